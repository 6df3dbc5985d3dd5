package io.trunkline.events;

import java.util.Optional;
import java.util.UUID;

/// A tenant as configured.
public record TenantChanged(UUID tenantId, long version, boolean deleted, String name, Status status)
        implements EntityEvent {

    /// A suspended tenant's calls are not routed.
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    @Override
    public String key() {
        return tenantId.toString();
    }

    @Override
    public Optional<UUID> owner() {
        return Optional.of(tenantId);
    }
}
