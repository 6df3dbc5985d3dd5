package io.trunkline.provisioning.tenants;

import io.trunkline.provisioning.tenants.domain.Destinations;
import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tenant as the API returns it.
///
/// @param status `active` or `suspended`
/// @param country of its national numbers, ISO 3166-1
/// @param maxCallsPerSecond calls per second; null for no limit
/// @param destinations where calls may go, besides the default country
record TenantView(
        UUID id,
        long version,
        String name,
        String status,
        String country,
        @Nullable Integer maxCallsPerSecond,
        Destinations destinations,
        Instant createdAt,
        Instant updatedAt) {

    static TenantView of(Tenant tenant) {
        return new TenantView(
                tenant.id().value(),
                tenant.version(),
                tenant.settings().name(),
                WireName.of(tenant.settings().status()),
                tenant.settings().country().code(),
                tenant.settings().maxCallsPerSecond(),
                tenant.settings().destinations(),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
