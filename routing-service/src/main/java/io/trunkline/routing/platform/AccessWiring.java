package io.trunkline.routing.platform;

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

/// All roles manage campaigns and calls; the use cases decide which tenant's. The platform owns leases and nodes.
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .allow(GET, V1 + "/campaigns", "campaigns:read", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/campaigns", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/campaigns/{id}", "campaigns:read", ADMIN, STAFF, SELLER)
                .allow(PUT, V1 + "/campaigns/{id}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(PATCH, V1 + "/campaigns/{id}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(DELETE, V1 + "/campaigns/{id}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/campaigns/{id}/available-clients", "campaigns:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/campaigns/{id}/available-carriers", "campaigns:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/campaigns/{id}/caps", "campaigns:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/campaigns/{id}/carriers/{carrierId}", "campaigns:read", ADMIN, STAFF, SELLER)
                .allow(PUT, V1 + "/campaigns/{id}/carriers/{carrierId}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(PATCH, V1 + "/campaigns/{id}/carriers/{carrierId}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(DELETE, V1 + "/campaigns/{id}/carriers/{carrierId}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/campaigns/{id}/clients/{clientId}", "campaigns:read", ADMIN, STAFF, SELLER)
                .allow(PUT, V1 + "/campaigns/{id}/clients/{clientId}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(PATCH, V1 + "/campaigns/{id}/clients/{clientId}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(DELETE, V1 + "/campaigns/{id}/clients/{clientId}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/campaigns/{id}/dids", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(PUT, V1 + "/campaigns/{id}/dids/{didId}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(DELETE, V1 + "/campaigns/{id}/dids/{didId}", "campaigns:write", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/campaigns/{id}/test-calls", "calls:write", ADMIN, STAFF)
                .allow(GET, V1 + "/blocked-callers", "blocked-callers:read", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/blocked-callers", "blocked-callers:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/blocked-callers/{id}", "blocked-callers:read", ADMIN, STAFF, SELLER)
                .allow(DELETE, V1 + "/blocked-callers/{id}", "blocked-callers:write", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/calls", "calls:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/calls/{callId}", "calls:read", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/calls/{callId}/cancel", "calls:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/calls/{callId}/events", "calls:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/live-calls", "calls:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/live-calls/{callId}", "calls:read", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/live-calls/{callId}/hangup", "calls:write", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/live-calls/stream", "calls:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/routes/explain", "routes:read", ADMIN, STAFF, SELLER)
                .allow(POST, V1 + "/routes/explain", "routes:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/routes/live", "routes:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/routes/live/stream", "routes:read", ADMIN, STAFF, SELLER)
                .allow(GET, V1 + "/leases", "leases:read", ADMIN, STAFF)
                .allow(GET, V1 + "/nodes", "nodes:read", ADMIN, STAFF)
                .allow(GET, V1 + "/nodes/{node}", "nodes:read", ADMIN, STAFF)
                .allow(GET, V1 + "/audit/{kind}", "audit:read", ADMIN, STAFF, SELLER);
    }
}
