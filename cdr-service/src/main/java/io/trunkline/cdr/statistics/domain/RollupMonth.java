package io.trunkline.cdr.statistics.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The month by which rollups are partitioned.
public final class RollupMonth {
    private RollupMonth() {}

    /// The first day of a time's month, UTC.
    public static LocalDate of(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).withDayOfMonth(1);
    }
}
