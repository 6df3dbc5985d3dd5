package io.trunkline.routing.telephony.domain;

import java.util.UUID;

/// Names a tenant's way of routing its calls.
public record CampaignId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
