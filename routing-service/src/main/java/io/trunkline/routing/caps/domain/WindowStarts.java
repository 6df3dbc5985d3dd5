package io.trunkline.routing.caps.domain;

import java.time.Instant;

/// The windows of a cap in which an attempt was counted.
public record WindowStarts(Instant hour, Instant day, Instant week, Instant month) {
    /// The current windows of a cap.
    public static WindowStarts of(CapUsage usage) {
        return new WindowStarts(
                usage.hour().start(),
                usage.day().start(),
                usage.week().start(),
                usage.month().start());
    }
}
