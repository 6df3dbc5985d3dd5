package io.trunkline.provisioning.tenants.domain;

/// The configuration of a tenant, every rule kept.
public record TenantSettings(String name, TenantStatus status) {}
