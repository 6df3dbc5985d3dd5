package io.trunkline.routing.decision.domain.campaign;

import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.TenantId;
import java.time.Duration;
import java.util.Optional;

/// A campaign in a routing decision.
///
/// @param ringTimeout ring timeout of each attempt
/// @param carrier     the campaign's only carrier, if it names one without a priority
/// @param dialPrefix  dial prefix of its outbound calls, if it has one
public record Campaign(
        CampaignId id,
        TenantId tenant,
        String name,
        boolean active,
        Duration ringTimeout,
        Optional<CarrierId> carrier,
        Optional<String> dialPrefix,
        CampaignRules rules) {}
