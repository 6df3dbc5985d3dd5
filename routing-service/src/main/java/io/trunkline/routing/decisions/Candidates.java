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
import java.util.List;
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

    /// A tenant's numbers with their usage.
    Mono<List<Did>> numbersOf(TenantId tenant);
}
