package io.trunkline.routing.campaigns;

import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Body of `PUT /api/v1/campaigns/{id}/carriers/{carrierId}`, and what PATCH merges with.
///
/// @param priority lowest number first; 1 if omitted
record CampaignCarrierRequest(@Nullable @Min(1) @Max(100) Integer priority) {
    CarrierSettings settings(UUID carrierId, long version) {
        return new CarrierSettings(carrierId, version, priority == null ? 1 : priority);
    }
}
