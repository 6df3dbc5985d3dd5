package io.trunkline.routing.nodes;

import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.nodes.WatchedNodes.NodeOutage;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Consumes `node.snapshot` and records which nodes answered. A truncated snapshot does not show which calls
/// have ended, so it does not count as an answer.
@Configuration(proxyBeanMethods = false)
class NodeSnapshotConsumer implements EventHandler {
    private final WatchedNodes nodes;
    private final NodeSettings settings;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    NodeSnapshotConsumer(
            WatchedNodes nodes, NodeSettings settings, Outbox outbox, TransactionalOperator transactions, Clock clock) {
        this.nodes = nodes;
        this.settings = settings;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    Subscription nodeSubscription() {
        return new Subscription("nodes", List.of(Topic.NODE_SNAPSHOT), this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        Map<String, Instant> requests = latestAnswered(batch);
        if (requests.isEmpty()) {
            return Mono.empty();
        }
        return nodes.recordAnswers(requests, settings.nodeUnreachableAfter())
                .flatMap(this::publishRecovered)
                .as(transactions::transactional);
    }

    /// The time of the latest snapshot request that each node answered.
    private static Map<String, Instant> latestAnswered(List<ReceivedEvent> batch) {
        Map<String, Instant> latest = new HashMap<>();
        for (ReceivedEvent received : batch) {
            if (received.event() instanceof NodeSnapshot snapshot
                    && snapshot.complete()
                    && snapshot.requestedAt() != null) {
                latest.merge(snapshot.node(), snapshot.requestedAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return latest;
    }

    private Mono<Void> publishRecovered(List<NodeOutage> ended) {
        return outbox.appendAll(ended.stream()
                .map(outage -> NodeAlerts.reachableAgain(outage, clock.instant()))
                .toList());
    }
}
