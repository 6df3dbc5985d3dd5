package io.trunkline.provisioning.endpointtests;

import io.trunkline.events.nodes.EndpointTested;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Consumes `endpoint.tested`, each batch in one transaction.
@Configuration(proxyBeanMethods = false)
class EndpointTestConsumer implements EventHandler {
    private final EndpointTestStore tests;
    private final TransactionalOperator transactions;
    private final Clock clock;

    EndpointTestConsumer(EndpointTestStore tests, TransactionalOperator transactions, Clock clock) {
        this.tests = tests;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    Subscription endpointTestSubscription() {
        return new Subscription("endpoint-tests", List.of(Topic.ENDPOINT_TESTED), this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Flux.fromIterable(batch)
                .map(ReceivedEvent::event)
                .ofType(EndpointTested.class)
                .concatMap(results -> tests.save(results, clock.instant()))
                .then()
                .as(transactions::transactional);
    }
}
