package io.trunkline.routing.caps.domain;

import java.util.UUID;

/// Identifies a cap by the id of its campaign, link, carrier, DID or tenant.
public record CapKey(CapKind kind, UUID id) {}
