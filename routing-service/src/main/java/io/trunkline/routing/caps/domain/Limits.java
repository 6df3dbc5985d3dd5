package io.trunkline.routing.caps.domain;

import org.jspecify.annotations.Nullable;

/// Limits of a cap; null means no limit, and 0 admits no call.
///
/// @param concurrent concurrent attempts: the concurrency of a campaign, link or client, a carrier's channels
/// @param total      answered calls; for a DID, calls placed with it
/// @param daily      attempts a day, in the time zone of the cap
/// @param hourly     attempts an hour, in the time zone of the cap
/// @param perSecond  attempts a second
/// @param weekly     attempts an ISO week, in the time zone of the cap
/// @param monthly    attempts a month, in the time zone of the cap
public record Limits(
        @Nullable Integer concurrent,
        @Nullable Long total,
        @Nullable Integer daily,
        @Nullable Integer hourly,
        @Nullable Integer perSecond,
        @Nullable Integer weekly,
        @Nullable Integer monthly) {
    /// No limits.
    public static final Limits NONE = new Limits(null, null, null, null, null);

    /// Without limits of weeks and months.
    public Limits(
            @Nullable Integer concurrent,
            @Nullable Long total,
            @Nullable Integer daily,
            @Nullable Integer hourly,
            @Nullable Integer perSecond) {
        this(concurrent, total, daily, hourly, perSecond, null, null);
    }

    public static Limits ofConcurrent(@Nullable Integer concurrent) {
        return new Limits(concurrent, null, null, null, null);
    }
}
