package io.trunkline.routing.platform;

import static io.trunkline.web.security.Role.ADMIN;
import static io.trunkline.web.security.Role.SELLER;
import static io.trunkline.web.security.Role.STAFF;

import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.AccessRules;
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
    AccessRules accessRules() {
        return AccessRules.none()
                .allow(ApiPath.V1 + "/campaigns/**", ADMIN, STAFF, SELLER)
                .allow(ApiPath.V1 + "/blocked-callers/**", ADMIN, STAFF, SELLER)
                .allow(ApiPath.V1 + "/calls/**", ADMIN, STAFF, SELLER)
                .allow(ApiPath.V1 + "/routes/**", ADMIN, STAFF, SELLER)
                .allow(ApiPath.V1 + "/leases/**", ADMIN, STAFF);
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
