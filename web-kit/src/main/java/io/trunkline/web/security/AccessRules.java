package io.trunkline.web.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/// The access rules of a service, one bean that reads like a table:
/// ```java
/// AccessRules.none()
///         .open(HttpMethod.POST, "/api/v1/auth/login")
///         .allow(HttpMethod.GET, "/api/v1/dids/**", Role.ADMIN, Role.STAFF, Role.SELLER)
///         .allow("/api/v1/dids/**", Role.ADMIN, Role.STAFF);
/// ```
/// The first matching rule applies. Paths without a rule are for admins only, so a missing rule denies access
/// instead of granting it. Which tenant's rows a user can read is decided by each query, from
/// [CurrentUser#tenantId].
public final class AccessRules {
    /// @param method null for any
    /// @param roles empty for public access without a token
    record Rule(@Nullable HttpMethod method, String path, Set<Role> roles) {
        boolean applies(HttpMethod requested, String requestedPath) {
            return (method == null || method.equals(requested)) && matches(path, requestedPath);
        }
    }

    private final List<Rule> rules;

    private AccessRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static AccessRules none() {
        return new AccessRules(List.of());
    }

    /// Public access without a token.
    public AccessRules open(HttpMethod method, String path) {
        return withRule(new Rule(method, path, Set.of()));
    }

    /// @param path an Ant-like pattern; `/api/v1/carriers/**` matches `/api/v1/carriers` too
    public AccessRules allow(HttpMethod method, String path, Role first, Role... more) {
        return withRule(new Rule(method, path, roles(first, more)));
    }

    /// For every method.
    public AccessRules allow(String path, Role first, Role... more) {
        return withRule(new Rule(null, path, roles(first, more)));
    }

    /// Whether the path can be requested without a token.
    public boolean isOpen(HttpMethod method, String path) {
        return SecurityConfiguration.isPublic(path)
                || rules.stream()
                        .filter(rule -> rule.applies(method, path))
                        .findFirst()
                        .filter(rule -> rule.roles().isEmpty())
                        .isPresent();
    }

    List<Rule> rules() {
        return rules;
    }

    static boolean matches(String pattern, String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    private static Set<Role> roles(Role first, Role... more) {
        var all = new ArrayList<>(List.of(more));
        all.add(first);
        return Set.copyOf(all);
    }

    private AccessRules withRule(Rule rule) {
        var longer = new ArrayList<>(rules);
        longer.add(rule);
        return new AccessRules(longer);
    }
}
