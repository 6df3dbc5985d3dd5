package io.trunkline.cdr.platform;

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

/// The clock, and who may call which path.
@Configuration(proxyBeanMethods = false)
class PlatformWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow(HttpMethod.GET, ApiPath.V1 + "/call-records/**", Role.ADMIN, Role.STAFF, Role.SELLER)
                .allow(HttpMethod.GET, ApiPath.V1 + "/alerts/**", Role.ADMIN, Role.STAFF, Role.SELLER);
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
