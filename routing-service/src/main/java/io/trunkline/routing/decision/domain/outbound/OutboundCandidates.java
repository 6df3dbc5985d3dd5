package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.ids.CarrierId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The data of an outbound call.
///
/// @param callerIdDid        the DID of the caller ID, once it is chosen
/// @param carriers           all carriers, in any order
/// @param offers             those that the call may use
/// @param campaignPriorities the campaign's own carriers with their priorities, lowest first
/// @param now                time of the data
public record OutboundCandidates(
        Optional<Tenant> tenant,
        Optional<Campaign> campaign,
        Optional<Did> callerIdDid,
        List<Carrier> carriers,
        CarrierOffers offers,
        Map<CarrierId, Integer> campaignPriorities,
        Instant now) {
    /// No data.
    public static final OutboundCandidates NONE = new OutboundCandidates(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            CarrierOffers.ofTenant(Set.of()),
            Map.of(),
            Instant.EPOCH);

    public OutboundCandidates {
        carriers = List.copyOf(carriers);
        campaignPriorities = Map.copyOf(campaignPriorities);
    }

    public OutboundCandidates withCarriers(List<Carrier> all, Map<CarrierId, Integer> priorities) {
        return new OutboundCandidates(tenant, campaign, callerIdDid, all, offers, priorities, now);
    }

    /// The carrier that was dialed by an earlier attempt, if the call may still use it.
    Optional<Carrier> offeredCarrier(Optional<CarrierId> id) {
        return carriers.stream()
                .filter(carrier -> id.equals(Optional.of(carrier.id())) && offers.include(carrier))
                .findFirst();
    }
}
