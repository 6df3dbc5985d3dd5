package io.trunkline.routing.catalogue;

import io.trunkline.events.CarrierChanged;
import io.trunkline.events.ClientChanged;
import io.trunkline.events.DidChanged;
import io.trunkline.events.EndpointStatus;
import io.trunkline.events.Event;
import io.trunkline.events.TenantChanged;
import io.trunkline.events.Topic;
import io.trunkline.messaging.EventHandler;
import io.trunkline.messaging.PoisonEventException;
import io.trunkline.messaging.Received;
import io.trunkline.messaging.Subscription;
import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps the latest version of everything heard.
@Configuration(proxyBeanMethods = false)
class HearConfiguration implements EventHandler {
    private final HeardThings things;

    HearConfiguration(HeardThings things) {
        this.things = things;
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
    public Mono<Void> handle(List<Received> batch) {
        return Flux.fromIterable(batch)
                .concatMap(received -> apply(received.event()))
                .then();
    }

    private Mono<Void> apply(Event event) {
        return switch (event) {
            case TenantChanged tenant -> things.apply(tenant);
            case CarrierChanged carrier -> things.apply(checked(carrier.endpointId(), carrier));
            case ClientChanged client -> things.apply(checked(client.endpointId(), client));
            case DidChanged did -> things.apply(checked(did));
            case EndpointStatus status -> things.apply(status);
            default -> Mono.empty();
        };
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
