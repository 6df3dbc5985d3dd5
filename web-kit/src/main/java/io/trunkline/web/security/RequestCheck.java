package io.trunkline.web.security;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Checks a request after authentication and before authorization, also a request without a valid token.
@FunctionalInterface
public interface RequestCheck {
    /// @return fails with the problem for which the request is refused. Called once or twice for each request
    Mono<Void> check(ServerWebExchange exchange);
}
