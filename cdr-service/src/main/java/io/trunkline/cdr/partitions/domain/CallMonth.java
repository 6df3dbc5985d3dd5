package io.trunkline.cdr.partitions.domain;

import io.trunkline.telephony.CallId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The month in which a call began, by the second in its call id. Each month is a partition.
public final class CallMonth {
    private static final Instant EARLIEST = Instant.parse("2001-09-09T01:46:40Z");
    private static final Instant LATEST = Instant.parse("2099-12-31T23:59:59Z");

    private CallMonth() {}

    /// The first day of the month, UTC.
    public static LocalDate of(CallId callId) {
        return LocalDate.ofInstant(callId.startedAt(), ZoneOffset.UTC).withDayOfMonth(1);
    }

    /// Whether the second in a call id is one that a clock can have shown (2001 to 2099). A partition is created on
    /// demand, so an absurd second must not create one.
    public static boolean isPlausible(CallId callId) {
        return !callId.startedAt().isBefore(EARLIEST) && !callId.startedAt().isAfter(LATEST);
    }
}
