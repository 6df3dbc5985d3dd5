package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.CallSoFar;
import io.trunkline.routing.decisions.domain.Carrier;
import io.trunkline.routing.decisions.domain.ClientId;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.Did;
import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.InboundCall;
import io.trunkline.routing.decisions.domain.InboundCandidates;
import io.trunkline.routing.decisions.domain.InboundRoute;
import io.trunkline.routing.decisions.domain.OutboundCall;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.OutboundRoute;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.RouteConnect;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.StopReason;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads the candidates, then decides.
@Component
class RouteCall implements Router {
    private static final Duration CONNECT_RING = Duration.ofSeconds(30);

    private final Candidates candidates;
    private final Numbers numbers;

    RouteCall(Candidates candidates, Numbers numbers) {
        this.candidates = candidates;
        this.numbers = numbers;
    }

    @Override
    public Mono<Routing> inbound(String dialled, Optional<EndpointId> cameInBy, String node, CallSoFar soFar) {
        Optional<PhoneNumber> number = numbers.normalise(dialled);
        InboundCall call = new InboundCall(dialled, number, soFar.clients(), soFar.last());
        return Mono.justOrEmpty(number)
                .flatMap(known -> candidates.inbound(known, cameInBy, node))
                .defaultIfEmpty(InboundCandidates.NONE)
                .map(known -> new InboundRoute(call, known));
    }

    @Override
    public Mono<OutboundRoute> outbound(OutboundRequest request, String node, CallSoFar soFar) {
        return outbound(request, node, soFar, false);
    }

    private Mono<OutboundRoute> outbound(OutboundRequest request, String node, CallSoFar soFar, boolean byBlock) {
        OutboundCall call = new OutboundCall(
                request.to(),
                request.asDialled(),
                request.carrier(),
                request.prefix(),
                soFar.carriers(),
                soFar.last(),
                byBlock);
        return candidates.outbound(request, node).map(known -> new OutboundRoute(call, known));
    }

    @Override
    public Mono<Routing> prefix(
            OutboundRequest request, EndpointId carrier, String from, String node, CallSoFar soFar) {
        Mono<OutboundRequest> named = candidates
                .carrier(carrier, node)
                .zipWith(shownBy(request, from), (known, asked) -> leavingBy(known, asked));
        return named.flatMap(asked -> outbound(asked, node, soFar, true))
                .cast(Routing.class)
                .defaultIfEmpty(Routing.settled(Decision.stop(StopReason.CARRIER_UNKNOWN, Parties.NOBODY)));
    }

    @Override
    public Mono<Routing> connect(ClientId client, PhoneNumber number, Parties parties, String node, CallSoFar soFar) {
        boolean tried = soFar.clients().contains(client);
        return candidates
                .client(client, node)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(known -> RouteConnect.decide(client, known, number, parties, CONNECT_RING, tried))
                .map(Routing::settled);
    }

    private Mono<OutboundRequest> shownBy(OutboundRequest request, String from) {
        if (request.tenant().isPresent()) {
            return Mono.just(request);
        }
        return Mono.justOrEmpty(numbers.normalise(from))
                .flatMap(candidates::holder)
                .map(did -> owned(request, did))
                .defaultIfEmpty(request);
    }

    private static OutboundRequest owned(OutboundRequest request, Did did) {
        return new OutboundRequest(
                request.to(),
                request.asDialled(),
                Optional.of(did.tenant()),
                request.campaign(),
                request.carrier(),
                request.prefix(),
                Optional.of(did.id()));
    }

    private static OutboundRequest leavingBy(Carrier carrier, OutboundRequest request) {
        return new OutboundRequest(
                request.to(),
                request.asDialled(),
                request.tenant(),
                request.campaign(),
                Optional.of(carrier.id()),
                Optional.empty(),
                request.shown());
    }
}
