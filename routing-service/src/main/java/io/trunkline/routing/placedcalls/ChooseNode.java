package io.trunkline.routing.placedcalls;

import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.routing.decision.Candidates;
import io.trunkline.routing.decision.Router;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.outbound.CarrierRank;
import io.trunkline.routing.decision.domain.outbound.OutboundRouting;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.nodes.ReachableNodes;
import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.routing.platform.RoutingSettings;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Chooses the node on which a call is placed: one that answers, has the contact of the client that the call is
/// connected to, and reaches the best carrier. A carrier may be registered at one node only, and a client too.
/// Among equal nodes the choice is random.
@Component
class ChooseNode {
    private final ReachableNodes reachable;
    private final Router router;
    private final Candidates candidates;
    private final List<String> nodes;
    private final SecureRandom random = new SecureRandom();

    ChooseNode(ReachableNodes reachable, Router router, Candidates candidates, RoutingSettings settings) {
        this.reachable = reachable;
        this.router = router;
        this.candidates = candidates;
        this.nodes = settings.nodes();
    }

    /// A node and how well it suits the call.
    ///
    /// @param reachesClient whether the client that the call is connected to may be dialed there
    /// @param carrier       empty if no carrier may be dialed there
    record NodeOption(String node, boolean reachesClient, Optional<CarrierRank> carrier) {
        /// The client first, since a callee who answers must not wait in vain.
        static final Comparator<NodeOption> BEST_FIRST = Comparator.comparing((NodeOption it) -> !it.reachesClient)
                .thenComparing(it -> it.carrier.isEmpty())
                .thenComparing((one, other) -> one.carrier.isEmpty() || other.carrier.isEmpty()
                        ? 0
                        : one.carrier.get().compareTo(other.carrier.get()));
    }

    Mono<String> choose(OutboundRequest request, ConnectTarget connect) {
        return nodes.size() == 1
                ? Mono.just(nodes.getFirst())
                : OwnerAccess.run(reachable.among(shuffled())).flatMap(left -> best(left, request, connect));
    }

    private List<String> shuffled() {
        List<String> shuffled = new ArrayList<>(nodes);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Mono<String> best(List<String> left, OutboundRequest request, ConnectTarget connect) {
        return Flux.fromIterable(left)
                .concatMap(node -> option(node, request, connect))
                .collectList()
                .map(options -> Collections.min(options, NodeOption.BEST_FIRST).node());
    }

    private Mono<NodeOption> option(String node, OutboundRequest request, ConnectTarget connect) {
        return Mono.zip(
                reachesClient(node, connect),
                router.prepareOutbound(request, node).map(OutboundRouting::bestRank),
                (reaches, carrier) -> new NodeOption(node, reaches, carrier));
    }

    /// True for a call that is not connected to a client.
    private Mono<Boolean> reachesClient(String node, ConnectTarget connect) {
        return connect instanceof ConnectTarget.ToClient(var client)
                ? OwnerAccess.run(candidates.clients(List.of(client), node))
                        .map(known -> Optional.ofNullable(known.get(client))
                                .map(Client::reachability)
                                .filter(Reachability::mayBeDialed)
                                .isPresent())
                : Mono.just(true);
    }
}
