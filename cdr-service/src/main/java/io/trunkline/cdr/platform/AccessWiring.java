package io.trunkline.cdr.platform;

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

/// All roles read records, statistics and alerts. The queries decide which tenant's a caller sees.
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow(GET, V1 + "/alerts", "alerts:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/call-records", "call-records:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/call-records/changes", "call-records:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/call-records/exports", "call-records:export", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/call-records/exports", "call-records:export", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/call-records/exports/{id}", "call-records:export", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/call-records/exports/{id}/file", "call-records:export", ADMIN, STAFF, SELLER)
                .allow(DELETE, V1 + "/call-records/exports/{id}", "call-records:export", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/call-records/{callId}", "call-records:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/statistics", "statistics:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/statistics/recount", "statistics:read", ADMIN, STAFF)
                .allow(GET, V1 + "/audit/{kind}", "audit:read", ADMIN, STAFF);
    }
}
