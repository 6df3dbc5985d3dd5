package io.trunkline.routing.decision.domain;

import io.trunkline.routing.telephony.domain.CampaignId;
import io.trunkline.routing.telephony.domain.CarrierId;
import io.trunkline.routing.telephony.domain.DidId;
import io.trunkline.routing.telephony.domain.PhoneNumber;
import io.trunkline.routing.telephony.domain.TenantId;
import java.util.Optional;

/// A call that is placed, as its originator asked for it.
///
/// @param asDialed as written by the originator, `+` and digits
/// @param callerIdDid     the number to show, once chosen
/// @param placedByApi   it is ordered from us, and what it takes of its tenant and its number is taken with the
///     order
public record OutboundRequest(
        Optional<PhoneNumber> to,
        String asDialed,
        Optional<TenantId> tenant,
        Optional<CampaignId> campaign,
        Optional<CarrierId> carrier,
        Optional<String> dialPrefix,
        Optional<DidId> callerIdDid,
        boolean placedByApi) {}
