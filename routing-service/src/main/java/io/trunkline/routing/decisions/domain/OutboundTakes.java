package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Take;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an attempt of a call that is placed takes: of its campaign and its carrier always; of its tenant and its number
/// once, with the order, or with the first attempt where nobody ordered the call from us.
final class OutboundTakes {
    private OutboundTakes() {}

    static CampaignDoor door(Campaign campaign, OutboundCall call) {
        return new CampaignDoor(campaign, isFirst(call));
    }

    private static Optional<Take> ofCampaign(OutboundCall call, OutboundCandidates known) {
        return known.campaign().map(campaign -> door(campaign, call).take());
    }

    static Optional<Take> ofTenant(OutboundCall call, OutboundCandidates known) {
        return known.tenant().filter(_ -> !call.ordered() && isFirst(call)).map(tenant -> byTenant(tenant.id()));
    }

    static Optional<Take> ofNumber(OutboundCall call, OutboundCandidates known) {
        return known.shown().filter(_ -> !call.ordered() && isFirst(call)).map(did -> byNumber(did.id()));
    }

    static Take ofCarrier(Carrier carrier) {
        return new Take(carrier.cap(), true, false, true);
    }

    static Take byTenant(TenantId tenant) {
        return new Take(new CapKey(CapKind.TENANT, tenant.value()), false, false, true);
    }

    static Take byNumber(DidId did) {
        return new Take(new CapKey(CapKind.DID, did.value()), false, true, false);
    }

    /// Why a call stops for which there is no room.
    static StopReason refusal(Take take) {
        return take.key().kind() == CapKind.TENANT ? StopReason.TENANT_TOO_FAST : StopReason.NUMBER_USED_UP;
    }

    /// Of everything but a carrier.
    static Stream<Take> ofCall(OutboundCall call, OutboundCandidates known) {
        return Stream.of(ofCampaign(call, known), ofTenant(call, known), ofNumber(call, known))
                .flatMap(Optional::stream);
    }

    static List<Take> all(OutboundCall call, OutboundCandidates known, Carrier carrier) {
        return Stream.concat(ofCall(call, known), Stream.of(ofCarrier(carrier))).toList();
    }

    private static boolean isFirst(OutboundCall call) {
        return call.tried().isEmpty();
    }
}
