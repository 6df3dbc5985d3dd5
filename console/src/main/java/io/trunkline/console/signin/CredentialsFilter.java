package io.trunkline.console.signin;

import io.trunkline.console.platform.ConsoleProblem;
import io.trunkline.console.platform.FilterOrder;
import io.trunkline.console.routes.domain.RequestPath;
import io.trunkline.web.ApiPath;
import io.trunkline.web.address.ClientAddress;
import io.trunkline.web.address.ClientAddressResolver;
import io.trunkline.web.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Gives requests to the API an access token: that of the session in the cookie, or of the API key in the header
/// Authorization. Another token passes as it is. The cookie goes no further.
@Component
@Order(FilterOrder.CREDENTIALS)
class CredentialsFilter implements WebFilter {
    /// They need no token, and must work while a session has ended. `/auth/token` reads API keys itself.
    private static final Set<String> WITHOUT_TOKEN = Set.of(
            ApiPath.V1 + "/auth/login",
            ApiPath.V1 + "/auth/token",
            ApiPath.V1 + "/auth/logout",
            "/.well-known/jwks.json");

    private final ApplicationContext service;
    private final SessionCookies cookies;
    private final CookieChecks checks;
    private final Sessions sessions;
    private final ApiKeyTokens apiKeys;
    private final ClientAddressResolver addresses;

    CredentialsFilter(
            ApplicationContext service,
            SessionCookies cookies,
            CookieChecks checks,
            Sessions sessions,
            ApiKeyTokens apiKeys,
            ClientAddressResolver addresses) {
        this.service = service;
        this.cookies = cookies;
        this.checks = checks;
        this.sessions = sessions;
        this.apiKeys = apiKeys;
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (exchange.getApplicationContext() != service || !RequestPath.isOfApi(path)) {
            return chain.filter(exchange);
        }
        String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (WITHOUT_TOKEN.contains(path)) {
            return chain.filter(withToken(exchange, null));
        }
        if (authorization != null) {
            return ApiKeyTokens.isApiKey(authorization)
                    ? filterWithKey(exchange, chain, authorization)
                    : chain.filter(withToken(exchange, null));
        }
        return cookies.isGiven(exchange) ? filterWithCookie(exchange, chain) : chain.filter(withToken(exchange, null));
    }

    private Mono<Void> filterWithKey(ServerWebExchange exchange, WebFilterChain chain, String authorization) {
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    if (HttpStatus.UNAUTHORIZED.equals(exchange.getResponse().getStatusCode())) {
                        apiKeys.forget(authorization);
                    }
                }));
        return apiKeys.find(authorization, addressOf(exchange))
                .flatMap(token -> chain.filter(withToken(exchange, token.text())));
    }

    private Mono<Void> filterWithCookie(ServerWebExchange exchange, WebFilterChain chain) {
        return checks.check(exchange)
                .then(Mono.defer(() -> freshToken(exchange)))
                .flatMap(token -> chain.filter(withToken(exchange, token)));
    }

    /// A refresh also sets the new cookie, before the response begins.
    private Mono<String> freshToken(ServerWebExchange exchange) {
        return cookies.read(exchange)
                .switchIfEmpty(Mono.error(
                        () -> ConsoleProblem.SESSION_MISSING.problem("The session cannot be read; sign in again")))
                .flatMap(session -> sessions.fresh(session, opensStream(exchange), addressOf(exchange))
                        .flatMap(fresh -> fresh.equals(session) ? Mono.just(session) : cookies.write(exchange, fresh)))
                .map(fresh -> fresh.accessToken())
                .doOnError(ProblemException.class, problem -> clearIfEnded(exchange, problem));
    }

    private void clearIfEnded(ServerWebExchange exchange, ProblemException problem) {
        if (problem.code() == ConsoleProblem.SESSION_ENDED || problem.code() == ConsoleProblem.SESSION_MISSING) {
            cookies.clear(exchange);
        }
    }

    private ClientAddress addressOf(ServerWebExchange exchange) {
        return addresses.of(exchange.getRequest());
    }

    private static boolean opensStream(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                .anyMatch(accepted -> accepted.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE));
    }

    /// @param token null to leave the header Authorization as it is
    private static ServerWebExchange withToken(ServerWebExchange exchange, @Nullable String token) {
        return exchange.mutate()
                .request(exchange.getRequest()
                        .mutate()
                        .headers(headers -> {
                            headers.remove(HttpHeaders.COOKIE);
                            if (token != null) {
                                headers.setBearerAuth(token);
                            }
                        })
                        .build())
                .build();
    }
}
