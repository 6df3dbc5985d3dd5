package io.trunkline.routing.platform;

import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RoutingWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Fingerprint fingerprint() {
        return Fingerprint.withoutSecrets();
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
