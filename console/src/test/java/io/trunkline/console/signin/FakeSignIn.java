package io.trunkline.console.signin;

import io.trunkline.console.FakeService;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// Signs users in like provisioning-service: access tokens are `access-1`, `access-2` and so on, and each refresh
/// replaces the refresh token.
final class FakeSignIn {
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile int lifetime = 600;
    private volatile boolean isEnded;
    private volatile Duration delay = Duration.ZERO;

    FakeSignIn(FakeService provisioning) {
        provisioning
                .answer("POST /api/v1/auth/login", this::signIn)
                .answer("POST /api/v1/auth/token", this::token)
                .answer("POST /api/v1/auth/logout", 204, "")
                .answer("POST /api/v1/auth/logout-everywhere", 204, "")
                .answer("GET /api/v1/users/me", 200, "{\"username\":\"ana\",\"passwordChangeRequired\":true}");
    }

    /// @param seconds of access tokens that are issued from now on
    FakeSignIn lifetime(int seconds) {
        lifetime = seconds;
        return this;
    }

    FakeSignIn delay(Duration time) {
        delay = time;
        return this;
    }

    void endSessions() {
        isEnded = true;
    }

    int refreshes() {
        return refreshes.get();
    }

    private Publisher<Void> signIn(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .flatMap(body -> Mono.from(
                        body.contains("right")
                                ? FakeService.json(
                                        response,
                                        200,
                                        tokens("accessToken", "expiresIn", "refreshToken", "refreshExpiresIn"))
                                : FakeService.json(
                                        response.header("Retry-After", "7"),
                                        429,
                                        "{\"code\":\"auth.too-many-attempts\"}")));
    }

    private Publisher<Void> token(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().delayElement(delay).flatMap(body -> {
            Map<String, String> form = parse(body);
            if (form.get("grant_type").equals("client_credentials")) {
                return Mono.from(key(request, response, form));
            }
            int _ = refreshes.incrementAndGet();
            return Mono.from(
                    isEnded
                            ? FakeService.json(response, 400, "{\"code\":\"auth.refresh-token-invalid\"}")
                            : FakeService.json(
                                    response,
                                    200,
                                    tokens("access_token", "expires_in", "refresh_token", "refresh_expires_in")));
        });
    }

    private Publisher<Void> key(HttpServerRequest request, HttpServerResponse response, Map<String, String> form) {
        boolean isKnown = form.getOrDefault("client_secret", "").startsWith("tlk_known")
                || "Basic a2V5OnRsa19rbm93bg==".equals(request.requestHeaders().get("Authorization"));
        return isKnown
                ? FakeService.json(
                        response,
                        200,
                        "{\"access_token\":\"key-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                                .formatted(issued.incrementAndGet(), lifetime))
                : FakeService.json(response, 401, "{\"code\":\"auth.api-key-refused\"}");
    }

    private String tokens(String access, String expiresIn, String refresh, String refreshExpiresIn) {
        int number = issued.incrementAndGet();
        return "{\"%s\":\"access-%d\",\"%s\":%d,\"%s\":\"tlr_%s\",\"%s\":43200}"
                .formatted(access, number, expiresIn, lifetime, refresh, UUID.randomUUID(), refreshExpiresIn);
    }

    private static Map<String, String> parse(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
