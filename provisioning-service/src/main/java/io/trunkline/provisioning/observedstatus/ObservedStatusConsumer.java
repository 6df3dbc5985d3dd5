package io.trunkline.provisioning.observedstatus;

import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class ObservedStatusConsumer {

    @Bean
    Subscription observedStatusSubscription(
            ObservedStatusRepository observedStatuses, TransactionalOperator transactions) {
        return new Subscription(
                "endpoint-observations",
                List.of(Topic.ENDPOINT_STATUS, Topic.REALTIME_APPLIED),
                batch -> Flux.fromIterable(batch)
                        .concatMap(received -> save(observedStatuses, received))
                        .then()
                        .as(transactions::transactional));
    }

    private static Mono<Void> save(ObservedStatusRepository observedStatuses, ReceivedEvent received) {
        return switch (received.event()) {
            case EndpointStatus status -> observedStatuses.save(status);
            case RealtimeApplied applied -> observedStatuses.save(applied);
            default -> Mono.empty();
        };
    }
}
