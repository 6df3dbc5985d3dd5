package io.trunkline.provisioning.platform;

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

/// The API is for the platform. A seller reads its own tenant and its own user, and manages its API keys. No API
/// key manages users or keys: it could create one that outlives it.
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .open(GET, "/.well-known/jwks.json")
                .open(POST, V1 + "/auth/login")
                .open(POST, V1 + "/auth/token")
                .open(POST, V1 + "/auth/logout")
                .allowUsers(POST, V1 + "/auth/logout-everywhere", ADMIN, STAFF, SELLER)
                .allowUsers(GET, V1 + "/api-keys", ADMIN, STAFF, SELLER)
                .allowUsers(POST, V1 + "/api-keys", ADMIN, STAFF, SELLER)
                .allowUsers(GET, V1 + "/api-keys/{id}", ADMIN, STAFF, SELLER)
                .allowUsers(DELETE, V1 + "/api-keys/{id}", ADMIN, STAFF, SELLER)
                .allowUsers(GET, V1 + "/keys", ADMIN)
                .allowUsers(POST, V1 + "/keys/rotate", ADMIN)
                .allowUsers(GET, V1 + "/password-keys", ADMIN)
                .allowUsers(POST, V1 + "/password-keys/rotate", ADMIN)
                .allowUsers(DELETE, V1 + "/password-keys/{keyId}", ADMIN)
                .allow(GET, V1 + "/tenants", "tenants:read", ADMIN, STAFF)
                .allow(POST, V1 + "/tenants", "tenants:write", ADMIN, STAFF)
                .allow(GET, V1 + "/tenants/{id}", "tenants:read", ADMIN, STAFF, SELLER)
                .allow(PUT, V1 + "/tenants/{id}", "tenants:write", ADMIN, STAFF)
                .allow(PATCH, V1 + "/tenants/{id}", "tenants:write", ADMIN, STAFF)
                .allow(DELETE, V1 + "/tenants/{id}", "tenants:write", ADMIN, STAFF)
                .allow(GET, V1 + "/users", "users:read", ADMIN, STAFF)
                .allowUsers(POST, V1 + "/users", ADMIN, STAFF)
                .allowUsers(GET, V1 + "/users/me", ADMIN, STAFF, SELLER)
                .allowUsers(PUT, V1 + "/users/me/password", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/users/{id}", "users:read", ADMIN, STAFF)
                .allowUsers(PUT, V1 + "/users/{id}", ADMIN, STAFF)
                .allowUsers(PATCH, V1 + "/users/{id}", ADMIN, STAFF)
                .allowUsers(DELETE, V1 + "/users/{id}", ADMIN, STAFF)
                .allowUsers(POST, V1 + "/users/{id}/reset-password", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers", "carriers:read", ADMIN, STAFF)
                .allow(POST, V1 + "/carriers", "carriers:write", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers/stats", "carriers:read", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers/{id}", "carriers:read", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers/{id}/dependents", "carriers:read", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers/{id}/events", "carriers:read", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers/{id}/versions", "carriers:read", ADMIN, STAFF)
                .allow(POST, V1 + "/carriers/{id}/versions/{version}/restore", "carriers:write", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers/{id}/tests", "carriers:read", ADMIN, STAFF)
                .allow(POST, V1 + "/carriers/{id}/tests", "carriers:write", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers/{id}/tests/{testId}", "carriers:read", ADMIN, STAFF)
                .allow(GET, V1 + "/carriers/{id}/tests/{testId}/events", "carriers:read", ADMIN, STAFF)
                .allow(PUT, V1 + "/carriers/{id}", "carriers:write", ADMIN, STAFF)
                .allow(PATCH, V1 + "/carriers/{id}", "carriers:write", ADMIN, STAFF)
                .allow(DELETE, V1 + "/carriers/{id}", "carriers:write", ADMIN, STAFF)
                .allow(GET, V1 + "/carrier-presets", "providers:read", ADMIN, STAFF)
                .allow(GET, V1 + "/providers", "providers:read", ADMIN, STAFF)
                .allow(GET, V1 + "/clients", "clients:read", ADMIN, STAFF)
                .allow(POST, V1 + "/clients", "clients:write", ADMIN, STAFF)
                .allow(GET, V1 + "/clients/{id}", "clients:read", ADMIN, STAFF)
                .allow(GET, V1 + "/clients/{id}/tests", "clients:read", ADMIN, STAFF)
                .allow(POST, V1 + "/clients/{id}/tests", "clients:write", ADMIN, STAFF)
                .allow(GET, V1 + "/clients/{id}/tests/{testId}", "clients:read", ADMIN, STAFF)
                .allow(GET, V1 + "/clients/{id}/tests/{testId}/events", "clients:read", ADMIN, STAFF)
                .allow(PUT, V1 + "/clients/{id}", "clients:write", ADMIN, STAFF)
                .allow(PATCH, V1 + "/clients/{id}", "clients:write", ADMIN, STAFF)
                .allow(DELETE, V1 + "/clients/{id}", "clients:write", ADMIN, STAFF)
                .allow(GET, V1 + "/dialplan-lines", "dialplan-lines:read", ADMIN, STAFF)
                .allow(POST, V1 + "/dialplan-lines", "dialplan-lines:write", ADMIN, STAFF)
                .allow(POST, V1 + "/dialplan-lines/outbound-blocks", "dialplan-lines:write", ADMIN, STAFF)
                .allow(GET, V1 + "/dialplan-lines/outbound-blocks/{prefix}", "dialplan-lines:read", ADMIN, STAFF)
                .allow(DELETE, V1 + "/dialplan-lines/outbound-blocks/{prefix}", "dialplan-lines:write", ADMIN, STAFF)
                .allow(GET, V1 + "/dialplan-lines/{id}", "dialplan-lines:read", ADMIN, STAFF)
                .allow(PUT, V1 + "/dialplan-lines/{id}", "dialplan-lines:write", ADMIN, STAFF)
                .allow(PATCH, V1 + "/dialplan-lines/{id}", "dialplan-lines:write", ADMIN, STAFF)
                .allow(DELETE, V1 + "/dialplan-lines/{id}", "dialplan-lines:write", ADMIN, STAFF)
                .allow(GET, V1 + "/audit/{kind}", "audit:read", ADMIN, STAFF, SELLER);
    }
}
