package io.trunkline.routing.liveusage.domain;

import org.jspecify.annotations.Nullable;

/// What is left of one limit.
///
/// @param limit null for none
/// @param left  null without a limit; 0 also where more is taken than a limit that was lowered
public record Capacity(
        @Nullable Long limit, long taken, @Nullable Long left) {
    public static Capacity of(@Nullable Number limit, long taken) {
        return limit == null
                ? new Capacity(null, taken, null)
                : new Capacity(limit.longValue(), taken, Math.max(0, limit.longValue() - taken));
    }
}
