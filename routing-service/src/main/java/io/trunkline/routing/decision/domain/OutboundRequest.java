package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.CampaignId;
import io.trunkline.telephony.CarrierId;
import io.trunkline.telephony.DidId;
import io.trunkline.telephony.PhoneNumber;
import io.trunkline.telephony.TenantId;
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
