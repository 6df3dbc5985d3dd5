package io.trunkline.realtime.hosts.domain;

import java.time.Duration;

/// How often hosts are looked up, and how long their addresses are kept.
///
/// @param minInterval between two lookups of a host, and before the first repetition of a failed one
/// @param maxInterval between two lookups of a host
/// @param keepMissing an address stays this long after answers no longer have it
public record LookupRules(Duration minInterval, Duration maxInterval, Duration keepMissing) {
    /// The longest wait after failed lookups.
    private static final Duration MAX_WAIT_AFTER_FAILURE = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 10;

    public LookupRules {
        if (!minInterval.isPositive() || maxInterval.compareTo(minInterval) < 0 || keepMissing.isNegative()) {
            throw new IllegalArgumentException(
                    "the minimum interval must be positive, and the maximum must not be below it");
        }
    }

    /// The time to live, within both limits.
    Duration interval(Duration timeToLive) {
        return shorter(longer(timeToLive, minInterval), maxInterval);
    }

    /// Doubles with each failure.
    ///
    /// @param failures in a row, at least 1
    Duration afterFailures(int failures) {
        Duration limit = shorter(longer(MAX_WAIT_AFTER_FAILURE, minInterval), maxInterval);
        return shorter(minInterval.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS)), limit);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
