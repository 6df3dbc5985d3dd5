package io.trunkline.web.security;

import io.trunkline.web.problem.ApiKeyRefusedException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/// Decides by [AccessRules] whether a request may be handled, before its parameters and its body are read. A
/// request that calls no operation needs a token, and then gets 404 or 405.
final class OperationAccess implements ReactiveAuthorizationManager<AuthorizationContext> {
    private static final AuthorizationResult GRANTED = new AuthorizationDecision(true);
    private static final AuthorizationResult REFUSED = new AuthorizationDecision(false);
    /// Actuator endpoints are no operations of the API. Only admins may use those that are not public.
    private static final PathPattern ACTUATOR = PathPatternParser.defaultInstance.parse("/actuator/**");

    private static final Set<Role> ACTUATOR_ROLES = Set.of(Role.ADMIN);

    private final AccessRules rules;

    OperationAccess(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        ServerHttpRequest request = context.getExchange().getRequest();
        Optional<AccessRule> rule = rules.ofRequest(request);
        if (rule.isPresent() && rule.get().isPublic()) {
            return Mono.just(GRANTED);
        }
        return authentication
                .ofType(UserAuthentication.class)
                .map(UserAuthentication::getPrincipal)
                .flatMap(caller -> rule.map(found -> decide(caller, found.roles(), found.scope()))
                        .orElseGet(() -> decideWithoutRule(caller, request)))
                .defaultIfEmpty(REFUSED);
    }

    private static Mono<AuthorizationResult> decideWithoutRule(CurrentUser caller, ServerHttpRequest request) {
        return ACTUATOR.matches(request.getPath().pathWithinApplication())
                ? decide(caller, ACTUATOR_ROLES, null)
                : Mono.just(GRANTED);
    }

    private static Mono<AuthorizationResult> decide(CurrentUser caller, Set<Role> roles, @Nullable String scope) {
        if (!roles.contains(caller.role())) {
            return Mono.just(REFUSED);
        }
        return caller.scopes().allow(scope) ? Mono.just(GRANTED) : Mono.error(() -> new ApiKeyRefusedException(scope));
    }
}
