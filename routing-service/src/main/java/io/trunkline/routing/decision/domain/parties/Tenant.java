package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.ids.TenantId;

/// A tenant in a routing decision.
public record Tenant(TenantId id, String name, boolean active, AllowedDestinations destinations) {}
