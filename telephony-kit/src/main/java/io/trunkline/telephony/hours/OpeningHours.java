package io.trunkline.telephony.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opening hours in a time zone. When clocks change, a span stays one stretch of time: one that begins in the
/// skipped hour begins when clocks are set forward; in the repeated hour the first occurrence counts.
///
/// @param zone  time zone, also of the windows of caps
/// @param spans no two overlap; without any it is always open
public record OpeningHours(ZoneId zone, List<Span> spans) {
    private static final int MINUTES_PER_WEEK = 7 * 24 * 60;

    /// @throws IllegalArgumentException when spans overlap
    public OpeningHours {
        spans = spans.stream()
                .sorted(Comparator.comparingInt(Span::startMinute).thenComparingInt(Span::lengthMinutes))
                .toList();
        if (overlap(spans).isPresent()) {
            throw new IllegalArgumentException("opening hours overlap");
        }
    }

    public static OpeningHours always(ZoneId zone) {
        return new OpeningHours(zone, List.of());
    }

    /// Parses the form that [#texts] returns.
    ///
    /// @throws IllegalArgumentException for any other text
    public static OpeningHours parse(ZoneId zone, List<String> texts) {
        return new OpeningHours(zone, texts.stream().map(Span::parse).toList());
    }

    /// The spans, such as `monday 09:00-18:00`.
    public List<String> texts() {
        return spans.stream().map(Span::toString).toList();
    }

    public boolean isOpenAt(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return spans.isEmpty()
                || spans.stream()
                        .anyMatch(span -> contains(span, today, now) || contains(span, today.minusDays(1), now));
    }

    /// The local weekday and time, such as `friday 18:04`.
    public String localTime(Instant now) {
        LocalDateTime there = LocalDateTime.ofInstant(now, zone);
        return there.getDayOfWeek().name().toLowerCase(Locale.ROOT) + " "
                + there.toLocalTime().truncatedTo(ChronoUnit.MINUTES) + " " + zone;
    }

    /// The first span that begins before another one has ended.
    public static Optional<Span> overlap(List<Span> spans) {
        return spans.stream()
                .filter(span -> spans.stream()
                        .anyMatch(other -> other != span
                                && Math.floorMod(span.startMinute() - other.startMinute(), MINUTES_PER_WEEK)
                                        < other.lengthMinutes()))
                .findFirst();
    }

    private boolean contains(Span span, LocalDate day, Instant now) {
        if (day.getDayOfWeek() != span.day()) {
            return false;
        }
        Instant from = toInstant(day.atTime(span.from()));
        Instant to = toInstant((span.passesMidnight() ? day.plusDays(1) : day).atTime(span.to()));
        return !now.isBefore(from) && now.isBefore(to);
    }

    private Instant toInstant(LocalDateTime there) {
        ZoneOffsetTransition change = zone.getRules().getTransition(there);
        return change != null && change.isGap()
                ? change.getInstant()
                : there.atZone(zone).toInstant();
    }

    /// From a minute of a weekday to a later one. An end that is not later on the clock is on the next day: `22:00`
    /// to `06:00` crosses midnight, `00:00` to `00:00` is the whole day.
    public record Span(DayOfWeek day, LocalTime from, LocalTime to) {
        private static final Pattern PATTERN =
                Pattern.compile("([a-z]{6,9}) ((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9])");

        /// Parses the form that [#toString] writes.
        ///
        /// @throws IllegalArgumentException for any other text
        public static Span parse(String text) {
            Matcher form = PATTERN.matcher(text);
            if (!form.matches()) {
                throw new IllegalArgumentException("not opening hours");
            }
            return new Span(
                    DayOfWeek.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
                    LocalTime.parse(form.group(2)),
                    LocalTime.parse(form.group(3)));
        }

        boolean passesMidnight() {
            return !to.isAfter(from);
        }

        /// Minute of the week, 0 for Monday 00:00.
        int startMinute() {
            return day.ordinal() * 24 * 60 + from.getHour() * 60 + from.getMinute();
        }

        int lengthMinutes() {
            int minutes = (int) Duration.between(from, to).toMinutes();
            return passesMidnight() ? minutes + 24 * 60 : minutes;
        }

        /// Such as `monday 09:00-18:00`.
        @Override
        public String toString() {
            return day.name().toLowerCase(Locale.ROOT) + " " + from + "-" + to;
        }
    }
}
