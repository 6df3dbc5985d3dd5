package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.CarrierId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of a number that was dialled.
///
/// @param carrier  the carrier it came in by, when known
/// @param links    all of the campaign's, in any order
/// @param callerHistory   who calls
/// @param overflow who takes what none of the links can
/// @param now      when all this was so
public record InboundCandidates(
        Optional<Did> did,
        Optional<Tenant> tenant,
        Optional<Campaign> campaign,
        Optional<CarrierId> carrier,
        List<Link> links,
        CallerHistory callerHistory,
        Optional<OverflowTarget> overflow,
        Instant now) {
    /// Nothing is known.
    public static final InboundCandidates NONE = new InboundCandidates(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            CallerHistory.UNKNOWN,
            Optional.empty(),
            Instant.EPOCH);

    public InboundCandidates {
        links = List.copyOf(links);
    }

    /// The same with these links.
    public InboundCandidates withLinks(List<Link> links) {
        return new InboundCandidates(did, tenant, campaign, carrier, links, callerHistory, overflow, now);
    }

    /// The same for this caller at this time.
    public InboundCandidates withCaller(CallerHistory caller, Instant now) {
        return new InboundCandidates(did, tenant, campaign, carrier, links, caller, overflow, now);
    }
}
