package io.trunkline.routing.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// Body of `PUT /api/v1/campaigns/{id}/carriers/{carrierId}`.
///
/// @param priority lowest number first; 1 if omitted
record CampaignCarrierRequest(@Nullable @Min(1) @Max(100) Integer priority) {
    int priorityOrDefault() {
        return priority == null ? 1 : priority;
    }
}
