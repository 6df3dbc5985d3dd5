package io.trunkline.routing.placedcalls.domain;

import io.trunkline.routing.decision.domain.outbound.PlacedCallCaps;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.tags.CallTags;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A call placed over the API.
///
/// @param to the called number
/// @param asDialed the called number as requested, `+` and digits only
/// @param callerId number of the tenant's DID
/// @param carrier set if the request names a carrier
/// @param dialPrefix set if the request names a dial prefix
/// @param connect what the answered call is connected to
/// @param reference stored with the call record
/// @param tags for the rules of the link to the client that the answered call is connected to
/// @param commandId id of the originate command
/// @param placedBy the user
public record PlacedCall(
        CallId id,
        TenantId tenant,
        Optional<CampaignId> campaign,
        DidId did,
        PhoneNumber to,
        String asDialed,
        PhoneNumber callerId,
        Optional<CarrierId> carrier,
        Optional<String> dialPrefix,
        ConnectTarget connect,
        Map<String, String> reference,
        CallTags tags,
        UUID commandId,
        String placedBy,
        Instant placedAt) {
    public PlacedCall {
        reference = Map.copyOf(reference);
    }

    /// The caps that placing the call uses.
    public PlacedCallCaps capUse() {
        return new PlacedCallCaps(tenant, did);
    }
}
