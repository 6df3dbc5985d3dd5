package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CallEventsIT {
    private static final String PERSON = "+13125550111";
    private static final JsonMapper JSON = new JsonMapper();

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final TenantFixture.EndpointFixture one = town.createIpCarrier(10);
    private final TenantFixture.EndpointFixture two = town.createIpCarrier(20);

    @Test
    void a_stream_starts_with_past_events_and_ends_with_the_call() throws Exception {
        String call = place();
        routing.askNext(QuestionFields.outbound(call, PERSON));
        Await.until("routed is sent", () -> stream(call).contains("routed"));
        CompletableFuture<HttpResponse<String>> followed = CompletableFuture.supplyAsync(() -> follow(call));
        QuestionFields second = QuestionFields.outbound(call, PERSON).nextAttempt("CONGESTION", 34, "503");
        routing.askNext(second);
        Await.until("the second attempt is sent", () -> stream(call).matches("(?s).*routed.*routed.*"));
        routing.topics.publish(
                NodeEvents.progress(call, Kind.RINGING, 2, "c2"), NodeEvents.progress(call, Kind.RINGING, 2, "c3"));
        routing.topics.publish(
                NodeEvents.progress(call, Kind.ANSWERED, 0, "local"),
                NodeEvents.progress(call, Kind.ANSWERED, 2, "c2"));
        Await.until("the answer is sent", () -> stream(call).contains("answered"));
        routing.topics.publish(NodeEvents.completed(call), NodeEvents.completed(call));

        HttpResponse<String> answer = followed.get(20, TimeUnit.SECONDS);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(ids(answer)).containsExactly("1", "2", "3", "4", "5", "6");
        List<JsonNode> events = events(answer);
        assertThat(events)
                .extracting(event ->
                        event.get("event").asString() + event.path("attempt").asString(""))
                .containsExactly("requested", "routed1", "routed2", "ringing2", "answered2", "ended");
        assertThat(events.get(1).get("carrierId").asString()).isEqualTo(one.id().toString());
        assertThat(events.get(2).get("carrierId").asString()).isEqualTo(two.id().toString());
        assertThat(events.get(2).get("name").asString()).isEqualTo(two.endpointId());
        assertThat(events.get(5).get("reason").asString()).isEqualTo("answered");
        assertThat(events.get(5).get("cause").asInt()).isEqualTo(16);
    }

    @Test
    void a_connect_leg_is_shown_by_its_own_number_and_the_call_by_none() {
        String call = place();
        routing.topics.publish(
                NodeEvents.progress(call, Kind.STARTED, 0, "local"),
                NodeEvents.progress(call, Kind.ANSWERED, 1, "c1"),
                NodeEvents.progress(call, Kind.RINGING, 101, "c2"));
        Await.until("the connect leg rings", () -> stream(call).contains("ringing"));
        routing.topics.publish(NodeEvents.completed(call));
        Await.until("the end is sent", () -> stream(call).contains("ended"));

        assertThat(events(follow(call)))
                .extracting(event -> event.get("event").asString() + legNumbers(event))
                .containsExactly("requested", "answered attempt 1", "ringing connectLeg 1", "ended");
        assertThat(requireSuccess(routing.api().get("/api/v1/calls/" + call)).get("steps"))
                .extracting(step -> step.get("kind").asString() + legNumbers(step))
                .containsExactlyInAnyOrder("started", "answered attempt 1", "ringing connectLeg 1");
    }

    @Test
    void a_reconnecting_client_gets_missed_events_and_204_when_there_are_none() {
        String call = place();
        routing.topics.publish(NodeEvents.notOriginated(call, "expired"));
        Await.until("the end is sent", () -> stream(call).contains("ended"));

        assertThat(events(follow(call, "Last-Event-ID", "1")))
                .singleElement()
                .satisfies(event -> assertThat(event.get("reason").asString()).isEqualTo("expired"));
        assertThat(follow(call, "Last-Event-ID", "2").statusCode()).isEqualTo(204);
        assertThat(ids(follow(call, "Last-Event-ID", "no number of ours"))).containsExactly("1", "2");
    }

    @Test
    void events_consumed_by_another_replica_are_streamed() throws Exception {
        String call = place();
        CompletableFuture<HttpResponse<String>> followed = CompletableFuture.supplyAsync(() -> follow(call));

        routing.query("UPDATE placed_calls SET events = 2 WHERE call_id = '" + call
                + "'; INSERT INTO placed_call_events" + " (call_id, number, kind, attempt, occurred_at) VALUES ('"
                + call + "', 2, 'ended', 0, now())");

        assertThat(ids(followed.get(20, TimeUnit.SECONDS))).containsExactly("1", "2");
    }

    @Test
    void an_unanswered_call_ends_with_the_stop_reason_or_else_the_last_outcome() {
        String stopped = place();
        QuestionFields asked = QuestionFields.outbound(stopped, PERSON);
        routing.askNext(asked);
        routing.askNext(asked.nextAttempt("BUSY", 17, "486"));
        routing.awaitRouted(it -> it.callId().equals(stopped) && "attempt.busy".equals(it.reason()));
        Await.until(
                "the stop is heard",
                () -> routing.query("SELECT stop_reason FROM placed_calls WHERE call_id = '" + stopped + "'")
                        .equals("attempt.busy"));
        routing.topics.publish(NodeEvents.completed(stopped));

        assertThat(events(follow(stopped)).getLast().get("reason").asString()).isEqualTo("attempt.busy");
    }

    @Test
    void another_tenants_call_can_neither_be_followed_nor_canceled() {
        String call = place();
        var stranger = routing.api().withToken(routing.tokens.seller(UUID.randomUUID()));

        requireProblem(stranger.get("/api/v1/calls/" + call + "/events"), 404, "resource.not-found");
        requireProblem(stranger.send("POST", "/api/v1/calls/" + call + "/cancel", null), 404, "resource.not-found");
        requireProblem(
                routing.api().get("/api/v1/calls/ast1-1795168093.tnobody00nobod/events"), 404, "resource.not-found");
        assertThat(routing.api()
                        .withToken(routing.tokens.seller(town.tenantId))
                        .get("/api/v1/calls/" + call)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_call_canceled_before_ringing_never_rings_and_ends_as_canceled() {
        String call = place();

        JsonNode cancelled = requireSuccess(cancel(call));

        assertThat(cancelled.get("canceledAt").isNull()).isFalse();
        assertThat(routing.awaitCommand(command -> command.hangUp() != null
                                && command.hangUp().callId().equals(call))
                        .hangUp()
                        .cause())
                .isEqualTo(16);
        assertThat(routing.askNext(QuestionFields.outbound(call, PERSON))).isEqualTo("STOP|16|call.canceled");
        assertThat(cancel(call).statusCode()).as("again").isEqualTo(202);
        var audited = requireSuccess(routing.api().get("/api/v1/audit/calls?entityId=" + call))
                .get("items");
        assertThat(audited.findValuesAsString("action")).containsExactly("cancel");

        routing.topics.publish(NodeEvents.completed(call));
        assertThat(events(follow(call)).getLast().get("reason").asString()).isEqualTo("canceled");
        assertThat(json(routing.api().get("/api/v1/calls/" + call))
                        .get("reason")
                        .asString())
                .isEqualTo("canceled");
        assertThat(cancel(call).statusCode()).as("and after its end").isEqualTo(202);
    }

    @Test
    void a_call_that_has_already_ended_cannot_be_canceled() {
        String call = place();
        routing.topics.publish(NodeEvents.notOriginated(call, "expired"));
        Await.until("the end is sent", () -> stream(call).contains("ended"));

        requireProblem(cancel(call), 409, "call.already-ended");
    }

    private HttpResponse<String> cancel(String call) {
        return routing.api().send("POST", "/api/v1/calls/" + call + "/cancel", null);
    }

    private String place() {
        String order = """
                {"to": "%s", "from": "%s", "tenantId": "%s", "campaignId": "%s"}
                """.formatted(
                        PERSON,
                        number.e164(),
                        town.tenantId,
                        town.createCampaign(List.of(), List.of(), List.of(one, two))
                                .get("id")
                                .asString());
        return requireSuccess(routing.api().post("/api/v1/calls", order))
                .get("callId")
                .asString();
    }

    private HttpResponse<String> follow(String call, String... headers) {
        return routing.api().send("GET", "/api/v1/calls/" + call + "/events", null, headers);
    }

    private String stream(String call) {
        return routing.query("SELECT kind FROM placed_call_events WHERE call_id = '" + call + "' ORDER BY number");
    }

    private static String legNumbers(JsonNode shown) {
        return Stream.of("attempt", "connectLeg")
                .filter(shown::has)
                .map(name -> " " + name + " " + shown.get(name).asInt())
                .collect(Collectors.joining());
    }

    private static List<String> ids(HttpResponse<String> answer) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .toList();
    }

    private static List<JsonNode> events(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> JSON.readTree(line.substring(5)))
                .toList();
    }
}
