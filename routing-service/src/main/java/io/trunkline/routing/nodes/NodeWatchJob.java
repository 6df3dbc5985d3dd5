package io.trunkline.routing.nodes;

import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.nodes.WatchedNodes.NodeOutage;
import io.trunkline.routing.platform.RoutingSettings;
import java.time.Clock;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Checks once per snapshot interval which nodes have become unreachable, and raises one alert for each. With
/// several replicas the lock on the node's row makes sure that only one of them raises it.
@Component
class NodeWatchJob {
    private final WatchedNodes nodes;
    private final NodeSettings settings;
    private final RoutingSettings routing;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    NodeWatchJob(
            WatchedNodes nodes,
            NodeSettings settings,
            RoutingSettings routing,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.nodes = nodes;
        this.settings = settings;
        this.routing = routing;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${trunkline.routing.snapshot-interval}", initialDelayString = "PT1S")
    Mono<Void> checkNodes() {
        return nodes.watch(routing.nodes(), settings.nodeUnreachableAfter())
                .then(nodes.startOutages(settings.nodeUnreachableAfter()))
                .flatMap(this::publishUnreachable)
                .as(transactions::transactional)
                // the next check starts only when this one has ended; without a limit a hanging connection
                // would stop all checks
                .timeout(settings.snapshotInterval());
    }

    private Mono<Void> publishUnreachable(List<NodeOutage> outages) {
        return outbox.appendAll(outages.stream()
                .map(outage -> NodeAlerts.unreachable(outage, clock.instant()))
                .toList());
    }
}
