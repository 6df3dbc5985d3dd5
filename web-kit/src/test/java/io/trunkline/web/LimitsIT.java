package io.trunkline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.TestTokens;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Limits of requests and streams. The tests' own address is that of a trusted proxy. On Kubernetes, Spring Boot
/// would trust every client's headers.
class LimitsIT {
    private static final int LIMIT = 3;

    private static TestTokens tokens;
    private static ConfigurableApplicationContext context;
    private static TestClient client;

    @BeforeAll
    static void start() {
        tokens = TestTokens.start();
        context = new SpringApplicationBuilder(ThingsApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--trunkline.security.jwks-uri=" + tokens.jwksUri(),
                        "--trunkline.rate-limit.requests=" + LIMIT,
                        "--trunkline.rate-limit.window=PT1H",
                        "--trunkline.proxies.trusted=127.0.0.1,::1",
                        "--spring.main.cloud-platform=kubernetes");
        client = new TestClient(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        context.close();
        tokens.close();
    }

    @Test
    void a_user_who_has_sent_too_many_requests_is_refused_and_others_are_not() throws Exception {
        UUID tenant = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        for (int sent = 1; sent <= LIMIT; sent++) {
            var answer = client.get("/api/v1/things", tokens.seller(tenant, user));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"default\";q=3;w=3600");
            assertThat(header(answer, "RateLimit")).matches("\"default\";r=" + (LIMIT - sent) + ";t=[0-9]{4}");
        }

        var refused = client.get("/api/v1/things", tokens.seller(tenant, user));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"request.rate-limited\"");
        assertThat(header(refused, "RateLimit")).startsWith("\"default\";r=0;t=");
        assertThat(header(refused, "Retry-After")).matches("[0-9]{4}");
        assertThat(client.get("/api/v1/things", tokens.seller(tenant)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void requests_without_a_valid_token_are_limited_by_address() throws Exception {
        String[] paths = {"/api/v1/open", "/api/v1/things", "/api/v1/things"};
        String[] sentTokens = {null, null, "not a token"};
        int[] statuses = {200, 401, 401};
        for (int i = 0; i < LIMIT; i++) {
            assertThat(getFrom("203.0.113.7", paths[i], sentTokens[i]).statusCode())
                    .isEqualTo(statuses[i]);
        }

        for (int i = 0; i < LIMIT; i++) {
            var refused = getFrom("203.0.113.7", paths[i], sentTokens[i]);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        }
        assertThat(getFrom("198.51.100.1, 203.0.113.7", "/api/v1/open", null).statusCode())
                .isEqualTo(429);
        assertThat(getFrom("203.0.113.8", "/api/v1/open", null).statusCode()).isEqualTo(200);
        assertThat(getFrom("203.0.113.7", "/api/v1/things", tokens.seller(UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_forbidden_request_counts() throws Exception {
        UUID tenant = UUID.randomUUID();
        String token = tokens.seller(tenant);
        for (int sent = 0; sent < LIMIT; sent++) {
            assertThat(client.get("/api/v1/things/away", token).statusCode()).isEqualTo(403);
        }

        assertThat(client.get("/api/v1/things/away", token).statusCode()).isEqualTo(429);
    }

    @Test
    void health_is_not_limited() throws Exception {
        for (int sent = 0; sent <= LIMIT; sent++) {
            var answer = getFrom("203.0.113.9", "/livez", null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        }
    }

    @Test
    @Timeout(30)
    void a_stream_ends_when_its_token_expires() throws Exception {
        var issuedAt = Instant.now().minus(TestTokens.LIFETIME).plusSeconds(2);
        var token = tokens.mint(UUID.randomUUID().toString(), "admin", Map.of(), issuedAt);

        var answer = client.get("/api/v1/things/stream", token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/event-stream");
    }

    private static HttpResponse<String> getFrom(String address, String path, String token) throws Exception {
        return client.send("GET", path, token, null, "X-Forwarded-For", address);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
