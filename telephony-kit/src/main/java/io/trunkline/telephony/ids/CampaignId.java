package io.trunkline.telephony.ids;

import java.util.UUID;

/// Id of a campaign.
public record CampaignId(UUID value) implements EntityId<CampaignId> {
    /// The UUID in lower case.
    @Override
    public String toString() {
        return value.toString();
    }
}
