package io.trunkline.routing.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// The body of a campaign's carrier.
///
/// @param priority lowest first, 1 when left out
record CampaignCarrierRequest(@Nullable @Min(1) @Max(100) Integer priority) {
    int priorityOrDefault() {
        return priority == null ? 1 : priority;
    }
}
