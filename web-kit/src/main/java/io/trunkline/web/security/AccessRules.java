package io.trunkline.web.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The access rules of a service, one row for each operation. A service has one bean or more, which read like
/// tables:
/// ```java
/// AccessRules.none()
///         .open(POST, "/api/v1/auth/login")
///         .allow(GET, "/api/v1/dids/{id}", "dids:read", ADMIN, STAFF, SELLER)
///         .allow(PUT, "/api/v1/dids/{id}", "dids:write", ADMIN, STAFF)
///         .allowUsers(PUT, "/api/v1/users/me/password", ADMIN, STAFF, SELLER);
/// ```
/// A service does not start while an operation has no rule, or a rule no operation ([AccessRulesCheck]). Which
/// tenant's rows a user can read is decided by each query, from [CurrentUser#tenantId].
public final class AccessRules {
    private record Row(AccessRule rule, PathPattern pattern) {
        static Row of(AccessRule rule) {
            return new Row(rule, PathPatternParser.defaultInstance.parse(rule.path()));
        }

        boolean matches(HttpMethod method, PathContainer path) {
            return rule.method().equals(method) && pattern.matches(path);
        }
    }

    /// In the order of the table.
    private final List<Row> rows;

    private AccessRules(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public static AccessRules none() {
        return new AccessRules(List.of());
    }

    /// All rules of a service.
    ///
    /// @throws IllegalArgumentException if an operation has two rules
    public static AccessRules merged(Stream<AccessRules> tables) {
        return tables.flatMap(table -> table.rows.stream())
                .map(Row::rule)
                .reduce(none(), AccessRules::with, (first, _) -> first);
    }

    /// Public access without a token.
    public AccessRules open(HttpMethod method, String path) {
        return with(new AccessRule(method, path, Set.of(), null));
    }

    /// Access for users with one of the roles, and for API keys with one of the roles and the scope.
    public AccessRules allow(HttpMethod method, String path, String scope, Role first, Role... more) {
        return with(new AccessRule(method, path, roles(first, more), scope));
    }

    /// Access for users with one of the roles, but for no API key.
    public AccessRules allowUsers(HttpMethod method, String path, Role first, Role... more) {
        return with(new AccessRule(method, path, roles(first, more), null));
    }

    /// In the order of the table.
    public List<AccessRule> rules() {
        return rows.stream().map(Row::rule).toList();
    }

    /// The rule of an operation of the OpenAPI description.
    ///
    /// @param path the template
    public Optional<AccessRule> ofOperation(HttpMethod method, String path) {
        return rules().stream()
                .filter(rule -> rule.method().equals(method) && rule.path().equals(path))
                .findFirst();
    }

    /// The rule of the operation that a request calls. `/users/me` has precedence over `/users/{id}`, and HEAD
    /// calls the operation of GET, as in Spring's own mapping.
    Optional<AccessRule> ofRequest(ServerHttpRequest request) {
        return ofRequest(request.getMethod(), request.getPath().pathWithinApplication());
    }

    Optional<AccessRule> ofRequest(HttpMethod requested, PathContainer path) {
        HttpMethod method = requested.equals(HttpMethod.HEAD) ? HttpMethod.GET : requested;
        return rows.stream()
                .filter(row -> row.matches(method, path))
                .min(Comparator.comparing(Row::pattern))
                .map(Row::rule);
    }

    private AccessRules with(AccessRule rule) {
        if (ofOperation(rule.method(), rule.path()).isPresent()) {
            throw new IllegalArgumentException("two rules for " + rule.operation());
        }
        var longer = new ArrayList<>(rows);
        longer.add(Row.of(rule));
        return new AccessRules(longer);
    }

    private static Set<Role> roles(Role first, Role... more) {
        var all = new ArrayList<>(List.of(more));
        all.add(first);
        return Set.copyOf(all);
    }
}
