package io.trunkline.realtime;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.messaging.consumer.EventHandler;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.messaging.consumer.Subscription;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/// Gives the service's handler a bug, which fails for some carriers until a test fixes it.
@Configuration(proxyBeanMethods = false)
class HandlerWithBug {
    private static final Set<UUID> FAILING_CARRIERS = ConcurrentHashMap.newKeySet();

    static void failFor(UUID carrier) {
        var _ = FAILING_CARRIERS.add(carrier);
    }

    static void fix() {
        FAILING_CARRIERS.clear();
    }

    @Bean
    static BeanPostProcessor bugInHandler() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("configuration") && bean instanceof Subscription subscription
                        ? new Subscription(subscription.name(), subscription.topics(), withBug(subscription.handler()))
                        : bean;
            }
        };
    }

    private static EventHandler withBug(EventHandler handler) {
        return batch -> batch.stream().anyMatch(HandlerWithBug::meetsBug)
                ? Mono.error(new NullPointerException("a bug"))
                : handler.handle(batch);
    }

    private static boolean meetsBug(ReceivedEvent received) {
        return received.event() instanceof CarrierChanged carrier && FAILING_CARRIERS.contains(carrier.carrierId());
    }
}
