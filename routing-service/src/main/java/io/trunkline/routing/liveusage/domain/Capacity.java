package io.trunkline.routing.liveusage.domain;

import org.jspecify.annotations.Nullable;

/// The usage of one limit.
///
/// @param limit null for no limit
/// @param left null without a limit; 0 if the limit was lowered below current use
public record Capacity(
        @Nullable Long limit, long taken, @Nullable Long left) {
    public static Capacity of(@Nullable Number limit, long taken) {
        return limit == null
                ? new Capacity(null, taken, null)
                : new Capacity(limit.longValue(), taken, Math.max(0, limit.longValue() - taken));
    }
}
