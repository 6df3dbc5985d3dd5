package io.trunkline.console.signin;

import io.trunkline.console.platform.ConsoleProblem;
import io.trunkline.console.signin.domain.CookieUse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refuses requests that another site made a browser send.
@Component
class CookieChecks {
    /// @return fails with `session.header-missing` or `session.cross-origin`
    Mono<Void> check(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        var use = CookieUse.of(
                request.getMethod().name(),
                request.getHeaders().getFirst("X-Trunkline"),
                request.getHeaders().getFirst("Sec-Fetch-Site"));
        return switch (use) {
            case ALLOWED -> Mono.empty();
            case HEADER_MISSING ->
                Mono.error(() -> ConsoleProblem.HEADER_MISSING.problem(
                        "A change that the cookie authenticates needs the header X-Trunkline: 1"));
            case CROSS_ORIGIN ->
                Mono.error(() -> ConsoleProblem.CROSS_ORIGIN.problem(
                        "Only pages of the console may change something with its cookie"));
        };
    }
}
