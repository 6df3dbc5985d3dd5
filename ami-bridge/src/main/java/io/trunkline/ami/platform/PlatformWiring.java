package io.trunkline.ami.platform;

import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.InMemoryRevokedAccess;
import io.trunkline.web.security.Role;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class PlatformWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Nodes belong to the platform, so sellers have no access.
    @Bean
    AccessRules accessRules() {
        return AccessRules.none().allow(HttpMethod.GET, ApiPath.V1 + "/nodes/**", Role.ADMIN, Role.STAFF);
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
