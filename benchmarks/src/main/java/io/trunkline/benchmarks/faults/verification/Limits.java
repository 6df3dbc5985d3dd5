package io.trunkline.benchmarks.faults.verification;

import org.jspecify.annotations.Nullable;

/// The limits of one entity; null is no limit.
///
/// @param concurrent concurrent calls
/// @param total      answered calls so far
/// @param minimumTalkSeconds shorter calls do not count in the total; null for answered calls of any length
public record Limits(
        @Nullable Long concurrent,
        @Nullable Long total,
        @Nullable Integer minimumTalkSeconds) {
    /// With a total of answered calls of any length.
    public Limits(@Nullable Long concurrent, @Nullable Long total) {
        this(concurrent, total, null);
    }

    public static Limits concurrentOnly(@Nullable Long concurrent) {
        return new Limits(concurrent, null);
    }

    public @Nullable Long of(LimitKind kind) {
        return switch (kind) {
            case CONCURRENT -> concurrent;
            case TOTAL -> total;
        };
    }

    public Limits with(LimitKind kind, @Nullable Long limit) {
        return switch (kind) {
            case CONCURRENT -> new Limits(limit, total, minimumTalkSeconds);
            case TOTAL -> new Limits(concurrent, limit, minimumTalkSeconds);
        };
    }
}
