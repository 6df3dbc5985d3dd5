package io.trunkline.routing.decision;

import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.outbound.OutboundRouting;
import java.util.List;
import reactor.core.publisher.Mono;

/// Gathers what is known for a decision, all but the caps. Takes nothing and tells nobody.
public interface Router {
    /// In the order of the requests, with the same few queries however many they are.
    ///
    /// @param node whose view of the endpoints counts
    Mono<List<Routing>> prepare(List<RoutingRequest> requests, String node);

    /// One of them.
    default Mono<Routing> prepare(RoutingRequest request, String node) {
        return prepare(List.of(request), node).map(List::getFirst);
    }

    /// By which carrier a new call that is placed would leave.
    default Mono<OutboundRouting> prepareOutbound(OutboundRequest request, String node) {
        return prepare(new RoutingRequest.Outbound(request, CallHistory.EMPTY), node)
                .cast(OutboundRouting.class);
    }
}
