package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The data of a called number.
///
/// @param carrier       the carrier that the call came in from, if known
/// @param links         all links of the campaign, in any order
/// @param callerHistory the caller's history
/// @param overflow      the overflow target, if there is one
/// @param now           time of the data
public record InboundCandidates(
        Optional<Did> did,
        Optional<Tenant> tenant,
        Optional<Campaign> campaign,
        Optional<InboundCarrier> carrier,
        List<Link> links,
        CallerHistory callerHistory,
        Optional<OverflowTarget> overflow,
        Instant now) {
    public InboundCandidates {
        links = List.copyOf(links);
    }

    /// The data of a number that no tenant has, or of what is no number.
    public static InboundCandidates ofUnknownNumber(Optional<InboundCarrier> carrier) {
        return new InboundCandidates(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                carrier,
                List.of(),
                CallerHistory.UNKNOWN,
                Optional.empty(),
                Instant.EPOCH);
    }

    /// A copy with these links.
    public InboundCandidates withLinks(List<Link> links) {
        return new InboundCandidates(did, tenant, campaign, carrier, links, callerHistory, overflow, now);
    }

    /// A copy for this caller at this time.
    public InboundCandidates withCaller(CallerHistory caller, Instant now) {
        return new InboundCandidates(did, tenant, campaign, carrier, links, caller, overflow, now);
    }
}
