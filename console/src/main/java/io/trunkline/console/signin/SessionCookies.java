package io.trunkline.console.signin;

import io.trunkline.console.platform.ConsoleSettings;
import io.trunkline.console.signin.domain.Session;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The cookie with the encrypted session. JavaScript cannot read it, and a browser sends it only with requests from
/// pages of the same site. Over https, its name has the prefix with which a browser accepts it from no other host.
@Component
class SessionCookies {
    private static final String NAME = "trunkline-session";

    private final String name;
    private final boolean secure;
    private final SessionSealer sealer;
    private final Clock clock;

    SessionCookies(ConsoleSettings settings, SessionSealer sealer, Clock clock) {
        this.secure = settings.secure();
        this.name = secure ? "__Host-" + NAME : NAME;
        this.sealer = sealer;
        this.clock = clock;
    }

    boolean isGiven(ServerWebExchange exchange) {
        return exchange.getRequest().getCookies().getFirst(name) != null;
    }

    /// Empty without a cookie, and for one that cannot be decrypted.
    Mono<Session> read(ServerWebExchange exchange) {
        return Mono.justOrEmpty(exchange.getRequest().getCookies().getFirst(name))
                .flatMap(cookie -> sealer.open(cookie.getValue()));
    }

    /// Sets the cookie in the response.
    Mono<Session> write(ServerWebExchange exchange, Session session) {
        return sealer.seal(session)
                .doOnNext(value -> set(exchange, value, session.remaining(clock.instant())))
                .thenReturn(session);
    }

    /// Tells the browser to delete the cookie.
    void clear(ServerWebExchange exchange) {
        set(exchange, "", Duration.ZERO);
    }

    private void set(ServerWebExchange exchange, String value, Duration age) {
        exchange.getResponse()
                .getCookies()
                .set(
                        name,
                        ResponseCookie.from(name, value)
                                .httpOnly(true)
                                .secure(secure)
                                .sameSite("Strict")
                                .path("/")
                                .maxAge(age)
                                .build());
    }
}
