package io.trunkline.provisioning.observedstatus;

import io.trunkline.events.Event;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.messaging.consumer.UpsertBatches;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Consumes `endpoint.status` and `realtime.applied`, each batch in one transaction.
@Configuration(proxyBeanMethods = false)
class ObservedStatusConsumer implements EventHandler {
    private final ObservedStatusRepository observedStatuses;
    private final TransactionalOperator transactions;

    ObservedStatusConsumer(ObservedStatusRepository observedStatuses, TransactionalOperator transactions) {
        this.observedStatuses = observedStatuses;
        this.transactions = transactions;
    }

    @Bean
    Subscription observedStatusSubscription() {
        return new Subscription("endpoint-observations", List.of(Topic.ENDPOINT_STATUS, Topic.REALTIME_APPLIED), this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        List<Event> events = batch.stream().map(ReceivedEvent::event).toList();
        return Flux.fromIterable(UpsertBatches.successive(events, EndpointStatus.class))
                .concatMap(observedStatuses::saveStatuses)
                .then(observedStatuses.saveApplied(
                        UpsertBatches.newest(events, RealtimeApplied.class, UpsertBatches.BY_SEQUENCE)))
                .as(transactions::transactional);
    }
}
