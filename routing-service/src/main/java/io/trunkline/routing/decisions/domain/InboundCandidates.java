package io.trunkline.routing.decisions.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of a number that was dialled.
///
/// @param carrier  the carrier it came in by, when known
/// @param links    all of the campaign's, in any order
/// @param caller   who calls
/// @param overflow who takes what none of the links can
/// @param now      when all this was so
public record InboundCandidates(
        Optional<Did> did,
        Optional<Tenant> tenant,
        Optional<Campaign> campaign,
        Optional<CarrierId> carrier,
        List<Link> links,
        KnownCaller caller,
        Optional<Overflow> overflow,
        Instant now) {
    /// Nothing is known.
    public static final InboundCandidates NONE = new InboundCandidates(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            KnownCaller.UNKNOWN,
            Optional.empty(),
            Instant.EPOCH);

    public InboundCandidates {
        links = List.copyOf(links);
    }

    /// The same with these links.
    public InboundCandidates with(List<Link> links) {
        return new InboundCandidates(did, tenant, campaign, carrier, links, caller, overflow, now);
    }

    /// The same for this caller at this time.
    public InboundCandidates calledBy(KnownCaller caller, Instant now) {
        return new InboundCandidates(did, tenant, campaign, carrier, links, caller, overflow, now);
    }
}
