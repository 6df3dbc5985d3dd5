package io.trunkline.routing.campaigns;

import io.trunkline.telephony.hours.OpeningHours;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Opening hours by weekday. A day without entries is closed. At least one day has some; what is always open has no
/// week at all.
record WeeklyHours(
        @Nullable @Valid @Size(max = 24) List<@NotNull Hours> monday,
        @Nullable @Valid @Size(max = 24) List<@NotNull Hours> tuesday,
        @Nullable @Valid @Size(max = 24) List<@NotNull Hours> wednesday,
        @Nullable @Valid @Size(max = 24) List<@NotNull Hours> thursday,
        @Nullable @Valid @Size(max = 24) List<@NotNull Hours> friday,
        @Nullable @Valid @Size(max = 24) List<@NotNull Hours> saturday,
        @Nullable @Valid @Size(max = 24) List<@NotNull Hours> sunday) {
    /// A time of day, from 00:00 to 23:59.
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /// Ends on the next day if `to` is not after `from`.
    record Hours(
            @NotNull @Pattern(regexp = TIME, message = "must be a time such as 09:00")
            String from,

            @NotNull @Pattern(regexp = TIME, message = "must be a time such as 18:00")
            String to) {
        static Hours of(OpeningHours.Span span) {
            return new Hours(span.from().toString(), span.to().toString());
        }
    }

    /// @param field path of the span in the request body
    record SpanField(String field, OpeningHours.Span span) {}

    /// Null for always open.
    static @Nullable WeeklyHours of(List<OpeningHours.Span> hours) {
        return hours.isEmpty() ? null : ofDays(hours);
    }

    private static WeeklyHours ofDays(List<OpeningHours.Span> hours) {
        return new WeeklyHours(
                of(hours, DayOfWeek.MONDAY),
                of(hours, DayOfWeek.TUESDAY),
                of(hours, DayOfWeek.WEDNESDAY),
                of(hours, DayOfWeek.THURSDAY),
                of(hours, DayOfWeek.FRIDAY),
                of(hours, DayOfWeek.SATURDAY),
                of(hours, DayOfWeek.SUNDAY));
    }

    private static List<Hours> of(List<OpeningHours.Span> hours, DayOfWeek day) {
        return hours.stream().filter(span -> span.day() == day).map(Hours::of).toList();
    }

    List<SpanField> spans() {
        return Stream.of(DayOfWeek.values()).flatMap(this::spans).toList();
    }

    private Stream<SpanField> spans(DayOfWeek day) {
        List<Hours> hours = Map.of(
                        DayOfWeek.MONDAY, orEmpty(monday),
                        DayOfWeek.TUESDAY, orEmpty(tuesday),
                        DayOfWeek.WEDNESDAY, orEmpty(wednesday),
                        DayOfWeek.THURSDAY, orEmpty(thursday),
                        DayOfWeek.FRIDAY, orEmpty(friday),
                        DayOfWeek.SATURDAY, orEmpty(saturday),
                        DayOfWeek.SUNDAY, orEmpty(sunday))
                .getOrDefault(day, List.of());
        String name = "openingHours." + day.name().toLowerCase(Locale.ROOT);
        return Stream.iterate(0, i -> i < hours.size(), i -> i + 1)
                .map(i -> new SpanField(name + "[" + i + "]", span(day, hours.get(i))));
    }

    private static OpeningHours.Span span(DayOfWeek day, Hours hours) {
        return new OpeningHours.Span(day, LocalTime.parse(hours.from()), LocalTime.parse(hours.to()));
    }

    private static List<Hours> orEmpty(@Nullable List<Hours> hours) {
        return hours == null ? List.of() : hours;
    }
}
