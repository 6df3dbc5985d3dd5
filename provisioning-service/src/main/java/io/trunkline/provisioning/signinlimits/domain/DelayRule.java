package io.trunkline.provisioning.signinlimits.domain;

import java.time.Duration;

/// How long attempts are refused after failed ones: not at all at first, then for a delay that doubles
/// with each failure.
///
/// @param failures the number of failures with which the delays begin, from 1
/// @param firstDelay the first of them
/// @param maxDelay the longest one
/// @param period after which all failures are forgotten, counted from the first
public record DelayRule(int failures, Duration firstDelay, Duration maxDelay, Duration period) {
    /// More would overflow.
    private static final int MAX_DOUBLINGS = 30;

    public DelayRule {
        if (failures < 1 || !firstDelay.isPositive() || maxDelay.compareTo(firstDelay) < 0 || !period.isPositive()) {
            throw new IllegalArgumentException(
                    "not a rule for delays: %d, %s, %s, %s".formatted(failures, firstDelay, maxDelay, period));
        }
    }

    Duration delayAfter(int failed) {
        if (failed < failures) {
            return Duration.ZERO;
        }
        Duration delay = firstDelay.multipliedBy(1L << Math.min(failed - failures, MAX_DOUBLINGS));
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
