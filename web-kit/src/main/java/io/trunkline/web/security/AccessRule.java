package io.trunkline.web.security;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/// Who may call one operation.
///
/// @param path the template that the controller declares, such as `/api/v1/dids/{id}`; no wildcards
/// @param roles the roles that may call it; empty for a public operation, which needs no token
/// @param scope what an API key needs besides its role, such as `dids:write`; null if no API key may call it
public record AccessRule(
        HttpMethod method,
        String path,
        Set<Role> roles,
        @Nullable String scope) {
    private static final Pattern PATH = Pattern.compile("/[a-z0-9./{}A-Z-]+");
    private static final Pattern SCOPE = Pattern.compile("[a-z]+(-[a-z]+)*:(read|write|export)");

    /// @throws IllegalArgumentException for a path with a wildcard, or a scope that is not `<resource>:read`,
    ///     `<resource>:write` or `<resource>:export`
    public AccessRule {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not the path of a single operation: " + path);
        }
        if (scope != null && !SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException("not a scope: " + scope);
        }
        roles = Set.copyOf(roles);
    }

    /// The operation as the rules name it, such as `GET /api/v1/dids/{id}`.
    public String operation() {
        return method + " " + path;
    }

    /// Whether the operation needs no token.
    public boolean isPublic() {
        return roles.isEmpty();
    }
}
