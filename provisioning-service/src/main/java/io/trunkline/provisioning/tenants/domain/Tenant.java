package io.trunkline.provisioning.tenants.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tenant as it is stored.
///
/// @param version grows by one with each change, from 1
/// @param deletedAt set once, in the last version
public record Tenant(
        TenantId id,
        long version,
        TenantSettings settings,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /// Whether its people may come in.
    public boolean isActive() {
        return deletedAt == null && settings.status() == TenantStatus.ACTIVE;
    }
}
