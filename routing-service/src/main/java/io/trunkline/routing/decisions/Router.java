package io.trunkline.routing.decisions;

import io.trunkline.routing.decisions.domain.CallSoFar;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.OutboundRoute;
import io.trunkline.routing.decisions.domain.Routing;
import io.trunkline.routing.decisions.domain.RoutingRequest;
import java.util.List;
import reactor.core.publisher.Mono;

/// Gathers what is known for a decision, all but the caps. Takes nothing and tells nobody.
public interface Router {
    /// In the order of the requests, with the same few queries however many they are.
    ///
    /// @param node whose view of the endpoints counts
    Mono<List<Routing>> route(List<RoutingRequest> requests, String node);

    /// One of them.
    default Mono<Routing> route(RoutingRequest request, String node) {
        return route(List.of(request), node).map(List::getFirst);
    }

    /// By which carrier a new call that is placed would leave.
    default Mono<OutboundRoute> outbound(OutboundRequest request, String node) {
        return route(new RoutingRequest.Outbound(request, CallSoFar.NOTHING), node)
                .cast(OutboundRoute.class);
    }
}
