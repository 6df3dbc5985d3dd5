package io.trunkline.routing.live.domain;

import org.jspecify.annotations.Nullable;

/// What is left of one limit.
///
/// @param limit null for none
/// @param left  null without a limit; 0 also where more is taken than a limit that was lowered
public record Room(
        @Nullable Long limit, long taken, @Nullable Long left) {
    public static Room of(@Nullable Number limit, long taken) {
        return limit == null
                ? new Room(null, taken, null)
                : new Room(limit.longValue(), taken, Math.max(0, limit.longValue() - taken));
    }
}
