package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.CallSoFar;
import io.trunkline.routing.decisions.domain.Carrier;
import io.trunkline.routing.decisions.domain.Client;
import io.trunkline.routing.decisions.domain.ConnectRoute;
import io.trunkline.routing.decisions.domain.Decision;
import io.trunkline.routing.decisions.domain.Did;
import io.trunkline.routing.decisions.domain.Ending;
import io.trunkline.routing.decisions.domain.InboundCall;
import io.trunkline.routing.decisions.domain.InboundCandidates;
import io.trunkline.routing.decisions.domain.InboundRoute;
import io.trunkline.routing.decisions.domain.Link;
import io.trunkline.routing.decisions.domain.OutboundCall;
import io.trunkline.routing.decisions.domain.OutboundCandidates;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.OutboundRoute;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.RoutingRequest;
import io.trunkline.routing.decisions.domain.StopReason;
import java.time.Duration;
import java.util.Optional;

/// A request and what is known for it, put together.
final class Routings {
    private static final Duration CONNECT_RING = Duration.ofSeconds(30);

    private Routings() {}

    static Routing inbound(RoutingRequest.Inbound request, Optional<PhoneNumber> number, InboundCandidates known) {
        CallSoFar soFar = request.soFar();
        return new InboundRoute(
                new InboundCall(
                        request.dialled(), number, soFar.clients(), soFar.last().map(Ending::outcome)),
                known);
    }

    static Routing outbound(
            OutboundRequest request, CallSoFar soFar, OutboundCandidates known, boolean byBlock, String home) {
        OutboundCall call = new OutboundCall(
                request.to(),
                request.asDialled(),
                request.carrier(),
                request.prefix(),
                soFar.carriers(),
                soFar.last(),
                byBlock,
                request.ordered(),
                home);
        return new OutboundRoute(call, known);
    }

    static Routing connect(RoutingRequest.Connect request, Optional<Client> known, Optional<Link> link) {
        return new ConnectRoute(request, known, link, CONNECT_RING);
    }

    static Routing unknownCarrier() {
        return Routing.settled(Decision.stop(StopReason.CARRIER_UNKNOWN, Parties.NOBODY));
    }

    /// A request that leaves by this carrier; where it names no tenant, the number shown does.
    static OutboundRequest leavingBy(Carrier carrier, OutboundRequest request, Optional<Did> shown) {
        Optional<Did> names = request.tenant().isPresent() ? Optional.empty() : shown;
        return new OutboundRequest(
                request.to(),
                request.asDialled(),
                names.map(Did::tenant).or(request::tenant),
                request.campaign(),
                Optional.of(carrier.id()),
                Optional.empty(),
                names.map(Did::id).or(request::shown),
                request.ordered());
    }
}
