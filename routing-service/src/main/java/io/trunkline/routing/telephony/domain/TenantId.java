package io.trunkline.routing.telephony.domain;

import java.util.UUID;

/// Names the organisation that owns numbers and campaigns.
public record TenantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
