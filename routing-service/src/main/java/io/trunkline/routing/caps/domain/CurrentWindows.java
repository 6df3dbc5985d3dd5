package io.trunkline.routing.caps.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// The starts of the day, hour and second that contain a moment. A day has 23 to 25 hours, as the zone's clocks
/// have it; the hour that is repeated when clocks are set back counts as one window of two hours.
public record CurrentWindows(Instant day, Instant hour, Instant second) {
    public static CurrentWindows at(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        return new CurrentWindows(
                there.toLocalDate().atStartOfDay(zone).toInstant(),
                there.truncatedTo(ChronoUnit.HOURS).toInstant(),
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    /// The usage with windows that have passed set to 0.
    public CapUsage roll(CapUsage taken) {
        return new CapUsage(
                taken.concurrent(),
                taken.total(),
                taken.day().rollTo(day),
                taken.hour().rollTo(hour),
                taken.second().rollTo(second));
    }
}
