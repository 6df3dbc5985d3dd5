package io.trunkline.console.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.console.platform.ConsoleProblem;
import io.trunkline.console.signin.domain.Session;
import io.trunkline.web.address.ClientAddress;
import io.trunkline.web.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The session of a browser. The tokens stay in the cookie, which JavaScript cannot read.
@RestController
@RequestMapping("/session")
class SessionController {
    private final SignInClient client;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final CookieChecks checks;

    SessionController(SignInClient client, Sessions sessions, SessionCookies cookies, CookieChecks checks) {
        this.client = client;
        this.sessions = sessions;
        this.cookies = cookies;
        this.checks = checks;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "startSession", summary = "Sign in with this browser")
    Mono<ResponseEntity<SessionView>> signIn(
            @RequestBody SignInRequest credentials, ClientAddress address, ServerWebExchange exchange) {
        return client.signIn(credentials.username(), credentials.password(), address)
                .flatMap(session -> view(session, address).delayUntil(_ -> cookies.write(exchange, session)));
    }

    @GetMapping
    @Operation(operationId = "getSession", summary = "Read who is signed in with this browser")
    Mono<ResponseEntity<SessionView>> read(ClientAddress address, ServerWebExchange exchange) {
        return freshSession(exchange, address)
                .flatMap(session -> view(session, address))
                .onErrorMap(
                        SessionController::isRefusedToken, _ -> ConsoleProblem.SESSION_ENDED.problem("Sign in again"))
                .doOnError(ProblemException.class, problem -> clearIfEnded(exchange, problem));
    }

    @DeleteMapping
    @Operation(operationId = "endSession", summary = "Sign out with this browser")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(ClientAddress address, ServerWebExchange exchange) {
        return checks.check(exchange)
                .then(Mono.defer(() -> cookies.read(exchange)))
                .flatMap(session -> {
                    cookies.clear(exchange);
                    sessions.forget(session);
                    return client.signOut(session, address);
                })
                .then(Mono.fromRunnable(() -> cookies.clear(exchange)));
    }

    @PostMapping("/end-all")
    @Operation(operationId = "endAllSessions", summary = "Sign out with all browsers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOutEverywhere(ClientAddress address, ServerWebExchange exchange) {
        return checks.check(exchange)
                .then(Mono.defer(() -> freshSession(exchange, address)))
                .flatMap(session -> client.signOutEverywhere(session, address))
                .then(Mono.<Void>fromRunnable(() -> cookies.clear(exchange)))
                .doOnError(ProblemException.class, problem -> clearIfEnded(exchange, problem));
    }

    private Mono<Session> freshSession(ServerWebExchange exchange, ClientAddress address) {
        return cookies.read(exchange)
                .switchIfEmpty(Mono.error(() -> ConsoleProblem.SESSION_MISSING.problem("Sign in: POST /session")))
                .flatMap(session -> sessions.fresh(session, false, address)
                        .flatMap(fresh -> fresh.equals(session) ? Mono.just(session) : cookies.write(exchange, fresh)));
    }

    private Mono<ResponseEntity<SessionView>> view(Session session, ClientAddress address) {
        return client.currentUser(session, address)
                .map(user ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SessionView.of(user)));
    }

    private static boolean isRefusedToken(Throwable error) {
        return error instanceof ServiceRefusalException refusal
                && refusal.response().status() == HttpStatus.UNAUTHORIZED.value();
    }

    private void clearIfEnded(ServerWebExchange exchange, ProblemException problem) {
        if (cookies.isGiven(exchange)
                && (problem.code() == ConsoleProblem.SESSION_ENDED
                        || problem.code() == ConsoleProblem.SESSION_MISSING)) {
            cookies.clear(exchange);
        }
    }

    /// Checked by provisioning-service.
    record SignInRequest(
            @Nullable String username, @Nullable String password) {
        /// Leaves out the password, so that it never gets into a log.
        @Override
        public String toString() {
            return "SignInRequest[username=" + username + "]";
        }
    }

    /// @param user what `GET /api/v1/users/me` returns
    /// @param passwordChangeRequired true if the user should choose a password now
    record SessionView(Map<String, Object> user, boolean passwordChangeRequired) {
        private static SessionView of(Map<String, Object> user) {
            return new SessionView(user, Boolean.TRUE.equals(user.get("passwordChangeRequired")));
        }
    }
}
