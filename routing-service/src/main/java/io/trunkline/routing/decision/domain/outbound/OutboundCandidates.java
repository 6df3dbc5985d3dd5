package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.CarrierId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known for a call that we place.
///
/// @param callerIdDid            the number to show, when one is chosen
/// @param carriers         every carrier, in any order
/// @param campaignPriorities the campaign's own carriers with their priority there, lowest first
/// @param now              when all this was so
public record OutboundCandidates(
        Optional<Tenant> tenant,
        Optional<Campaign> campaign,
        Optional<Did> callerIdDid,
        List<Carrier> carriers,
        Map<CarrierId, Integer> campaignPriorities,
        Instant now) {
    /// Nothing is known.
    public static final OutboundCandidates NONE = new OutboundCandidates(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of(), Instant.EPOCH);

    public OutboundCandidates {
        carriers = List.copyOf(carriers);
        campaignPriorities = Map.copyOf(campaignPriorities);
    }
}
