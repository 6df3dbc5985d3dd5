package io.trunkline.ami.callfacts;

import io.trunkline.ami.callfacts.domain.Fact;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.events.calls.CallEvent;
import io.trunkline.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@Component
final class PublishFacts implements FactPublisher {

    private final PublishedFacts published;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final NodeStatus node;
    private final Clock clock;

    PublishFacts(
            PublishedFacts published, Outbox outbox, TransactionalOperator transaction, NodeStatus node, Clock clock) {
        this.published = published;
        this.outbox = outbox;
        this.transaction = transaction;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public Mono<Void> publish(List<Fact> facts) {
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        Collection<Fact> distinct = mostDetailedByKey(facts);
        Instant now = clock.instant();
        return published
                .saveNew(node.name(), distinct, now)
                .flatMap(newKeys -> outbox.appendAll(events(distinct, new HashSet<>(newKeys), now)))
                .as(transaction::transactional);
    }

    /// Of the facts with one key in a batch, the one with the most detail; the first of several.
    private static Collection<Fact> mostDetailedByKey(List<Fact> facts) {
        Map<Fact.FactKey, Fact> byKey = new LinkedHashMap<>();
        for (Fact fact : facts) {
            byKey.merge(fact.key(), fact, (first, second) -> second.detailRank() > first.detailRank() ? second : first);
        }
        return byKey.values();
    }

    private List<CallEvent> events(Collection<Fact> facts, Set<Fact.FactKey> newKeys, Instant now) {
        return facts.stream()
                .filter(fact -> newKeys.contains(fact.key()))
                .map(fact -> FactEventMapper.toEvent(fact, node, now))
                .toList();
    }
}
