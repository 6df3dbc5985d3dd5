package io.trunkline.routing.decision.domain.campaign;

import io.trunkline.telephony.CampaignId;
import io.trunkline.telephony.CarrierId;
import io.trunkline.telephony.TenantId;
import java.time.Duration;
import java.util.Optional;

/// A campaign as routing sees it.
///
/// @param ringTimeout       how long each attempt may ring
/// @param carrier    its one carrier, when it names one without a priority
/// @param dialPrefix the prefix of the static block its calls leave by, when it has one
public record Campaign(
        CampaignId id,
        TenantId tenant,
        String name,
        boolean active,
        Duration ringTimeout,
        Optional<CarrierId> carrier,
        Optional<String> dialPrefix,
        CampaignRules rules) {}
