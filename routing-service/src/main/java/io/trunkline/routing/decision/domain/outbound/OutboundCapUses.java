package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.CampaignAdmission;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The caps that an attempt of an outbound call uses: those of its campaign and carrier always; those of its tenant
/// and DID once, with the order, or with the first attempt of a call that was not placed by the API.
final class OutboundCapUses {
    private OutboundCapUses() {}

    static CampaignAdmission campaignAdmission(Campaign campaign, OutboundCall call) {
        return new CampaignAdmission(campaign, isFirstAttempt(call));
    }

    private static Optional<CapUse> forCampaign(OutboundCall call, OutboundCandidates known, CapLookup capLookup) {
        return known.campaign()
                .map(campaign -> campaignAdmission(campaign, call).capUse(capLookup));
    }

    static Optional<CapUse> forTenant(OutboundCall call, OutboundCandidates known) {
        return known.tenant()
                .filter(_ -> !call.placedByApi() && isFirstAttempt(call))
                .map(tenant -> tenantUse(tenant.id()));
    }

    static Optional<CapUse> forCallerId(OutboundCall call, OutboundCandidates known) {
        return known.callerIdDid()
                .filter(_ -> !call.placedByApi() && isFirstAttempt(call))
                .map(did -> didUse(did.id()));
    }

    static CapUse forCarrier(Carrier carrier) {
        return new CapUse(carrier.capKey(), true, false, true);
    }

    static CapUse tenantUse(TenantId tenant) {
        return new CapUse(CapKey.of(tenant), false, false, true);
    }

    static CapUse didUse(DidId did) {
        return new CapUse(CapKey.of(did), false, true, false);
    }

    /// The stop reason for a cap without capacity.
    static StopReason refusal(CapUse use) {
        return use.key().kind() == CapKind.TENANT ? StopReason.TENANT_TOO_FAST : StopReason.NUMBER_USED_UP;
    }

    /// All caps except the carrier's.
    static Stream<CapUse> forCall(OutboundCall call, OutboundCandidates known, CapLookup capLookup) {
        return Stream.of(forCampaign(call, known, capLookup), forTenant(call, known), forCallerId(call, known))
                .flatMap(Optional::stream);
    }

    static List<CapUse> forCallBy(OutboundCall call, OutboundCandidates known, Carrier carrier, CapLookup capLookup) {
        return Stream.concat(forCall(call, known, capLookup), Stream.of(forCarrier(carrier)))
                .toList();
    }

    private static boolean isFirstAttempt(OutboundCall call) {
        return call.triedCarriers().isEmpty();
    }
}
