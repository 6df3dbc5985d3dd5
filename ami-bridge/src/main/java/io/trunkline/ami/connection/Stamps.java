package io.trunkline.ami.connection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as AMI stamps them: seconds of the epoch with six digits behind the point.
final class Stamps {

    private static final double MICROS = 1e6;

    private Stamps() {}

    /// A double holds today's microseconds exactly enough: its step is a quarter of one.
    static Instant instant(double seconds) {
        return Instant.EPOCH.plus(Math.round(seconds * MICROS), ChronoUnit.MICROS);
    }
}
