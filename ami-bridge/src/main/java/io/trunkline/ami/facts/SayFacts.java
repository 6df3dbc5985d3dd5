package io.trunkline.ami.facts;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.facts.domain.Fact;
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
final class SayFacts implements Facts {

    private final SaidFacts said;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final NodeStatus node;
    private final Clock clock;

    SayFacts(SaidFacts said, Outbox outbox, TransactionalOperator transaction, NodeStatus node, Clock clock) {
        this.said = said;
        this.outbox = outbox;
        this.transaction = transaction;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public Mono<Void> say(List<Fact> facts) {
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        Collection<Fact> different = byKey(facts);
        Instant now = clock.instant();
        return said.remember(node.name(), different, now)
                .flatMap(news -> outbox.appendAll(events(different, new HashSet<>(news), now)))
                .as(transaction::transactional);
    }

    /// Of two facts with one key in a batch, the first from the richest source.
    private static Collection<Fact> byKey(List<Fact> facts) {
        Map<Fact.Key, Fact> byKey = new LinkedHashMap<>();
        for (Fact fact : facts) {
            byKey.merge(fact.key(), fact, (first, second) -> second.richness() > first.richness() ? second : first);
        }
        return byKey.values();
    }

    private List<CallEvent> events(Collection<Fact> facts, Set<Fact.Key> news, Instant now) {
        return facts.stream()
                .filter(fact -> news.contains(fact.key()))
                .map(fact -> FactEvents.of(fact, node, now))
                .toList();
    }
}
