package io.trunkline.routing.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of a link to a client.
///
/// @param priority lowest first, 1 when left out
/// @param weight   1 when left out
record LinkRequest(
        @Nullable @Min(1) @Max(1000) Integer priority,
        @Nullable @Min(1) @Max(1000) Integer weight,
        @Nullable @Pattern(regexp = "active|inactive") String status,
        @Nullable Integer maxConcurrency,
        @Nullable Long totalCallsAllowed) {
    int priorityOrDefault() {
        return priority == null ? 1 : priority;
    }

    int weightOrDefault() {
        return weight == null ? 1 : weight;
    }

    boolean active() {
        return !"inactive".equals(status);
    }
}
