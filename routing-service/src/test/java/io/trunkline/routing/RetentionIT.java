package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionIT {
    private static final String PERSON = "+13125550111";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final TenantFixture.EndpointFixture carrier = town.createIpCarrier(10);

    @Test
    void an_old_ended_call_is_deleted_with_all_its_rows_and_recent_or_live_ones_stay() {
        String old = placeCallWithSteps();
        String young = placeCallWithSteps();
        String live = placeCallWithSteps();
        end(old);
        end(young);
        routing.query("UPDATE calls SET first_seen = now() - interval '90 days' WHERE call_id = '" + live + "'");
        routing.query(
                "UPDATE calls SET ended_at = now() - interval '13 days 23 hours' WHERE call_id = '" + young + "'");
        routing.query("UPDATE calls SET ended_at = now() - interval '14 days 1 hour' WHERE call_id = '" + old + "'");

        Await.until("the old call is gone", () -> rows(old).equals("0|0|0|0"));
        assertThat(Stream.of(young, live).map(this::rows)).containsExactly("1|1|1|1", "1|1|1|1");
        assertThat(routing.askNext(QuestionFields.outbound(young, PERSON).with("attempt", "2")))
                .isEqualTo("STOP|16|call.ended");
    }

    @Test
    void a_backlog_is_deleted_batch_after_batch_without_waiting_for_the_interval() {
        String node = "n" + UUID.randomUUID();
        routing.query("INSERT INTO calls (call_id, node, ended_at) SELECT '" + node + "-' || i, '" + node
                + "', now() - interval '15 days' FROM generate_series(1, 100000) AS i");

        Await.until(
                "all are gone; a statement per interval of a second would take 50 s",
                Duration.ofSeconds(40),
                () -> routing.query("SELECT count(*) FROM calls WHERE node = '" + node + "'")
                        .equals("0"));
    }

    @Test
    void an_idempotency_key_is_deleted_after_a_day() {
        String old = keyOfACall();
        String young = keyOfACall();
        routing.query(
                "UPDATE idempotent_requests SET created_at = now() - interval '23 hours' WHERE key = '" + young + "'");
        routing.query(
                "UPDATE idempotent_requests SET created_at = now() - interval '25 hours' WHERE key = '" + old + "'");

        Await.until("the old key is gone", () -> keys(old).equals("0"));
        assertThat(keys(young)).isEqualTo("1");
    }

    private String placeCallWithSteps() {
        String call = requireSuccess(routing.api().post("/api/v1/calls", order()))
                .get("callId")
                .asString();
        assertThat(routing.askNext(QuestionFields.outbound(call, PERSON))).startsWith("DIAL|");
        routing.topics.publish(NodeEvents.progress(call, CallProgress.Kind.RINGING, 1, "c1"));
        Await.until("all rows are there", () -> rows(call).equals("1|1|1|1"));
        return call;
    }

    private void end(String call) {
        routing.topics.publish(NodeEvents.completed(call));
        Await.until(
                "the tombstone stands",
                () -> !routing.query("SELECT ended_at FROM calls WHERE call_id = '" + call + "'")
                        .isEmpty());
    }

    private String keyOfACall() {
        String key = UUID.randomUUID().toString();
        requireSuccess(routing.api().post("/api/v1/calls", order(), "Idempotency-Key", key));
        return key;
    }

    private String order() {
        return "{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\", \"carrier\": \""
                + carrier.endpointId() + "\"}";
    }

    private String rows(String call) {
        return routing.query("""
                SELECT (SELECT count(*) FROM calls WHERE call_id = '%1$s'),
                       (SELECT count(*) FROM leases WHERE call_id = '%1$s'),
                       (SELECT count(*) FROM placed_calls WHERE call_id = '%1$s'),
                       (SELECT count(*) FROM placed_call_steps WHERE call_id = '%1$s')
                """.formatted(call));
    }

    private String keys(String key) {
        return routing.query("SELECT count(*) FROM idempotent_requests WHERE key = '" + key + "'");
    }
}
