package io.trunkline.console.platform;

import static io.trunkline.web.ApiPath.V1;
import static io.trunkline.web.security.Role.ADMIN;
import static io.trunkline.web.security.Role.SELLER;
import static io.trunkline.web.security.Role.STAFF;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.trunkline.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The console's own operations. What it passes on is decided by the service that gets it.
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .open(GET, "/session")
                .open(POST, "/session")
                .open(DELETE, "/session")
                .open(POST, "/session/end-all")
                .allow(GET, V1 + "/health", "health:read", ADMIN, STAFF, SELLER);
    }
}
