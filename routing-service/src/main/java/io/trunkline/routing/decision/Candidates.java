package io.trunkline.routing.decision;

import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.telephony.CampaignId;
import io.trunkline.telephony.ClientId;
import io.trunkline.telephony.EndpointId;
import io.trunkline.telephony.PhoneNumber;
import io.trunkline.telephony.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// What is known now of those that calls may go to, for many calls at once. What is not known is not in the
/// answers.
public interface Candidates {
    Mono<Map<OutboundRequest, OutboundCandidates>> outbound(Collection<OutboundRequest> requests, String node);

    /// All links of these campaigns.
    Mono<Map<CampaignId, List<Link>>> links(Collection<CampaignId> campaigns, String node);

    Mono<Map<ClientId, Client>> clients(Collection<ClientId> clients, String node);

    Mono<Map<EndpointId, Carrier>> carriers(Collection<EndpointId> endpoints, String node);

    /// The active holders of these numbers.
    Mono<Map<PhoneNumber, Did>> activeDids(Collection<PhoneNumber> numbers);

    /// The tenant's number of this id or in E.164, an active one rather than a former one; empty when it has none
    /// such.
    Mono<Did> findDid(TenantId tenant, String idOrNumber);

    /// The number shown when the caller names none: of the tenant's active ones under their limit the least used,
    /// then the lowest id; empty when there is none.
    ///
    /// @param campaign whose call it is; where it names the numbers that it shows, only those
    Mono<Did> leastUsedDid(TenantId tenant, Optional<CampaignId> campaign);
}
