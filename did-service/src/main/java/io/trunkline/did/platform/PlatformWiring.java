package io.trunkline.did.platform;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.InMemoryRevokedAccess;
import io.trunkline.web.security.Role;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PlatformWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Everybody may; which tenant's numbers is decided in each use case.
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow("/api/dids/**", Role.ADMIN, Role.STAFF, Role.SELLER)
                .allow("/api/asterisk-dids/**", Role.ADMIN, Role.STAFF, Role.SELLER);
    }

    /// The list is kept in memory, so each replica hears the whole topic at each start.
    @Bean
    Subscription revokedAccessSubscription(InMemoryRevokedAccess list) {
        return Subscription.inEveryReplica("access", List.of(Topic.ACCESS_CHANGED), new AccessHandler(list));
    }
}
