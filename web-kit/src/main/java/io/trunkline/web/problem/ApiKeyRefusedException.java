package io.trunkline.web.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/// The role of an API key allows the operation, but the key does not have its scope, or no API key may call it.
public final class ApiKeyRefusedException extends AccessDeniedException {
    private final @Nullable String scope;

    /// @param scope the scope that the key needs, such as `dids:write`; null if no API key may call the operation
    public ApiKeyRefusedException(@Nullable String scope) {
        super("API key refused");
        this.scope = scope;
    }

    /// The value of the header WWW-Authenticate, RFC 6750 §3.1. Empty if no scope would help.
    public Optional<String> challenge() {
        return Optional.ofNullable(scope)
                .map(needed -> "Bearer error=\"insufficient_scope\", scope=\"" + needed + "\"");
    }

    ProblemException problem() {
        return scope == null
                ? CommonProblem.USERS_ONLY.problem("Sign in as a user; no scope allows this to an API key")
                : CommonProblem.SCOPE_MISSING.problem("Use an API key with the scope " + scope);
    }
}
