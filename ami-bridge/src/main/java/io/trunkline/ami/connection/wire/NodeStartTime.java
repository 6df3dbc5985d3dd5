package io.trunkline.ami.connection.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Computes when a node started, with the same result at every login. The Uptime of FullyBooted is in whole
/// seconds, so a start time computed from it varies by one second. CoreStatus has the exact second, but in the
/// node's time zone. The two together give the exact time in UTC, since time zones differ by multiples of
/// 15 minutes.
final class NodeStartTime {

    private static final long ZONE_STEP_SECONDS = Duration.ofMinutes(15).toSeconds();

    private NodeStartTime() {}

    /// @param now when FullyBooted was received
    /// @param date `yyyy-MM-dd`; null when the node did not report it
    /// @param time `hh:mm:ss`; null when the node did not report it
    static Instant compute(Instant now, long uptimeSeconds, @Nullable String date, @Nullable String time) {
        Instant estimate = now.minusSeconds(uptimeSeconds).truncatedTo(ChronoUnit.SECONDS);
        if (date == null || time == null) {
            return estimate;
        }
        try {
            Instant local = LocalDate.parse(date).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
            long zone = Math.round((double) Duration.between(estimate, local).toSeconds() / ZONE_STEP_SECONDS);
            return local.minusSeconds(zone * ZONE_STEP_SECONDS);
        } catch (DateTimeParseException unreadable) {
            return estimate;
        }
    }
}
