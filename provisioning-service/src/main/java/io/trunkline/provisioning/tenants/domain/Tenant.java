package io.trunkline.provisioning.tenants.domain;

import io.trunkline.telephony.ids.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored tenant.
///
/// @param version from 1, increased by one with each change
/// @param deletedAt null until the tenant is deleted
public record Tenant(
        TenantId id,
        long version,
        TenantSettings settings,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    /// Whether its users have access and its calls are routed.
    public boolean isActive() {
        return deletedAt == null && settings.status() == TenantStatus.ACTIVE;
    }
}
