package io.trunkline.provisioning.apikeys.domain;

import io.trunkline.provisioning.users.domain.Role;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scopes that the operations of all services need, by the roles that may call one of them. A test compares
/// them with docs/access.md.
final class ApiScopes {
    private static final Set<String> OF_SELLERS = Set.of(
            "alerts:read",
            "audit:read",
            "blocked-callers:read",
            "blocked-callers:write",
            "call-records:export",
            "call-records:read",
            "calls:read",
            "calls:write",
            "campaigns:read",
            "campaigns:write",
            "dids:read",
            "dids:write",
            "health:read",
            "routes:read",
            "statistics:read",
            "tenants:read");

    private static final Set<String> OF_STAFF = with(
            OF_SELLERS,
            "carriers:read",
            "carriers:write",
            "clients:read",
            "clients:write",
            "dialplan-lines:read",
            "dialplan-lines:write",
            "leases:read",
            "nodes:read",
            "providers:read",
            "realtime:read",
            "tenants:write",
            "users:read");

    static final Set<String> ALL = with(OF_STAFF, "dead-letters:read", "dead-letters:write", "realtime:write");

    private ApiScopes() {}

    /// The scopes of the operations that the role may call.
    static Set<String> ofRole(Role role) {
        return switch (role) {
            case SELLER -> OF_SELLERS;
            case STAFF -> OF_STAFF;
            case ADMIN -> ALL;
        };
    }

    private static Set<String> with(Set<String> scopes, String... more) {
        return Stream.concat(scopes.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
