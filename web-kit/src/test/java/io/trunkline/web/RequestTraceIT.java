package io.trunkline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.JsonLog;
import io.trunkline.testkit.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// The ids by which a request is found in the logs.
class RequestTraceIT {
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
                        "--trunkline.security.jwks-uri=" + tokens.jwksUri());
        client = new TestClient(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        context.close();
        tokens.close();
    }

    @Test
    void returns_the_request_id_of_the_client_or_a_new_one() throws Exception {
        var named = client.send("GET", "/api/v1/things/broken", tokens.admin(), null, "X-Request-Id", "order-17");
        assertThat(named.headers().firstValue("X-Request-Id")).hasValue("order-17");
        var invalid = client.send("GET", "/api/v1/things", tokens.admin(), null, "X-Request-Id", "a b");
        assertThat(invalid.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
    }

    @Test
    void names_the_trace_in_each_problem() throws Exception {
        assertThat(client.get("/api/v1/nothing", tokens.admin()).body())
                .containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
        assertThat(client.get("/api/v1/things", null).body()).containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
    }

    @Test
    void a_json_line_about_a_request_has_its_call_and_its_trace() throws Exception {
        try (JsonLog log = new JsonLog("io.trunkline.web.requests.RequestLog")) {
            client.send("GET", "/api/v1/things/of-call/ast1-17.4", tokens.admin(), null, "X-Request-Id", "order-18");
            client.send("GET", "/api/v1/things/of-call/a%0Ab", tokens.admin(), null, "X-Request-Id", "order-19");

            JsonNode line = log.line("requestId", "order-18");
            assertThat(line.path("callId").asString()).isEqualTo("ast1-17.4");
            assertThat(line.path("traceId").asString()).matches("[0-9a-f]{32}");
            assertThat(log.line("requestId", "order-19").has("callId")).isFalse();
        }
    }

    @Test
    void logs_an_internal_error_with_its_trace() throws Exception {
        try (CapturedLog log = new CapturedLog("io.trunkline.web.problem.ProblemTranslator")) {
            String problem = client.get("/api/v1/things/broken", tokens.admin()).body();

            assertThat(log.traceIds()).hasSize(1);
            assertThat(problem).contains("\"traceId\":\"" + log.traceIds().getFirst() + "\"");
        }
    }
}
