package io.trunkline.routing.decision.domain;

import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Optional;

/// The request for an outbound call.
///
/// @param asDialed    the number as it was dialed, digits with an optional plus sign
/// @param callerIdDid the DID of the caller ID, once it is chosen
/// @param placedByApi whether the API placed the call; its use of the tenant's and the DID's caps is counted when
///     the order is accepted
public record OutboundRequest(
        Optional<PhoneNumber> to,
        String asDialed,
        Optional<TenantId> tenant,
        Optional<CampaignId> campaign,
        Optional<CarrierId> carrier,
        Optional<String> dialPrefix,
        Optional<DidId> callerIdDid,
        boolean placedByApi) {
    public OutboundRequest withTo(Optional<PhoneNumber> number) {
        return new OutboundRequest(number, asDialed, tenant, campaign, carrier, dialPrefix, callerIdDid, placedByApi);
    }
}
