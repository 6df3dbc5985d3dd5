package io.trunkline.benchmarks.faults.safeguards;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What keeps caps exact, each to be turned off to see that the judge notices. The product has no switch for it:
/// the benchmark breaks it from outside.
public enum Safeguard {
    /// A commit is in PostgreSQL's log on disk before it is acknowledged.
    FSYNC,
    /// An ended call's row refuses what comes after the end.
    TOMBSTONE,
    /// A lease ends on what the node says, never on a clock.
    EVIDENCE,
    /// Caps are locked from the look at them until they are written.
    LOCK;

    public static Safeguard byName(String name) {
        return Arrays.stream(values())
                .filter(safety -> safety.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--without=" + name + ": there are " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Safeguard::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
