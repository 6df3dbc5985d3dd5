package io.trunkline.provisioning.tenants.domain;

import io.trunkline.telephony.numbers.Country;
import org.jspecify.annotations.Nullable;

/// The valid configuration of a tenant.
///
/// @param country of its national numbers
/// @param maxCallsPerSecond calls per second; null for no limit
public record TenantSettings(
        String name,
        TenantStatus status,
        Country country,
        @Nullable Integer maxCallsPerSecond,
        Destinations destinations) {}
