package io.trunkline.routing.caps.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/// The starts of the windows that contain a moment, as the zone's clocks have them. A day has 23 to 25 hours when
/// clocks change, and each of the two hours that have the same name is a window of its own. A week is an ISO week,
/// from Monday on.
public record CurrentWindows(Instant day, Instant hour, Instant second, Instant week, Instant month) {
    public static CurrentWindows at(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        LocalDate today = there.toLocalDate();
        return new CurrentWindows(
                start(today, zone),
                there.truncatedTo(ChronoUnit.HOURS).toInstant(),
                now.truncatedTo(ChronoUnit.SECONDS),
                start(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone),
                start(today.withDayOfMonth(1), zone));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// The usage with windows that have passed set to 0.
    public CapUsage roll(CapUsage taken) {
        return new CapUsage(
                taken.concurrent(),
                taken.total(),
                taken.day().rollTo(day),
                taken.hour().rollTo(hour),
                taken.second().rollTo(second),
                taken.week().rollTo(week),
                taken.month().rollTo(month),
                taken.attempts());
    }
}
