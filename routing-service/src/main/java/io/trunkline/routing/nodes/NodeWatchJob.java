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

/// Looks, as often as nodes are asked, who has been silent for too long, and says so once. However many replicas
/// look, the row of the node lets one of them tell.
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

    @Scheduled(fixedDelayString = "${trunkline.routing.snapshot-every}", initialDelayString = "PT1S")
    Mono<Void> checkNodes() {
        return nodes.watch(routing.nodes(), settings.nodeSilentAfter())
                .then(nodes.startOutages(settings.nodeSilentAfter()))
                .flatMap(this::publishUnreachable)
                .as(transactions::transactional)
                // the next look waits for this one: without a limit a connection that hangs would end the looking
                .timeout(settings.snapshotEvery());
    }

    private Mono<Void> publishUnreachable(List<NodeOutage> silences) {
        return outbox.appendAll(silences.stream()
                .map(silence -> NodeAlerts.unreachable(silence, clock.instant()))
                .toList());
    }
}
