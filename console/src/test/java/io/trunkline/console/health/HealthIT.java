package io.trunkline.console.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.console.FakeService;
import io.trunkline.console.TestConsole;
import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HealthIT {
    private static final TestConsole CONSOLE = TestConsole.start("--trunkline.console.health-timeout=1s");
    private static final RestClient STAFF = CONSOLE.client().withToken(TestConsole.TOKENS.staff());
    private static final FakeService BRIDGE = CONSOLE.service(BackendService.AMI_BRIDGE);
    private static final FakeService CDR = CONSOLE.service(BackendService.CDR);

    @BeforeAll
    static void warmUp() {
        STAFF.get("/api/v1/health");
    }

    @AfterAll
    static void close() {
        CONSOLE.close();
    }

    @BeforeEach
    void reset() {
        CONSOLE.resetServices();
    }

    @Test
    void staff_sees_each_service_with_what_is_wrong_its_lags_and_its_dead_letters() {
        CDR.answer("GET /readyz", 503, "{\"status\":\"OUT_OF_SERVICE\"}")
                .answer("GET /actuator/health", 503, """
                        {"status": "OUT_OF_SERVICE", "components": {
                          "catchUp": {"status": "OUT_OF_SERVICE", "details": {
                            "behind": ["cdr-service.calls", "cdr-service.dids"]}},
                          "deadLetters": {"status": "UP", "details": {
                            "open": {"cdr-service.calls": 2, "cdr-service.dids": 1}}},
                          "r2dbc": {"status": "UP"}}}""")
                .answer("GET /actuator/prometheus", 200, """
                        # HELP trunkline_consumer_lag events
                        trunkline_consumer_lag{group="cdr-service.calls",topic="call.completed"} 12.0
                        trunkline_consumer_lag{group="cdr-service.dids",topic="did.changed"} 1.2E7
                        """);

        Await.until("cdr-service is not ready", () -> state("cdr-service").equals("not-ready"));

        JsonNode health = health(STAFF);
        assertThat(health.get("state").asString()).isEqualTo("not-ready");
        assertThat(health.get("services")).hasSize(6);
        JsonNode details = service(health, "cdr-service").get("details");
        assertThat(details.get("openDeadLetters").asInt()).isEqualTo(3);
        assertThat(details.get("faults").toString())
                .isEqualTo("[{\"component\":\"catch-up\",\"status\":\"out-of-service\","
                        + "\"detail\":\"behind: cdr-service.calls, cdr-service.dids\"}]");
        assertThat(details.get("lags").toString())
                .contains("{\"group\":\"cdr-service.dids\",\"topic\":\"did.changed\",\"events\":12000000}");
        assertThat(CDR.received("GET /actuator/prometheus").getFirst().uri())
                .endsWith("?includedNames=trunkline_consumer_lag");
    }

    @Test
    void a_service_that_does_not_answer_is_unreachable_and_the_others_are_shown() {
        BRIDGE.answer("GET /readyz", (_, _) -> Mono.never());

        Await.until("ami-bridge is unreachable", () -> state("ami-bridge").equals("unreachable"));

        assertThat(state("did-service")).isEqualTo("ready");
        assertThat(service(health(STAFF), "did-service")
                        .at("/details/openDeadLetters")
                        .isNull())
                .isTrue();
    }

    @Test
    void sellers_see_the_states_alone() {
        JsonNode health = health(STAFF.withToken(TestConsole.TOKENS.seller(UUID.randomUUID())));

        assertThat(health.get("services")).hasSize(6).allSatisfy(service -> {
            assertThat(service.get("state").asString()).isNotEmpty();
            assertThat(service.get("details").isNull()).isTrue();
        });
    }

    @Test
    void nobody_else_sees_anything() {
        assertThat(CONSOLE.client().get("/api/v1/health").statusCode()).isEqualTo(401);
        assertThat(STAFF.withToken(TestConsole.TOKENS.expired())
                        .get("/api/v1/health")
                        .statusCode())
                .isEqualTo(401);
        assertThat(STAFF.withToken(TestConsole.TOKENS.apiKey("dids:read"))
                        .get("/api/v1/health")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String state(String service) {
        return service(health(STAFF), service).get("state").asString();
    }

    private static JsonNode service(JsonNode health, String id) {
        return health.get("services")
                .valueStream()
                .filter(service -> service.get("service").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode health(RestClient client) {
        var response = client.get("/api/v1/health");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }
}
