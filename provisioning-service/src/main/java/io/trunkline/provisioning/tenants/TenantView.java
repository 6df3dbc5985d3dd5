package io.trunkline.provisioning.tenants;

import io.trunkline.provisioning.domain.WireName;
import io.trunkline.provisioning.tenants.domain.Tenant;
import java.time.Instant;
import java.util.UUID;

/// A tenant as callers see it.
///
/// @param status `active` or `suspended`
record TenantView(UUID id, long version, String name, String status, Instant createdAt, Instant updatedAt) {

    static TenantView of(Tenant tenant) {
        return new TenantView(
                tenant.id().value(),
                tenant.version(),
                tenant.settings().name(),
                WireName.of(tenant.settings().status()),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
