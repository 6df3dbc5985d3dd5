package io.trunkline.ami.endpointstatus;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.endpointstatus.PublishedStatuses.StatusKey;
import io.trunkline.ami.endpointstatus.domain.ObservedStatus;
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
final class PublishEndpointStatuses {

    private final PublishedStatuses published;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final NodeStatus node;

    PublishEndpointStatuses(PublishedStatuses said, Outbox outbox, TransactionalOperator transaction, NodeStatus node) {
        this.published = said;
        this.outbox = outbox;
        this.transaction = transaction;
        this.node = node;
    }

    Mono<Void> publish(List<ObservedStatus> standings) {
        Instant incarnation = node.incarnation();
        // before the first login is complete nothing can be ordered; the lists that come with it say all of it
        // again
        if (standings.isEmpty() || incarnation == null) {
            return Mono.empty();
        }
        Collection<ObservedStatus> last = lastOfEach(standings);
        return published
                .saveChanged(node.name(), incarnation, last)
                .flatMap(changed -> outbox.appendAll(events(last, changed, incarnation)))
                .as(transaction::transactional);
    }

    private static Collection<ObservedStatus> lastOfEach(List<ObservedStatus> standings) {
        Map<StatusKey, ObservedStatus> last = new LinkedHashMap<>();
        standings.forEach(standing -> last.put(StatusKey.of(standing), standing));
        return last.values();
    }

    private List<EndpointStatus> events(
            Collection<ObservedStatus> all, Map<StatusKey, Long> changed, Instant incarnation) {
        return all.stream()
                .filter(standing -> changed.containsKey(StatusKey.of(standing)))
                .map(standing -> event(standing, incarnation, changed.getOrDefault(StatusKey.of(standing), 0L)))
                .toList();
    }

    private EndpointStatus event(ObservedStatus it, Instant incarnation, long sequence) {
        return new EndpointStatus(
                node.name(),
                incarnation,
                sequence,
                it.endpoint(),
                EndpointStatus.Aspect.valueOf(it.aspect().name()),
                EndpointStatus.State.valueOf(it.state().name()),
                it.since(),
                it.detail(),
                it.roundTripMicros() == null ? null : it.roundTripMicros() / 1_000.0);
    }
}
