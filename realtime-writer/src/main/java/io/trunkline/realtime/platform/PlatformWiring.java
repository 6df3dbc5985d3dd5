package io.trunkline.realtime.platform;

import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.InMemoryRevokedAccess;
import io.trunkline.web.security.Role;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class PlatformWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// The realtime tables belong to the platform: sellers see nothing of them, and only admins make them anew.
    @Bean
    AccessRules accessRules() {
        return AccessRules.none().allow(HttpMethod.GET, "/api/realtime/**", Role.ADMIN, Role.STAFF);
    }

    /// The list is kept in memory, so each replica hears the whole topic at each start.
    @Bean
    Subscription access(InMemoryRevokedAccess list) {
        return Subscription.inEveryReplica("access", List.of(Topic.ACCESS_CHANGED), new AccessHandler(list));
    }
}
