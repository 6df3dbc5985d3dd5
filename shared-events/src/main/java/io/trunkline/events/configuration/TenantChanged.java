package io.trunkline.events.configuration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tenant as configured.
///
/// @param maxCallsPerSecond calls that may start within a second, 1 to 1000; null for no limit
/// @param destinations allowed destinations outside the tenant's own country; null for none
/// @param country of the tenant's national numbers, ISO 3166-1, such as `US`; null for the default country
public record TenantChanged(
        UUID tenantId,
        long version,
        boolean deleted,
        String name,
        Status status,
        @Nullable Integer maxCallsPerSecond,
        @Nullable Destinations destinations,
        @Nullable String country)
        implements EntityEvent {

    /// The calls of a suspended tenant are not routed.
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    /// Number prefixes in E.164 form with a plus sign. The longest prefix that matches decides.
    public record Destinations(List<String> allowed, List<String> barred) {}

    @Override
    public String key() {
        return tenantId.toString();
    }

    @Override
    public Optional<UUID> owningTenant() {
        return Optional.of(tenantId);
    }
}
