package io.trunkline.provisioning.tenants.domain;

import org.jspecify.annotations.Nullable;

/// The configuration of a tenant, every rule kept.
///
/// @param maxCallsPerSecond calls that may begin within a second, null for no limit
public record TenantSettings(
        String name, TenantStatus status, @Nullable Integer maxCallsPerSecond, Destinations destinations) {}
