package io.trunkline.events.configuration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tenant as configured.
///
/// @param maxCallsPerSecond calls that may begin within a second, 1 to 1000, null for no limit
/// @param destinations where its calls may go beside the home country, null for nowhere else
public record TenantChanged(
        UUID tenantId,
        long version,
        boolean deleted,
        String name,
        Status status,
        @Nullable Integer maxCallsPerSecond,
        @Nullable Destinations destinations)
        implements EntityEvent {

    /// A suspended tenant's calls are not routed.
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    /// Beginnings of numbers in E.164 with the plus; of those that a number begins with the longest decides.
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
