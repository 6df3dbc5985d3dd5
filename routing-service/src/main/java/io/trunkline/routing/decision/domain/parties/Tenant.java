package io.trunkline.routing.decision.domain.parties;

import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import java.util.Optional;

/// A tenant in a routing decision.
///
/// @param country of its national numbers; empty for the default country
public record Tenant(
        TenantId id, String name, boolean active, AllowedDestinations destinations, Optional<Country> country) {}
