package io.trunkline.routing.nodes;

import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.nodes.WatchedNodes.NodeOutage;
import io.trunkline.routing.platform.RoutingSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Checks once per snapshot interval which nodes have become unreachable, and raises one alert for each. With
/// several replicas the lock on the node's row makes sure that only one of them raises it.
@Configuration(proxyBeanMethods = false)
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

    @Bean
    BackgroundLoop nodeWatchLoop() {
        return BackgroundLoop.named("node-watch")
                .firstAfter(Duration.ofSeconds(1))
                .every(settings.snapshotInterval(), settings.snapshotInterval(), this::checkNodes);
    }

    private Mono<Void> checkNodes() {
        return nodes.watch(routing.nodes(), settings.nodeUnreachableAfter())
                .then(nodes.startOutages(settings.nodeUnreachableAfter()))
                .flatMap(this::publishUnreachable)
                .as(transactions::transactional);
    }

    private Mono<Void> publishUnreachable(List<NodeOutage> outages) {
        return outbox.appendAll(outages.stream()
                .map(outage -> NodeAlerts.unreachable(outage, clock.instant()))
                .toList());
    }
}
