package io.trunkline.provisioning.tenants.domain;

/// A suspended tenant's calls are not routed and its people cannot log in.
public enum TenantStatus {
    ACTIVE,
    SUSPENDED
}
