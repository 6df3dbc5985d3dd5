package io.trunkline.provisioning.tenants.domain;

import org.jspecify.annotations.Nullable;

/// A request to create or replace a tenant, not yet validated.
///
/// @param status `active` (default) or `suspended`
/// @param maxCallsPerSecond calls per second, 1 to 1000; absent for no limit
/// @param destinations where calls may go, besides the default country; absent for nowhere else
public record TenantDraft(
        @Nullable String name,
        @Nullable String status,
        @Nullable Integer maxCallsPerSecond,
        Destinations.@Nullable Draft destinations) {}
