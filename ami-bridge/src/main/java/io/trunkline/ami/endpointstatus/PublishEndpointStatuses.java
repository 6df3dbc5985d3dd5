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

/// Publishes the statuses of endpoints that have changed.
@Component
final class PublishEndpointStatuses {

    private final PublishedStatuses published;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final NodeStatus node;

    PublishEndpointStatuses(
            PublishedStatuses published, Outbox outbox, TransactionalOperator transaction, NodeStatus node) {
        this.published = published;
        this.outbox = outbox;
        this.transaction = transaction;
        this.node = node;
    }

    Mono<Void> publish(List<ObservedStatus> statuses) {
        Instant incarnation = node.incarnation();
        // before the first login there is no incarnation to order events by; the lists after it contain
        // every status
        if (statuses.isEmpty() || incarnation == null) {
            return Mono.empty();
        }
        Collection<ObservedStatus> last = lastOfEach(statuses);
        return published
                .saveChanged(node.name(), incarnation, last)
                .flatMap(changed -> outbox.appendAll(events(last, changed, incarnation)))
                .as(transaction::transactional);
    }

    private static Collection<ObservedStatus> lastOfEach(List<ObservedStatus> statuses) {
        Map<StatusKey, ObservedStatus> last = new LinkedHashMap<>();
        statuses.forEach(status -> last.put(StatusKey.of(status), status));
        return last.values();
    }

    private List<EndpointStatus> events(
            Collection<ObservedStatus> all, Map<StatusKey, Long> changed, Instant incarnation) {
        return all.stream()
                .filter(status -> changed.containsKey(StatusKey.of(status)))
                .map(status -> event(status, incarnation, changed.getOrDefault(StatusKey.of(status), 0L)))
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
