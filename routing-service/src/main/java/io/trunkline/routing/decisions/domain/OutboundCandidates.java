package io.trunkline.routing.decisions.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known for a call that we place.
///
/// @param shown            the number to show, when one is chosen
/// @param carriers         every carrier, in any order
/// @param campaignPriority the campaign's own carriers with their priority there, lowest first
/// @param now              when all this was so
public record OutboundCandidates(
        Optional<Tenant> tenant,
        Optional<Campaign> campaign,
        Optional<Did> shown,
        List<Carrier> carriers,
        Map<CarrierId, Integer> campaignPriority,
        Instant now) {
    /// Nothing is known.
    public static final OutboundCandidates NONE = new OutboundCandidates(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of(), Instant.EPOCH);

    public OutboundCandidates {
        carriers = List.copyOf(carriers);
        campaignPriority = Map.copyOf(campaignPriority);
    }
}
