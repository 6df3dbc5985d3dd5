package io.trunkline.routing.decisions.domain;

/// A tenant as routing sees it.
public record Tenant(TenantId id, String name, boolean active, Destinations destinations) {}
