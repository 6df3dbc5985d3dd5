package io.trunkline.provisioning.platform;

import static io.trunkline.web.security.Role.ADMIN;
import static io.trunkline.web.security.Role.SELLER;
import static io.trunkline.web.security.Role.STAFF;

import io.trunkline.web.ApiPath;
import io.trunkline.web.security.AccessRules;
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

    /// The controllers decide which tenants a seller sees.
    @Bean
    AccessRules access() {
        return AccessRules.none()
                .open(HttpMethod.POST, ApiPath.V1 + "/auth/login")
                .allow(ApiPath.V1 + "/users/me/**", ADMIN, STAFF, SELLER)
                .allow(HttpMethod.GET, ApiPath.V1 + "/tenants/*", ADMIN, STAFF, SELLER)
                .allow(ApiPath.V1 + "/**", ADMIN, STAFF);
    }
}
