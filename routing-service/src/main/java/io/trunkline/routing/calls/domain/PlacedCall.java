package io.trunkline.routing.calls.domain;

import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.CampaignId;
import io.trunkline.routing.decisions.domain.CarrierId;
import io.trunkline.routing.decisions.domain.DidId;
import io.trunkline.routing.decisions.domain.OutboundOrder;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A call that we were asked to place.
///
/// @param to        who is called
/// @param asDialled as the originator wrote it, `+` and digits
/// @param shown     the number shown, a DID of the tenant
/// @param carrier   the one carrier it may leave by, where it names one
/// @param prefix    the dial prefix it leaves by, where it names one
/// @param joins     what the answered leg joins
/// @param reference kept with the record
/// @param command   the order to the node
/// @param placedBy  who asked
public record PlacedCall(
        CallId id,
        TenantId tenant,
        Optional<CampaignId> campaign,
        DidId did,
        PhoneNumber to,
        String asDialled,
        PhoneNumber shown,
        Optional<CarrierId> carrier,
        Optional<String> prefix,
        Connection joins,
        Map<String, String> reference,
        UUID command,
        String placedBy,
        Instant placedAt) {
    public PlacedCall {
        reference = Map.copyOf(reference);
    }

    /// What the order for it takes.
    public OutboundOrder order() {
        return new OutboundOrder(tenant, did);
    }
}
