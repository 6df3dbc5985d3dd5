package io.trunkline.did.platform;

import static io.trunkline.web.ApiPath.V1;
import static io.trunkline.web.security.Role.ADMIN;
import static io.trunkline.web.security.Role.SELLER;
import static io.trunkline.web.security.Role.STAFF;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.trunkline.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// All roles may use the API. Each use case decides which tenant's numbers the caller sees. The paths without a
/// version are those of earlier systems.
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow(GET, V1 + "/dids", "dids:read", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/dids", "dids:write", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/dids/import", "dids:write", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/dids/bulk", "dids:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/dids/export", "dids:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/dids/imports", "dids:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/dids/imports/{id}", "dids:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/dids/imports/{id}/events", "dids:read", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/dids/imports/{id}/cancel", "dids:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/dids/imports/{id}/failed-rows", "dids:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/dids/next-available", "dids:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/dids/{id}", "dids:read", ADMIN, STAFF, SELLER)
                .allow(PUT, V1 + "/dids/{id}", "dids:write", ADMIN, STAFF, SELLER)
                .allow(PUT, V1 + "/dids/{id}/tenant", "dids:write", ADMIN, STAFF)
                .allow(PATCH, V1 + "/dids/{id}", "dids:write", ADMIN, STAFF, SELLER)
                .allow(DELETE, V1 + "/dids/{id}", "dids:write", ADMIN, STAFF, SELLER)
                .allow(GET, "/api/asterisk-dids", "dids:read", ADMIN, STAFF, SELLER)
                .allow(POST, "/api/asterisk-dids", "dids:write", ADMIN, STAFF, SELLER)
                .allow(POST, "/api/asterisk-dids/import", "dids:write", ADMIN, STAFF, SELLER)
                .allow(GET, "/api/asterisk-dids/next-available", "dids:read", ADMIN, STAFF, SELLER)
                .allow(GET, "/api/asterisk-dids/{id}", "dids:read", ADMIN, STAFF, SELLER)
                .allow(PUT, "/api/asterisk-dids/{id}", "dids:write", ADMIN, STAFF, SELLER)
                .allow(PATCH, "/api/asterisk-dids/{id}", "dids:write", ADMIN, STAFF, SELLER)
                .allow(DELETE, "/api/asterisk-dids/{id}", "dids:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/audit/{kind}", "audit:read", ADMIN, STAFF, SELLER);
    }
}
