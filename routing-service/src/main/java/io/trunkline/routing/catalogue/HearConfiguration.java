package io.trunkline.routing.catalogue;

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
import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps the latest version of everything heard, and sets the limits that came with it.
@Configuration(proxyBeanMethods = false)
class HearConfiguration implements EventHandler {
    private final HeardThings things;
    private final Caps caps;
    private final TransactionalOperator transactions;

    HearConfiguration(HeardThings things, Caps caps, TransactionalOperator transactions) {
        this.things = things;
        this.caps = caps;
        this.transactions = transactions;
    }

    @Bean
    Subscription catalogueSubscription() {
        List<Topic> topics = List.of(
                Topic.TENANT_CHANGED,
                Topic.CARRIER_CHANGED,
                Topic.CLIENT_CHANGED,
                Topic.DID_CHANGED,
                Topic.ENDPOINT_STATUS);
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
            case TenantChanged tenant -> limited(things.apply(tenant), HeardLimits.of(tenant));
            case CarrierChanged carrier ->
                limited(things.apply(checked(carrier.endpointId(), carrier)), HeardLimits.of(carrier));
            case ClientChanged client -> things.apply(checked(client.endpointId(), client));
            case DidChanged did -> limited(things.apply(checked(did)), HeardLimits.of(did));
            case EndpointStatus status -> things.apply(status);
            default -> Mono.empty();
        };
    }

    /// What is kept and what is held to change together.
    private Mono<Void> limited(Mono<Boolean> news, Caps.Limited limited) {
        return news.filter(isNews -> isNews)
                .flatMap(_ -> caps.limit(List.of(limited)))
                .as(transactions::transactional);
    }

    /// An endpoint name that the grammar of dial strings does not know would fail every decision that meets it.
    private static <E> E checked(String endpointId, E event) {
        if (EndpointId.parse(endpointId).isEmpty()) {
            throw new PoisonEventException("not an endpoint id");
        }
        return event;
    }

    private static DidChanged checked(DidChanged did) {
        if (PhoneNumber.parse(did.number()).isEmpty()) {
            throw new PoisonEventException("not an E.164 number");
        }
        return did;
    }
}
