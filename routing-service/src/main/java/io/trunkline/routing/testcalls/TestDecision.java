package io.trunkline.routing.testcalls;

import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.decision.Router;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.nodes.ReachableNodes;
import io.trunkline.routing.platform.RoutingSettings;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Decides where a test call would go, on each node that answers, since a client may be registered at one of them. It
/// reads as the owner of the database, as explanations do: the cache of routes is shared by all tenants.
@Component
class TestDecision {
    private final Router router;
    private final Caps caps;
    private final ReachableNodes reachable;
    private final RoutingSettings settings;

    TestDecision(Router router, Caps caps, ReachableNodes reachable, RoutingSettings settings) {
        this.router = router;
        this.caps = caps;
        this.reachable = reachable;
        this.settings = settings;
    }

    record OnNode(String node, Decision decision) {
        boolean isStop() {
            return decision.answer() instanceof Answer.Stop;
        }
    }

    /// The decision of the first node that would dial, else that of the first node. Nothing is reserved.
    Mono<OnNode> decide(RoutingRequest call) {
        return OwnerAccess.run(reachable
                .among(settings.nodes())
                .flatMap(nodes -> Flux.fromIterable(nodes)
                        .concatMap(node -> decide(call, node))
                        .collectList()
                        .map(all -> all.stream()
                                .filter(one -> !one.isStop())
                                .findFirst()
                                .orElseGet(all::getFirst))));
    }

    private Mono<OnNode> decide(RoutingRequest call, String node) {
        return router.prepare(call, node)
                .flatMap(routing -> caps.read(routing.capKeys()).map(routing::decide))
                .map(decision -> new OnNode(node, decision));
    }
}
