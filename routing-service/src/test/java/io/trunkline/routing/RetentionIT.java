package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionIT {
    private static final String PERSON = "+13125550111";

    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Town.Endpoint carrier = town.ipCarrier(10);

    @Test
    void a_call_that_ended_long_ago_is_forgotten_with_all_its_rows_and_a_young_or_live_one_is_not() {
        String old = calledWithSteps();
        String young = calledWithSteps();
        String live = calledWithSteps();
        end(old);
        end(young);
        routing.ask("UPDATE calls SET first_seen = now() - interval '90 days' WHERE call_id = '" + live + "'");
        routing.ask("UPDATE calls SET ended_at = now() - interval '13 days 23 hours' WHERE call_id = '" + young + "'");
        routing.ask("UPDATE calls SET ended_at = now() - interval '14 days 1 hour' WHERE call_id = '" + old + "'");

        Await.until("the old call is gone", () -> rows(old).equals("0|0|0|0"));
        assertThat(Stream.of(young, live).map(this::rows)).containsExactly("1|1|1|1", "1|1|1|1");
        assertThat(routing.next(Question.outbound(young, PERSON).with("attempt", "2")))
                .isEqualTo("STOP|16|call.ended");
    }

    @Test
    void a_backlog_is_deleted_by_more_than_one_statement_a_round() {
        String node = "n" + UUID.randomUUID();
        routing.ask("INSERT INTO calls (call_id, node, ended_at) SELECT '" + node + "-' || i, '" + node
                + "', now() - interval '15 days' FROM generate_series(1, 40000) AS i");

        Await.until(
                "all are gone, sooner than by a statement a second",
                Duration.ofSeconds(10),
                () -> routing.ask("SELECT count(*) FROM calls WHERE node = '" + node + "'")
                        .equals("0"));
    }

    @Test
    void a_key_is_forgotten_after_a_day() {
        String old = keyOfACall();
        String young = keyOfACall();
        routing.ask("UPDATE idempotency_keys SET created_at = now() - interval '23 hours' WHERE key = '" + young + "'");
        routing.ask("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = '" + old + "'");

        Await.until("the old key is gone", () -> keys(old).equals("0"));
        assertThat(keys(young)).isEqualTo("1");
    }

    private String calledWithSteps() {
        String call = accepted(routing.api().post("/api/calls", order()))
                .get("callId")
                .asString();
        assertThat(routing.next(Question.outbound(call, PERSON))).startsWith("DIAL|");
        routing.wire.publish(Facts.step(call, CallProgress.Kind.RINGING, 1, "c1"));
        Await.until("all rows are there", () -> rows(call).equals("1|1|1|1"));
        return call;
    }

    private void end(String call) {
        routing.wire.publish(Facts.completed(call));
        Await.until(
                "the tombstone stands",
                () -> !routing.ask("SELECT ended_at FROM calls WHERE call_id = '" + call + "'")
                        .isEmpty());
    }

    private String keyOfACall() {
        String key = UUID.randomUUID().toString();
        accepted(routing.api().post("/api/calls", order(), "Idempotency-Key", key));
        return key;
    }

    private String order() {
        return "{\"to\": \"" + PERSON + "\", \"from\": \"" + number.e164() + "\", \"carrier\": \"" + carrier.name()
                + "\"}";
    }

    private String rows(String call) {
        return routing.ask("""
                SELECT (SELECT count(*) FROM calls WHERE call_id = '%1$s'),
                       (SELECT count(*) FROM leases WHERE call_id = '%1$s'),
                       (SELECT count(*) FROM placed_calls WHERE call_id = '%1$s'),
                       (SELECT count(*) FROM placed_call_steps WHERE call_id = '%1$s')
                """.formatted(call));
    }

    private String keys(String key) {
        return routing.ask("SELECT count(*) FROM idempotency_keys WHERE key = '" + key + "'");
    }
}
