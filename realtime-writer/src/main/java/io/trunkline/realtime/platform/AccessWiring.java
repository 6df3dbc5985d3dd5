package io.trunkline.realtime.platform;

import static io.trunkline.web.ApiPath.V1;
import static io.trunkline.web.security.Role.ADMIN;
import static io.trunkline.web.security.Role.STAFF;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.trunkline.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The realtime tables belong to the platform: sellers have no access, and only admins may rebuild.
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow(GET, V1 + "/realtime", "realtime:read", ADMIN, STAFF)
                .allow(GET, V1 + "/realtime/drift", "realtime:read", ADMIN, STAFF)
                .allow(GET, V1 + "/realtime/password-keys", "realtime:read", ADMIN, STAFF)
                .allow(POST, V1 + "/realtime/preview", "realtime:read", ADMIN, STAFF)
                .allow(POST, V1 + "/realtime/rebuild", "realtime:write", ADMIN)
                .allow(GET, V1 + "/audit/{kind}", "audit:read", ADMIN, STAFF);
    }
}
