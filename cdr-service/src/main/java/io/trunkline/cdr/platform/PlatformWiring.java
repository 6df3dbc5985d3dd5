package io.trunkline.cdr.platform;

import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.Role;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Who may ask, and the clock.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PlatformWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow(HttpMethod.GET, "/api/call-records/**", Role.ADMIN, Role.STAFF, Role.SELLER)
                .allow(HttpMethod.GET, "/api/alerts/**", Role.ADMIN, Role.STAFF, Role.SELLER);
    }
}
