package io.trunkline.routing.placedcalls.domain;

import io.trunkline.routing.decision.domain.outbound.PlacedCallCaps;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CampaignId;
import io.trunkline.telephony.CarrierId;
import io.trunkline.telephony.DidId;
import io.trunkline.telephony.PhoneNumber;
import io.trunkline.telephony.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A call that we were asked to place.
///
/// @param to        who is called
/// @param asDialed as the originator wrote it, `+` and digits
/// @param callerId     the number shown, a DID of the tenant
/// @param carrier   the one carrier it may leave by, where it names one
/// @param dialPrefix    the dial prefix it leaves by, where it names one
/// @param connect     what the answered leg joins
/// @param reference kept with the record
/// @param commandId   the order to the node
/// @param placedBy  who asked
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
        UUID commandId,
        String placedBy,
        Instant placedAt) {
    public PlacedCall {
        reference = Map.copyOf(reference);
    }

    /// What the order for it takes.
    public PlacedCallCaps capUse() {
        return new PlacedCallCaps(tenant, did);
    }
}
