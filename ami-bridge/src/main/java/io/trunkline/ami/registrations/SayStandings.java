package io.trunkline.ami.registrations;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.registrations.SaidStandings.Key;
import io.trunkline.ami.registrations.domain.Standing;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.messaging.outbox.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Says how endpoints stand, where that changed.
@Component
final class SayStandings {

    private final SaidStandings said;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final NodeStatus node;

    SayStandings(SaidStandings said, Outbox outbox, TransactionalOperator transaction, NodeStatus node) {
        this.said = said;
        this.outbox = outbox;
        this.transaction = transaction;
        this.node = node;
    }

    Mono<Void> say(List<Standing> standings) {
        Instant incarnation = node.incarnation();
        // before the first login is complete nothing can be ordered; the lists that come with it say all of it again
        if (standings.isEmpty() || incarnation == null) {
            return Mono.empty();
        }
        Collection<Standing> last = lastOfEach(standings);
        return said.remember(node.name(), incarnation, last)
                .flatMap(changed -> outbox.appendAll(events(last, changed, incarnation)))
                .as(transaction::transactional);
    }

    private static Collection<Standing> lastOfEach(List<Standing> standings) {
        Map<Key, Standing> last = new LinkedHashMap<>();
        standings.forEach(standing -> last.put(Key.of(standing), standing));
        return last.values();
    }

    private List<EndpointStatus> events(Collection<Standing> all, Map<Key, Long> changed, Instant incarnation) {
        return all.stream()
                .filter(standing -> changed.containsKey(Key.of(standing)))
                .map(standing -> event(standing, incarnation, changed.getOrDefault(Key.of(standing), 0L)))
                .toList();
    }

    private EndpointStatus event(Standing it, Instant incarnation, long sequence) {
        return new EndpointStatus(
                node.name(),
                incarnation,
                sequence,
                it.endpoint(),
                EndpointStatus.Aspect.valueOf(it.aspect().name()),
                EndpointStatus.State.valueOf(it.state().name()),
                it.at(),
                it.detail(),
                it.roundTripMicros() == null ? null : it.roundTripMicros() / 1_000.0);
    }
}
