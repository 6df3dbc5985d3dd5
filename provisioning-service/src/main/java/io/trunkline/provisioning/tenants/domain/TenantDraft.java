package io.trunkline.provisioning.tenants.domain;

import io.trunkline.provisioning.validation.domain.WireName;
import org.jspecify.annotations.Nullable;

/// A request to create or replace a tenant, not yet validated.
///
/// @param status `active` (default) or `suspended`
/// @param country ISO 3166-1, two capital letters, such as `US`; absent for the platform's default country
/// @param maxCallsPerSecond calls per second, 1 to 1000; absent for no limit
/// @param destinations where calls may go, besides the default country; absent for nowhere else
public record TenantDraft(
        @Nullable String name,
        @Nullable String status,
        @Nullable String country,
        @Nullable Integer maxCallsPerSecond,
        @Nullable DestinationsDraft destinations) {

    /// The draft that leaves a tenant as it is.
    public static TenantDraft of(TenantSettings settings) {
        var destinations = settings.destinations();
        return new TenantDraft(
                settings.name(),
                WireName.of(settings.status()),
                settings.country().code(),
                settings.maxCallsPerSecond(),
                new DestinationsDraft(destinations.allowed(), destinations.barred()));
    }
}
