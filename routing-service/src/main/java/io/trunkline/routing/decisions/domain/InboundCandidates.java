package io.trunkline.routing.decisions.domain;

import java.util.List;
import java.util.Optional;

/// What is known of a number that was dialled.
///
/// @param carrier the carrier it came in by, when known
/// @param links   all of the campaign's, in any order
public record InboundCandidates(
        Optional<Did> did,
        Optional<Tenant> tenant,
        Optional<Campaign> campaign,
        Optional<CarrierId> carrier,
        List<Link> links) {
    /// Nothing is known.
    public static final InboundCandidates NONE =
            new InboundCandidates(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public InboundCandidates {
        links = List.copyOf(links);
    }
}
