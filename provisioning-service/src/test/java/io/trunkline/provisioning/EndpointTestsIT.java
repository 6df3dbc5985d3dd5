package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.EndpointTested;
import io.trunkline.events.nodes.EndpointTested.Result;
import io.trunkline.events.nodes.EndpointTested.Step;
import io.trunkline.events.nodes.EndpointTested.StepName;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tests of carriers and clients. The events of a bridge are published by the test.
class EndpointTestsIT {
    private static final Duration PAST_DEADLINE = Duration.ofSeconds(20);

    private final String carrier = "/api/v1/carriers/" + create("carriers", Map.of("host", "sip.example.com"));

    @BeforeEach
    void publishSnapshots() {
        Instant now = Instant.now();
        EVENTS.publish(
                new NodeSnapshot("test-a", Instant.EPOCH, null, null, now, true, List.of()),
                new NodeSnapshot("test-b", Instant.EPOCH, null, null, now, true, List.of()));
        String probe = "/api/v1/clients/" + create("clients", Map.of("mode", "fixed", "host", "192.0.2.1"));
        Await.until("both nodes are known", () -> {
            JsonNode started = json(API.post(probe + "/tests", ""));
            return started.path("nodes").findValuesAsString("node").containsAll(List.of("test-a", "test-b"))
                    || !deleteTests();
        });
    }

    /// So that the next request starts a new test.
    private static boolean deleteTests() {
        TestEnvironment.sql("DELETE FROM endpoint_tests");
        return true;
    }

    @Test
    void a_test_sends_a_command_to_each_node_and_passes_when_all_have_finished() {
        HttpResponse<String> started = API.post(carrier + "/tests", "");
        JsonNode test = json(started);
        assertThat(started.statusCode()).isEqualTo(202);
        String path = started.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo(carrier + "/tests/" + test.get("testId").asString());
        assertThat(test.get("state").asString()).isEqualTo("running");
        UUID id = UUID.fromString(test.get("testId").asString());
        NodeCommand command = command(id, "test-a");
        assertThat(command.deadline())
                .isBefore(Instant.parse(test.get("deadline").asString()));
        NodeCommand.EndpointTest order = command.endpointTest();
        assertThat(order.host()).isEqualTo("sip.example.com");
        assertThat(order.service()).isEqualTo("_sip._udp.sip.example.com");
        assertThat(order.qualify()).isTrue();
        assertThat(order.registration()).isNull();
        assertThat(order.call()).isNull();

        finishOthers(id, "test-a", "test-b");
        EVENTS.publish(
                results(id, "test-a", 2, true, passed(StepName.QUALIFY)),
                results(id, "test-a", 1, false, running(StepName.RESOLVE)),
                results(id, "test-b", 3, true, passed(StepName.QUALIFY)),
                results(id, "test-b", 3, true, passed(StepName.QUALIFY)));
        Await.until("the test has ended", () -> state(path).equals("passed"));

        JsonNode ended = json(API.get(path));
        assertThat(ended.get("endedAt").isNull()).isFalse();
        assertThat(node(ended, "test-a").get("steps").get(0).get("step").asString())
                .isEqualTo("qualify");
        EVENTS.publish(results(id, "test-a", 9, true, failed(StepName.QUALIFY, "no-response", null)));
        EVENTS.publish(results(UUID.randomUUID(), "test-a", 9, true, passed(StepName.QUALIFY)));
        assertThat(state(path)).isEqualTo("passed");
        JsonNode audited = json(API.get("/api/v1/audit/carriers?action=test&entityId=" + carrier.substring(17)));
        assertThat(audited.get("items")).hasSize(1);
        assertThat(audited.get("items").get(0).get("after").get("testId").asString())
                .isEqualTo(id.toString());
    }

    @Test
    void a_failed_step_has_a_code_and_advice_by_its_sip_status() {
        String path = start(carrier, "");
        UUID id = id(path);
        finishOthers(id, "test-a");
        EVENTS.publish(results(id, "test-a", 4, true, failed(StepName.REGISTER, "rejected", 403)));
        Await.until("the test has ended", () -> state(path).equals("failed"));

        JsonNode step = node(json(API.get(path)), "test-a").get("steps").get(0);
        assertThat(step.get("code").asString()).isEqualTo("carrier-test.rejected");
        assertThat(step.get("sipStatus").asInt()).isEqualTo(403);
        assertThat(step.get("advice").asString()).isEqualTo("Check username and password");
    }

    @Test
    void a_second_test_is_refused_while_one_runs_and_one_without_results_ends_at_its_deadline() {
        String path = start(carrier, "");
        UUID id = id(path);
        EVENTS.publish(results(id, "test-b", 1, false, passed(StepName.RESOLVE), running(StepName.APPLIED)));
        Await.until(
                "the step that runs is shown",
                () -> node(json(API.get(path)), "test-b").get("steps").size() == 2);

        HttpResponse<String> second = API.post(carrier + "/tests", "");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(problemCode(second)).isEqualTo("endpoint.test-running");
        assertThat(json(second).get("location").asString()).isEqualTo(path);
        assertThat(second.headers().firstValue("Retry-After")).isPresent();

        Await.until("the deadline has passed", PAST_DEADLINE, () -> !state(path).equals("running"));
        JsonNode ended = json(API.get(path));
        assertThat(ended.get("state").asString()).isEqualTo("timed-out");
        assertThat(ended.get("endedAt").asString())
                .isEqualTo(ended.get("deadline").asString());
        assertThat(node(ended, "test-a").get("steps").findValuesAsString("code"))
                .hasSize(5)
                .containsOnly("carrier-test.node-silent");
        assertThat(node(ended, "test-b").get("steps").findValuesAsString("result"))
                .containsExactly("passed", "timed-out", "timed-out", "timed-out", "timed-out");
        EVENTS.publish(results(id, "test-b", 2, true, failed(StepName.APPLIED, "not-applied", null)));
        String next = start(carrier, "");
        assertThat(state(path)).isEqualTo("timed-out");
        assertThat(json(API.get(carrier + "/tests")).get("items").findValuesAsString("testId"))
                .containsExactly(id(next).toString(), id.toString());
    }

    @Test
    void the_stream_has_each_change_and_ends_with_the_test() {
        String path = start(carrier, "");
        UUID id = id(path);
        Thread publisher = Thread.ofVirtual().start(() -> {
            finishOthers(id, "test-a");
            Await.until(
                    "the others have finished",
                    () -> json(API.get(path))
                                    .get("nodes")
                                    .findValuesAsString("step")
                                    .size()
                            > 0);
            EVENTS.publish(results(id, "test-a", 1, true, passed(StepName.APPLIED)));
        });

        HttpResponse<String> stream = API.get(path + "/events");

        assertThat(publisher.isAlive()).isFalse();
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(stream.body()).contains("event:progress", "event:ended", "\"state\":\"unconfirmed\"");
        assertThat(json(API.get(path)).get("code").asString()).isEqualTo("carrier-test.unconfirmed");
        String last = stream.body()
                .substring(stream.body().lastIndexOf("id:") + 3)
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(API.get(path + "/events", "Last-Event-ID", last).statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_call_is_written_in_the_format_of_the_carrier() {
        String national = "/api/v1/carriers/"
                + create("carriers", Map.of("host", "192.0.2.9", "country", "GB", "numberFormat", "national"));

        String path = start(national, "{\"call\": {\"to\": \"+442079460018\", \"from\": \"+442079460019\"}}");

        NodeCommand.CallTest call = command(id(path), "test-a").endpointTest().call();
        assertThat(call.channel()).matches("PJSIP/02079460018@carrier-[0-9]+");
        assertThat(call.callerId()).isEqualTo("+442079460019");
        assertThat(call.variables()).containsEntry("TRUNKLINE_CARRIER", national.substring(17));
        HttpResponse<String> abroad = API.post(national + "/tests", "{\"call\": {\"to\": \"+14045556789\"}}");
        assertThat(problemCode(abroad)).isEqualTo("number.invalid");
        assertThat(problemCode(API.post(carrier + "/tests", "{\"call\": {}}"))).isEqualTo("number.invalid");
    }

    @Test
    void a_registration_that_no_node_has_fails_the_test() {
        int number = TestEnvironment.uniqueNumber();
        String registering = "/api/v1/carriers/"
                + create(
                        "carriers",
                        Map.of(
                                "host",
                                "sip" + number + ".example.com",
                                "registrationType",
                                "registration",
                                "username",
                                "u" + number,
                                "password",
                                "secret"));
        String path = start(registering, "{\"call\": {\"to\": \"+14045556789\"}}");
        UUID id = id(path);
        NodeCommand.EndpointTest order = command(id, "test-b").endpointTest();
        assertThat(order.qualify()).isFalse();
        assertThat(order.registration().clientUri()).isEqualTo("sip:u" + number + "@sip" + number + ".example.com");
        assertThat(order.call().channel())
                .matches("PJSIP/carrier-[0-9]+/sip:\\+14045556789@sip[0-9]+.example.com;transport=udp");

        finishOthers(id);
        Await.until("the test has ended", () -> state(path).equals("failed"));

        assertThat(json(API.get(path)).get("code").asString()).isEqualTo("carrier-test.registered-nowhere");
    }

    @Test
    void a_client_is_tested_too_and_the_tests_of_others_are_not_found() {
        String client = "/api/v1/clients/" + create("clients", Map.of());
        String path = start(client, "{}");
        NodeCommand.EndpointTest order = command(id(path), "test-a").endpointTest();
        assertThat(order.host()).isNull();
        assertThat(order.qualify()).isTrue();

        assertThat(API.get(carrier + "/tests/" + id(path)).statusCode()).isEqualTo(404);
        assertThat(API.get(carrier + "/tests/" + id(path) + "/events").statusCode())
                .isEqualTo(404);
        assertThat(API.post("/api/v1/clients/" + UUID.randomUUID() + "/tests", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_last_20_tests_are_kept() {
        for (int i = 0; i < 22; i++) {
            var _ = start(carrier, "");
            TestEnvironment.sql("UPDATE endpoint_tests SET ended_at = now() WHERE owner_id = '" + carrier.substring(17)
                    + "' AND ended_at IS NULL");
        }

        assertThat(json(API.get(carrier + "/tests")).get("items")).hasSize(20);
        assertThat(TestEnvironment.sql(
                        "SELECT count(*) FROM endpoint_tests WHERE owner_id = '" + carrier.substring(17) + "'"))
                .isEqualTo("20");
    }

    private static String create(String collection, Map<String, ?> fields) {
        var draft = new java.util.HashMap<String, Object>(fields);
        draft.put("name", (collection.equals("carriers") ? "Carrier " : "Client ") + TestEnvironment.uniqueNumber());
        return json(API.post("/api/v1/" + collection, toJson(draft))).get("id").asString();
    }

    private static String start(String owner, String body) {
        HttpResponse<String> started = API.post(owner + "/tests", body);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return started.headers().firstValue("Location").orElseThrow();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String state(String path) {
        return json(API.get(path)).get("state").asString();
    }

    private static JsonNode node(JsonNode test, String name) {
        for (JsonNode node : test.get("nodes")) {
            if (node.get("node").asString().equals(name)) {
                return node;
            }
        }
        throw new AssertionError(test);
    }

    private static NodeCommand command(UUID testId, String node) {
        return EVENTS.await(
                NodeCommand.class,
                it -> it.node().equals(node)
                        && it.endpointTest() != null
                        && it.endpointTest().testId().equals(testId));
    }

    /// Other tests have nodes of their own.
    private static void finishOthers(UUID testId, String... except) {
        String path = TestEnvironment.sql("SELECT node FROM endpoint_test_nodes WHERE test_id = '" + testId + "'");
        path.lines()
                .filter(node -> !List.of(except).contains(node))
                .forEach(node -> EVENTS.publish(results(testId, node, 1, true, skipped(StepName.REGISTER))));
    }

    private static EndpointTested results(UUID testId, String node, int sequence, boolean finished, Step... steps) {
        return new EndpointTested(testId, node, sequence, finished, Instant.now(), List.of(steps));
    }

    private static Step passed(StepName name) {
        return new Step(name, Result.PASSED, 12L, "evidence", null, null);
    }

    private static Step running(StepName name) {
        return new Step(name, Result.RUNNING, null, null, null, null);
    }

    private static Step skipped(StepName name) {
        return new Step(name, Result.SKIPPED, null, null, "registered-elsewhere", null);
    }

    private static Step failed(StepName name, String code, @Nullable Integer sipStatus) {
        return new Step(name, Result.FAILED, 5L, null, code, sipStatus);
    }
}
