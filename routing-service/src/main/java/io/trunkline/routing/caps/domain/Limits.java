package io.trunkline.routing.caps.domain;

import org.jspecify.annotations.Nullable;

/// What somebody set; null is no limit, 0 lets nothing through.
///
/// @param atOnce  attempts held at the same time: a link's and a campaign's concurrency, a carrier's channels
/// @param inAll   answered calls in all; for a number, calls placed with it
/// @param aDay    let through on one day of the campaign's time zone
/// @param anHour  let through in one hour of the campaign's time zone
/// @param aSecond let through in one second of the clock
public record Limits(
        @Nullable Integer atOnce,
        @Nullable Long inAll,
        @Nullable Integer aDay,
        @Nullable Integer anHour,
        @Nullable Integer aSecond) {
    /// No limit at all.
    public static final Limits NONE = new Limits(null, null, null, null, null);

    public static Limits ofConcurrency(@Nullable Integer atOnce) {
        return new Limits(atOnce, null, null, null, null);
    }
}
