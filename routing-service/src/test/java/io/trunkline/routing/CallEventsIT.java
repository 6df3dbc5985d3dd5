package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static io.trunkline.routing.RoutingUnderTest.json;
import static io.trunkline.routing.RoutingUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CallEventsIT {
    private static final String PERSON = "+13125550111";
    private static final JsonMapper JSON = new JsonMapper();

    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Town.Endpoint one = town.ipCarrier(10);
    private final Town.Endpoint two = town.ipCarrier(20);

    @Test
    void who_follows_a_call_is_told_what_happened_then_what_happens_up_to_its_end() throws Exception {
        String call = place();
        routing.next(Question.outbound(call, PERSON));
        Await.until("routed is told", () -> told(call).contains("routed"));
        CompletableFuture<HttpResponse<String>> followed = CompletableFuture.supplyAsync(() -> follow(call));
        Question second = Question.outbound(call, PERSON).after("CONGESTION", 34, "503");
        routing.next(second);
        Await.until("the second attempt is told", () -> told(call).matches("(?s).*routed.*routed.*"));
        routing.wire.publish(Facts.step(call, Kind.RINGING, 2, "c2"), Facts.step(call, Kind.RINGING, 2, "c3"));
        routing.wire.publish(Facts.step(call, Kind.ANSWERED, 0, "local"), Facts.step(call, Kind.ANSWERED, 2, "c2"));
        Await.until("the answer is told", () -> told(call).contains("answered"));
        routing.wire.publish(Facts.completed(call), Facts.completed(call));

        HttpResponse<String> answer = followed.get(20, TimeUnit.SECONDS);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(ids(answer)).containsExactly("1", "2", "3", "4", "5", "6");
        List<JsonNode> events = events(answer);
        assertThat(events)
                .extracting(event -> event.get("event").asString() + " "
                        + event.get("attempt").asInt())
                .containsExactly("requested 0", "routed 1", "routed 2", "ringing 2", "answered 2", "ended 0");
        assertThat(events.get(1).get("carrierId").asString()).isEqualTo(one.id().toString());
        assertThat(events.get(2).get("carrierId").asString()).isEqualTo(two.id().toString());
        assertThat(events.get(2).get("name").asString()).isEqualTo(two.name());
        assertThat(events.get(5).get("reason").asString()).isEqualTo("answered");
        assertThat(events.get(5).get("cause").asInt()).isEqualTo(16);
    }

    @Test
    void who_comes_back_is_told_what_it_missed_and_who_missed_nothing_is_told_not_to_come_again() {
        String call = place();
        routing.wire.publish(Facts.notOriginated(call, "expired"));
        Await.until("the end is told", () -> told(call).contains("ended"));

        assertThat(events(follow(call, "Last-Event-ID", "1")))
                .singleElement()
                .satisfies(event -> assertThat(event.get("reason").asString()).isEqualTo("expired"));
        assertThat(follow(call, "Last-Event-ID", "2").statusCode()).isEqualTo(204);
        assertThat(ids(follow(call, "Last-Event-ID", "no number of ours"))).containsExactly("1", "2");
    }

    @Test
    void what_another_replica_heard_is_told_here() throws Exception {
        String call = place();
        CompletableFuture<HttpResponse<String>> followed = CompletableFuture.supplyAsync(() -> follow(call));

        routing.ask("UPDATE placed_calls SET events = 2 WHERE call_id = '" + call + "'; INSERT INTO placed_call_events"
                + " (call_id, number, kind, attempt, occurred_at) VALUES ('" + call + "', 2, 'ended', 0, now())");

        assertThat(ids(followed.get(20, TimeUnit.SECONDS))).containsExactly("1", "2");
    }

    @Test
    void why_nobody_answered_is_the_last_word_of_routing_or_else_of_the_last_attempt() {
        String stopped = place();
        Question asked = Question.outbound(stopped, PERSON);
        routing.next(asked);
        routing.next(asked.after("BUSY", 17, "486"));
        routing.routed(it -> it.callId().equals(stopped) && "attempt.busy".equals(it.reason()));
        Await.until(
                "the stop is heard",
                () -> routing.ask("SELECT stop_reason FROM placed_calls WHERE call_id = '" + stopped + "'")
                        .equals("attempt.busy"));
        routing.wire.publish(Facts.completed(stopped));

        assertThat(events(follow(stopped)).getLast().get("reason").asString()).isEqualTo("attempt.busy");
    }

    @Test
    void another_tenants_call_is_not_there_to_follow_or_to_cancel() {
        String call = place();
        var stranger = routing.api().withToken(routing.tokens.seller(UUID.randomUUID()));

        refused(stranger.get("/api/calls/" + call + "/events"), 404, "resource.not-found");
        refused(stranger.send("POST", "/api/calls/" + call + "/cancel", null), 404, "resource.not-found");
        refused(routing.api().get("/api/calls/ast1-1795168093.tnobody00nobod/events"), 404, "resource.not-found");
        assertThat(routing.api()
                        .withToken(routing.tokens.seller(town.tenant))
                        .get("/api/calls/" + call)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_call_that_is_cancelled_before_it_rings_never_rings_and_says_so() {
        String call = place();

        JsonNode cancelled = accepted(cancel(call));

        assertThat(cancelled.get("cancelledAt").isNull()).isFalse();
        assertThat(routing.command(command -> command.hangUp() != null
                                && command.hangUp().callId().equals(call))
                        .hangUp()
                        .cause())
                .isEqualTo(16);
        assertThat(routing.next(Question.outbound(call, PERSON))).isEqualTo("STOP|16|call.ended");
        assertThat(cancel(call).statusCode()).as("again").isEqualTo(202);

        routing.wire.publish(Facts.completed(call));
        assertThat(events(follow(call)).getLast().get("reason").asString()).isEqualTo("cancelled");
        assertThat(json(routing.api().get("/api/calls/" + call)).get("reason").asString())
                .isEqualTo("cancelled");
        assertThat(cancel(call).statusCode()).as("and after its end").isEqualTo(202);
    }

    @Test
    void a_call_that_has_ended_by_itself_cannot_be_cancelled() {
        String call = place();
        routing.wire.publish(Facts.notOriginated(call, "expired"));
        Await.until("the end is told", () -> told(call).contains("ended"));

        refused(cancel(call), 409, "call.already-ended");
    }

    private HttpResponse<String> cancel(String call) {
        return routing.api().send("POST", "/api/calls/" + call + "/cancel", null);
    }

    private String place() {
        String order = """
                {"to": "%s", "from": "%s", "tenantId": "%s", "campaignId": "%s"}
                """.formatted(
                PERSON,
                number.e164(),
                town.tenant,
                town.campaign(List.of(), List.of(), List.of(one, two)).get("id").asString());
        return accepted(routing.api().post("/api/calls", order)).get("callId").asString();
    }

    private HttpResponse<String> follow(String call, String... headers) {
        return routing.api().send("GET", "/api/calls/" + call + "/events", null, headers);
    }

    private String told(String call) {
        return routing.ask("SELECT kind FROM placed_call_events WHERE call_id = '" + call + "' ORDER BY number");
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
