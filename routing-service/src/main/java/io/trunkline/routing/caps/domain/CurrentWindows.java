package io.trunkline.routing.caps.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// Where the day, the hour and the second of one moment begin. Days are as long as the zone's clocks make them, 23
/// to 25 hours; the hour that is lived twice when clocks go back is two hours.
public record CurrentWindows(Instant day, Instant hour, Instant second) {
    public static CurrentWindows at(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        return new CurrentWindows(
                there.toLocalDate().atStartOfDay(zone).toInstant(),
                there.truncatedTo(ChronoUnit.HOURS).toInstant(),
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    /// What is taken as of these windows.
    public CapUsage roll(CapUsage taken) {
        return new CapUsage(
                taken.concurrent(),
                taken.total(),
                taken.day().rollTo(day),
                taken.hour().rollTo(hour),
                taken.second().rollTo(second));
    }
}
