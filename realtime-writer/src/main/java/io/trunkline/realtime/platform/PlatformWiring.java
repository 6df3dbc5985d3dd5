package io.trunkline.realtime.platform;

import io.trunkline.data.audit.AuditedKinds;
import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AuditedKinds auditedKinds() {
        return AuditedKinds.none().ofPlatform("realtime-tables", "realtime-tables", "rebuild");
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
