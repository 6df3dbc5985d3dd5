package io.trunkline.benchmarks.faults.safeguards;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The mechanisms that keep caps exact. Each can be disabled to check that the verifier detects it. The product has
/// no setting for this; the benchmark disables it from outside.
public enum Safeguard {
    /// A commit is in PostgreSQL's write-ahead log on disk before it is acknowledged.
    FSYNC,
    /// The tombstone of an ended call rejects later attempts.
    TOMBSTONE,
    /// A lease ends on evidence from the node, never after a time.
    EVIDENCE,
    /// Caps are locked from the read until the write.
    LOCK,
    /// What is known of the talk time is stored with the lease, so that each report settles it once.
    TALK;

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
