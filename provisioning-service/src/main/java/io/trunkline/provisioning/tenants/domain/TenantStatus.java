package io.trunkline.provisioning.tenants.domain;

/// Calls of a suspended tenant are not routed, and its users cannot sign in.
public enum TenantStatus {
    ACTIVE,
    SUSPENDED
}
