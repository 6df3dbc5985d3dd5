package io.trunkline.routing.readmodel;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.routing.caps.Caps;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Consumes configuration events, stores the latest version of each entity, and applies its limits to the caps.
@Configuration(proxyBeanMethods = false)
class ConfigurationConsumer implements EventHandler {
    private final ReadModelStore store;
    private final Caps caps;
    private final TransactionalOperator transactions;

    ConfigurationConsumer(ReadModelStore store, Caps caps, TransactionalOperator transactions) {
        this.store = store;
        this.caps = caps;
        this.transactions = transactions;
    }

    @Bean
    Subscription readModelSubscription() {
        List<Topic> topics = List.of(
                Topic.TENANT_CHANGED,
                Topic.CARRIER_CHANGED,
                Topic.CLIENT_CHANGED,
                Topic.DID_CHANGED,
                Topic.ENDPOINT_STATUS);
        // the consumer group keeps its first name: a new one would read all topics from the start
        return new Subscription("catalogue", topics, this);
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> batch) {
        return Flux.fromIterable(batch)
                .concatMap(received -> apply(received.event()))
                .then();
    }

    private Mono<Void> apply(Event event) {
        return switch (event) {
            case TenantChanged tenant -> applyLimits(store.apply(tenant), ConfiguredLimits.of(tenant));
            case CarrierChanged carrier ->
                applyLimits(store.apply(requireValid(carrier.endpointId(), carrier)), ConfiguredLimits.of(carrier));
            case ClientChanged client -> store.apply(requireValid(client.endpointId(), client));
            case DidChanged did -> applyLimits(store.apply(requireValid(did)), ConfiguredLimits.of(did));
            case EndpointStatus status -> store.apply(status);
            default -> Mono.empty();
        };
    }

    /// Stores the entity and its limits in one transaction.
    private Mono<Void> applyLimits(Mono<Boolean> updated, Caps.LimitedCap limited) {
        return updated.filter(isUpdated -> isUpdated)
                .flatMap(_ -> caps.setLimits(List.of(limited)))
                .as(transactions::transactional);
    }

    /// An endpoint id outside the dial string grammar would fail every decision that uses it.
    private static <E> E requireValid(String endpointId, E event) {
        if (EndpointId.parse(endpointId).isEmpty()) {
            throw new PoisonEventException("not an endpoint id");
        }
        return event;
    }

    private static DidChanged requireValid(DidChanged did) {
        if (PhoneNumber.parse(did.number()).isEmpty()) {
            throw new PoisonEventException("not an E.164 number");
        }
        return did;
    }
}
