package io.trunkline.routing.caps.domain;

import java.util.UUID;

/// Names a cap: the id of the campaign, link, carrier, number or tenant.
public record CapKey(CapKind kind, UUID id) {}
