package io.trunkline.ami.platform;

import static io.trunkline.web.ApiPath.V1;
import static io.trunkline.web.security.Role.ADMIN;
import static io.trunkline.web.security.Role.STAFF;
import static org.springframework.http.HttpMethod.GET;

import io.trunkline.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Nodes and what they refuse belong to the platform, so sellers have no access.
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow(GET, V1 + "/nodes", "nodes:read", ADMIN, STAFF)
                .allow(GET, V1 + "/refused-sources", "nodes:read", ADMIN, STAFF)
                .allow(GET, V1 + "/audit/{kind}", "audit:read", ADMIN, STAFF);
    }
}
