package io.trunkline.provisioning.clients.domain;

import io.trunkline.telephony.hours.OpeningHours.Span;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Opening hours by weekday, as in requests and responses. A day without entries is closed. At least one day has some:
/// without a week, it is always open.
public record WeeklyHours(
        @Nullable List<Hours> monday,
        @Nullable List<Hours> tuesday,
        @Nullable List<Hours> wednesday,
        @Nullable List<Hours> thursday,
        @Nullable List<Hours> friday,
        @Nullable List<Hours> saturday,
        @Nullable List<Hours> sunday) {
    /// Ends on the next day if `to` is not after `from`.
    ///
    /// @param from such as `09:00`
    /// @param to such as `18:00`
    public record Hours(String from, String to) {
        /// A time of day, from 00:00 to 23:59.
        public static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

        /// The most entries of a day.
        public static final int MAX_PER_DAY = 24;
    }

    /// Null for always open.
    static @Nullable WeeklyHours of(List<Span> spans) {
        return spans.isEmpty()
                ? null
                : new WeeklyHours(
                        of(spans, DayOfWeek.MONDAY),
                        of(spans, DayOfWeek.TUESDAY),
                        of(spans, DayOfWeek.WEDNESDAY),
                        of(spans, DayOfWeek.THURSDAY),
                        of(spans, DayOfWeek.FRIDAY),
                        of(spans, DayOfWeek.SATURDAY),
                        of(spans, DayOfWeek.SUNDAY));
    }

    private static List<Hours> of(List<Span> spans, DayOfWeek day) {
        return spans.stream()
                .filter(span -> span.day() == day)
                .map(span -> new Hours(span.from().toString(), span.to().toString()))
                .toList();
    }

    Map<DayOfWeek, List<Hours>> byDay() {
        Map<DayOfWeek, List<Hours>> days = new TreeMap<>();
        put(days, DayOfWeek.MONDAY, monday);
        put(days, DayOfWeek.TUESDAY, tuesday);
        put(days, DayOfWeek.WEDNESDAY, wednesday);
        put(days, DayOfWeek.THURSDAY, thursday);
        put(days, DayOfWeek.FRIDAY, friday);
        put(days, DayOfWeek.SATURDAY, saturday);
        put(days, DayOfWeek.SUNDAY, sunday);
        return days;
    }

    private static void put(Map<DayOfWeek, List<Hours>> days, DayOfWeek day, @Nullable List<Hours> hours) {
        if (hours != null) {
            days.put(day, hours);
        }
    }
}
