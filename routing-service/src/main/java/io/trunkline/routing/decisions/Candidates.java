package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.Carrier;
import io.trunkline.routing.decisions.domain.Client;
import io.trunkline.routing.decisions.domain.ClientId;
import io.trunkline.routing.decisions.domain.Did;
import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.InboundCandidates;
import io.trunkline.routing.decisions.domain.OutboundCandidates;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.TenantId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// What is known now of those that a call may go to.
public interface Candidates {
    Mono<InboundCandidates> inbound(PhoneNumber number, Optional<EndpointId> cameInBy, String node);

    Mono<OutboundCandidates> outbound(OutboundRequest request, String node);

    /// Empty for a client that is not known.
    Mono<Client> client(ClientId client, String node);

    /// Empty for a carrier that is not known.
    Mono<Carrier> carrier(EndpointId endpoint, String node);

    /// The active holder of a number; empty when nobody is.
    Mono<Did> holder(PhoneNumber number);

    /// The tenant's number of this id or in E.164, an active one rather than a former one; empty when it has none such.
    Mono<Did> named(TenantId tenant, String idOrNumber);

    /// The number shown when the caller names none: of the tenant's active ones under their limit the least used, then
    /// the lowest id; empty when there is none.
    Mono<Did> leastUsed(TenantId tenant);
}
