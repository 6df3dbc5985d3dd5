package io.trunkline.messaging.loop;

import java.time.Duration;

/// The settings of a [BackgroundLoop], described at its builder.
record LoopSettings(
        String name,
        Duration firstAfter,
        Duration firstBackOff,
        Duration maxBackOff,
        Duration stuckAfter,
        Duration stopTimeout,
        boolean drainOnStop,
        Runnable afterLastRound,
        int phase) {

    LoopSettings {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("a loop's name is [a-z0-9-]+: " + name);
        }
        if (!firstBackOff.isPositive() || maxBackOff.compareTo(firstBackOff) < 0) {
            throw new IllegalArgumentException("the first back-off is positive and not above the limit");
        }
    }

    /// @param failures in a row, at least 1
    Duration backOff(int failures) {
        Duration backOff = firstBackOff.multipliedBy(1L << Math.min(failures - 1, 20));
        return backOff.compareTo(maxBackOff) < 0 ? backOff : maxBackOff;
    }
}
