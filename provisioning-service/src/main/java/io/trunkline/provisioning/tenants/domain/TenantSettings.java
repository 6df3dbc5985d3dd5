package io.trunkline.provisioning.tenants.domain;

import org.jspecify.annotations.Nullable;

/// The valid configuration of a tenant.
///
/// @param maxCallsPerSecond calls per second; null for no limit
public record TenantSettings(
        String name, TenantStatus status, @Nullable Integer maxCallsPerSecond, Destinations destinations) {}
