package io.trunkline.provisioning.tenants.domain;

import java.util.UUID;

/// A tenant, for as long as it exists and after.
public record TenantId(UUID value) {}
