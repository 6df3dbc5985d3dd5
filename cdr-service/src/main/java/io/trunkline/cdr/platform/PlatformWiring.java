package io.trunkline.cdr.platform;

import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock, and the access revoked by provisioning-service.
@Configuration(proxyBeanMethods = false)
class PlatformWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
