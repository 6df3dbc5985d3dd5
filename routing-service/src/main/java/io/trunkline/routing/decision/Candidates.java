package io.trunkline.routing.decision;

import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.RouteVersion;
import io.trunkline.routing.decision.domain.outbound.CallerIdChoice;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// The candidates of calls, read for a whole batch. Entities that are not known are left out.
public interface Candidates {
    /// The current version of the data that is cached: the routes of numbers, and carriers.
    Mono<RouteVersion> currentVersion();

    /// Without carriers and the campaign's priorities.
    Mono<Map<OutboundRequest, OutboundCandidates>> outbound(Collection<OutboundRequest> requests);

    /// All carriers with their states on a node.
    Mono<List<Carrier>> carriers(String node);

    /// The carriers of these campaigns with their priorities; campaigns without carriers are left out.
    Mono<Map<CampaignId, Map<CarrierId, Integer>>> carrierPriorities(Collection<CampaignId> campaigns);

    /// All links of these campaigns.
    Mono<Map<CampaignId, List<Link>>> links(Collection<CampaignId> campaigns, String node);

    Mono<Map<ClientId, Client>> clients(Collection<ClientId> clients, String node);

    /// The active DIDs with these numbers.
    Mono<Map<PhoneNumber, Did>> activeDids(Collection<PhoneNumber> numbers);

    /// The tenant's DID with this id or E.164 number, the active one if there are several; empty when there
    /// is none.
    Mono<Did> findDid(TenantId tenant, String idOrNumber);

    /// The caller ID of a call that names none: the tenant's active DID below its limit with the fewest calls, then
    /// the lowest id; empty when there is none that may be chosen.
    Mono<Did> leastUsedDid(TenantId tenant, CallerIdChoice choice);
}
