package io.trunkline.ami.connection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as AMI stamps them: seconds of the epoch with six digits behind the point.
final class AmiTimestamps {

    private static final double MICROS_PER_SECOND = 1e6;

    private AmiTimestamps() {}

    /// A double holds today's microseconds exactly enough: its step is a quarter of one.
    static Instant toInstant(double seconds) {
        return Instant.EPOCH.plus(Math.round(seconds * MICROS_PER_SECOND), ChronoUnit.MICROS);
    }
}
