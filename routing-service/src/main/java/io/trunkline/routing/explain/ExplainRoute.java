package io.trunkline.routing.explain;

import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.decision.Router;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Decides as an admission would, by caps that are read without a lock. Changes nothing. It reads as the owner of
/// the database, since the cache of inbound routes is shared with the admissions of all tenants.
@Component
class ExplainRoute {
    private final Router router;
    private final Caps caps;

    ExplainRoute(Router router, Caps caps) {
        this.router = router;
        this.caps = caps;
    }

    /// @param node the node whose view of the endpoints' states is used
    Mono<Decision> explain(RoutingRequest request, String node) {
        return OwnerAccess.run(router.prepare(request, node).flatMap(this::decide));
    }

    private Mono<Decision> decide(Routing routing) {
        return caps.read(routing.capKeys()).map(routing::decide);
    }
}
