package io.trunkline.routing.decision;

import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.RouteVersion;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.outbound.OutboundRouting;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Reads the data of a decision, except caps. Changes nothing.
public interface Router {
    /// Prepares the requests, in their order, with the same few queries for any number of them.
    ///
    /// @param node    the node whose view of the endpoints' states is used
    /// @param version the current version, if the caller has read it since the requests arrived; else it is read
    Mono<List<Routing>> prepare(List<RoutingRequest> requests, String node, Optional<RouteVersion> version);

    /// Prepares one request.
    default Mono<Routing> prepare(RoutingRequest request, String node) {
        return prepare(List.of(request), node, Optional.empty()).map(List::getFirst);
    }

    /// Prepares the choice of a carrier for a new call.
    default Mono<OutboundRouting> prepareOutbound(OutboundRequest request, String node) {
        return prepare(new RoutingRequest.Outbound(request, CallHistory.EMPTY), node)
                .cast(OutboundRouting.class);
    }
}
