package io.trunkline.ami.connection.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// AMI timestamps: seconds since 1970 with six decimal places.
final class AmiTimestamps {

    private static final double MICROS_PER_SECOND = 1e6;

    private AmiTimestamps() {}

    /// The resolution of a double at today's dates is a quarter of a microsecond.
    static Instant toInstant(double seconds) {
        return Instant.EPOCH.plus(Math.round(seconds * MICROS_PER_SECOND), ChronoUnit.MICROS);
    }
}
