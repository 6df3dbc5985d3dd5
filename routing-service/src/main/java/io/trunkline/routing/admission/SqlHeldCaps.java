package io.trunkline.routing.admission;

import io.trunkline.data.rows.Binds;
import io.trunkline.routing.admission.domain.HeldCaps;
import io.trunkline.routing.caps.domain.CountedUse;
import io.trunkline.routing.caps.domain.WindowStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The held caps of a lease in its columns `holds`, `total_holds` and `counted_holds`. Nearly all leases only hold
/// totals of answered calls, which are ids.
final class SqlHeldCaps {
    private SqlHeldCaps() {}

    static HeldCaps read(Set<UUID> concurrent, Set<UUID> totals, List<String> counted) {
        return new HeldCaps(
                concurrent,
                Stream.concat(
                                totals.stream().map(CountedUse::ofTotal),
                                counted.stream().map(SqlHeldCaps::parse))
                        .toList());
    }

    static String concurrent(HeldCaps caps) {
        return Binds.uuidArrayText(caps.concurrent());
    }

    static String totals(HeldCaps caps) {
        return Binds.uuidArrayText(caps.counted().stream()
                .filter(CountedUse::isPlainTotal)
                .map(CountedUse::cap)
                .toList());
    }

    /// An array of texts without characters that need quotes.
    static String counted(HeldCaps caps) {
        return caps.counted().stream()
                .filter(use -> !use.isPlainTotal())
                .map(SqlHeldCaps::text)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(CountedUse use) {
        String windows = use.windows()
                .map(starts -> Stream.of(starts.hour(), starts.day(), starts.week(), starts.month())
                        .map(start -> String.valueOf(start.getEpochSecond()))
                        .collect(Collectors.joining("|")))
                .orElse("|||");
        return use.cap() + "|" + use.total() + "|" + use.minimumTalk().toSeconds() + "|" + windows;
    }

    private static CountedUse parse(String text) {
        String[] parts = text.split("\\|", -1);
        Optional<WindowStarts> windows = parts[3].isEmpty()
                ? Optional.empty()
                : Optional.of(new WindowStarts(start(parts[3]), start(parts[4]), start(parts[5]), start(parts[6])));
        return new CountedUse(
                UUID.fromString(parts[0]),
                Boolean.parseBoolean(parts[1]),
                windows,
                Duration.ofSeconds(Long.parseLong(parts[2])));
    }

    private static Instant start(String epochSecond) {
        return Instant.ofEpochSecond(Long.parseLong(epochSecond));
    }
}
