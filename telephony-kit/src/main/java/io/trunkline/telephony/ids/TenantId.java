package io.trunkline.telephony.ids;

import java.util.UUID;

/// Id of a tenant, the organization that owns numbers and campaigns.
public record TenantId(UUID value) implements EntityId<TenantId> {
    /// The UUID in lower case.
    @Override
    public String toString() {
        return value.toString();
    }
}
