package io.trunkline.routing.campaigns;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// A request to add several numbers to a campaign.
///
/// @param ids of the numbers
record AddDidsRequest(
        @NotNull @Size(min = 1, max = CampaignRequest.MAX_DIDS)
        List<@NotNull UUID> ids) {}
