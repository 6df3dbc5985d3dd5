package io.trunkline.routing.platform;

import static io.trunkline.web.Role.ADMIN;
import static io.trunkline.web.Role.SELLER;
import static io.trunkline.web.Role.STAFF;

import io.trunkline.web.AccessRules;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Wiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow("/api/campaigns/**", ADMIN, STAFF, SELLER)
                .allow("/api/calls/**", ADMIN, STAFF, SELLER)
                .allow("/api/routes/**", ADMIN, STAFF, SELLER)
                .allow("/api/leases/**", ADMIN, STAFF);
    }
}
