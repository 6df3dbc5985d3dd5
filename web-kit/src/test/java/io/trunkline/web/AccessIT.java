package io.trunkline.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.testkit.TestTokens;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class AccessIT {
    private static TestTokens tokens;
    private static ConfigurableApplicationContext context;
    private static TestClient client;

    @BeforeAll
    static void start() {
        tokens = TestTokens.start();
        context = new SpringApplicationBuilder(ThingsApplication.class).run(arguments());
        client = new TestClient(port());
    }

    @AfterAll
    static void stop() {
        context.close();
        tokens.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "none,             GET,    /api/v1/things,        401, auth.token-missing",
                "expired,          GET,    /api/v1/things,        401, auth.token-invalid",
                "seller,           GET,    /api/v1/things,        200, -",
                "seller,           POST,   /api/v1/things,        403, auth.forbidden",
                "staff,            PATCH,  /api/v1/things/stored, 403, auth.forbidden",
                "seller,           GET,    /api/v1/things/stored, 200, -",
                "things:read,      GET,    /api/v1/things,        200, -",
                "a:read things:read, GET,  /api/v1/things,        200, -",
                "things:write,     GET,    /api/v1/things,        403, auth.scope-missing",
                "'',               GET,    /api/v1/things,        403, auth.scope-missing",
                "things:read,      GET,    /api/v1/things/stored, 403, auth.users-only",
                "unlimited key,    POST,   /api/v1/things,        400, request.malformed-json",
                "unlimited key,    GET,    /api/v1/things/stored, 403, auth.users-only",
                "none,             GET,    /api/v1/open,          200, -",
                "expired,          GET,    /api/v1/open,          200, -",
                "none,             GET,    /api/v1/nothing,       401, auth.token-missing",
                "seller,           GET,    /api/v1/nothing,       404, resource.not-found",
                "things:read,      GET,    /api/v1/nothing,       404, resource.not-found",
                "none,             DELETE, /api/v1/things,        401, auth.token-missing",
                "seller,           DELETE, /api/v1/things,        405, request.method-not-allowed",
                "none,             POST,   /api/v1/open,          401, auth.token-missing",
                "seller,           OPTIONS, /api/v1/things,       200, -",
                "none,             OPTIONS, /api/v1/things,       401, auth.token-missing",
            })
    void a_rule_decides_by_role_and_scope(String caller, String method, String path, int status, @Nullable String code)
            throws Exception {
        assertAnswer(client.send(method, path, token(caller), null), status, code);
    }

    @Test
    void head_has_the_rule_of_get() throws Exception {
        var seller = tokens.seller(UUID.randomUUID());
        assertThat(client.send("HEAD", "/api/v1/things", null, null).statusCode())
                .isEqualTo(401);
        assertThat(client.send("HEAD", "/api/v1/things", seller, null).statusCode())
                .isEqualTo(200);
        assertThat(client.send("HEAD", "/api/v1/things/slow", seller, null).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_key_without_the_scope_learns_which_one_it_needs() throws Exception {
        var refused = client.send("POST", "/api/v1/things", tokens.apiKey("things:read"), "{}");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_scope\", scope=\"things:write\"");
        var never = client.get("/api/v1/things/stored", tokens.apiKey("things:read"));
        assertThat(never.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    /// The client announces a body that it never sends.
    @Test
    void a_request_is_refused_before_its_body_is_read() throws Exception {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            var request = "POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/none\r\n"
                    + "Content-Length: 100000\r\nAuthorization: Bearer " + tokens.seller(UUID.randomUUID())
                    + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void a_request_is_refused_before_its_parameters_are_checked() throws Exception {
        var path = "/api/v1/things?limit=%00";
        assertAnswer(client.get(path, null), 401, "auth.token-missing");
        assertAnswer(client.get(path, tokens.apiKey("things:write")), 403, "auth.scope-missing");
        assertAnswer(client.get(path, tokens.apiKey("things:read")), 400, "request.invalid");
    }

    @Test
    void a_service_with_an_operation_without_a_rule_does_not_start() {
        assertThatThrownBy(() -> startWith(MoreThings.class))
                .hasMessage("Access rules and operations differ: GET /api/v1/things/more has no rule");
    }

    @Test
    void a_service_with_a_router_function_does_not_start() {
        assertThatThrownBy(() -> startWith(RoutedThings.class)).hasMessageContaining("a router function has no rule");
    }

    @RestController
    static class MoreThings {
        @GetMapping("/api/v1/things/more")
        String more() {
            return "more";
        }
    }

    static class RoutedThings {
        @Bean
        RouterFunction<ServerResponse> routed() {
            return RouterFunctions.route()
                    .GET("/routed", _ -> ServerResponse.ok().build())
                    .build();
        }
    }

    private static void startWith(Class<?> part) {
        var builder = new SpringApplicationBuilder(ThingsApplication.class, part);
        builder.run(arguments()).close();
    }

    private static String[] arguments() {
        return new String[] {
            "--server.port=0", "--management.server.port=0", "--trunkline.security.jwks-uri=" + tokens.jwksUri()
        };
    }

    private static int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// @param caller a role, or the scopes of an API key
    private static @Nullable String token(String caller) {
        return switch (caller) {
            case "none" -> null;
            case "expired" -> tokens.expired();
            case "seller" -> tokens.seller(UUID.randomUUID());
            case "staff" -> tokens.staff();
            case "unlimited key" -> tokens.mint("crm", "admin", Map.of("client_id", "crm"), Instant.now());
            default -> tokens.apiKey(caller);
        };
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, @Nullable String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (code != null) {
            assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        }
    }
}
