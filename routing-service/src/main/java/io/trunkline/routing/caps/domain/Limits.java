package io.trunkline.routing.caps.domain;

import org.jspecify.annotations.Nullable;

/// What somebody set; null is no limit, 0 lets nothing through.
///
/// @param concurrent  attempts held at the same time: a link's and a campaign's concurrency, a carrier's channels
/// @param total   answered calls in all; for a number, calls placed with it
/// @param daily    let through on one day of the campaign's time zone
/// @param hourly  let through in one hour of the campaign's time zone
/// @param perSecond let through in one second of the clock
public record Limits(
        @Nullable Integer concurrent,
        @Nullable Long total,
        @Nullable Integer daily,
        @Nullable Integer hourly,
        @Nullable Integer perSecond) {
    /// No limit at all.
    public static final Limits NONE = new Limits(null, null, null, null, null);

    public static Limits ofConcurrent(@Nullable Integer atOnce) {
        return new Limits(atOnce, null, null, null, null);
    }
}
