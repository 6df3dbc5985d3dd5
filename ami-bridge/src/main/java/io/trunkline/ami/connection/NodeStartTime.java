package io.trunkline.ami.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// When a node started, the same at every login. FullyBooted's Uptime is whole seconds and so wavers by one;
/// CoreStatus says the very second, but in the node's own time zone. Together they give it: zones differ by
/// quarters of an hour.
final class NodeStartTime {

    private static final long ZONE_STEP_SECONDS = Duration.ofMinutes(15).toSeconds();

    private NodeStartTime() {}

    /// @param now when FullyBooted came
    /// @param date `yyyy-MM-dd`, null when not said
    /// @param time `hh:mm:ss`, null when not said
    static Instant compute(Instant now, long uptimeSeconds, @Nullable String date, @Nullable String time) {
        Instant about = now.minusSeconds(uptimeSeconds).truncatedTo(ChronoUnit.SECONDS);
        if (date == null || time == null) {
            return about;
        }
        try {
            Instant local = LocalDate.parse(date).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
            long zone = Math.round((double) Duration.between(about, local).toSeconds() / ZONE_STEP_SECONDS);
            return local.minusSeconds(zone * ZONE_STEP_SECONDS);
        } catch (DateTimeParseException unreadable) {
            return about;
        }
    }
}
