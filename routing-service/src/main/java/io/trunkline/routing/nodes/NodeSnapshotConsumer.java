package io.trunkline.routing.nodes;

import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.routing.nodes.WatchedNodes.NodeAnswer;
import io.trunkline.routing.nodes.WatchedNodes.NodeOutage;
import java.time.Clock;
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
        Map<String, NodeAnswer> answers = latestAnswers(batch);
        if (answers.isEmpty()) {
            return Mono.empty();
        }
        return nodes.recordAnswers(answers, settings.nodeUnreachableAfter())
                .flatMap(this::publishRecovered)
                .as(transactions::transactional);
    }

    /// The answer of each node to the latest request.
    private static Map<String, NodeAnswer> latestAnswers(List<ReceivedEvent> batch) {
        Map<String, NodeAnswer> latest = new HashMap<>();
        for (ReceivedEvent received : batch) {
            if (received.event() instanceof NodeSnapshot snapshot
                    && snapshot.complete()
                    && snapshot.requestedAt() != null) {
                NodeAnswer answer = new NodeAnswer(snapshot.requestedAt(), NodeReport.of(snapshot));
                latest.merge(snapshot.node(), answer, NodeAnswer::latest);
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
