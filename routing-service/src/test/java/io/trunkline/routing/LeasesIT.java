package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LeasesIT {
    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();
    private final Town.Endpoint client = town.client();
    private final String call = Town.call();

    @BeforeEach
    void an_attempt_is_under_way() {
        town.campaign(List.of(number), List.of(client), List.of());
        assertThat(routing.next(Question.inbound(call, number.e164()))).startsWith("DIAL|");
    }

    @Test
    void a_live_lease_is_listed_to_the_platforms_people() {
        assertThat(leases().stream()
                        .filter(lease -> call.equals(lease.get("callId").asString())))
                .singleElement()
                .satisfies(lease -> assertThat(lease.get("clientId").asString())
                        .isEqualTo(client.id().toString()));
    }

    /// All pages: other tests leave leases that live on.
    private List<JsonNode> leases() {
        List<JsonNode> leases = new ArrayList<>();
        var page = accepted(routing.api().get("/api/leases?limit=200"));
        while (true) {
            page.get("items").forEach(leases::add);
            if (page.get("next").isNull()) {
                return leases;
            }
            page = accepted(routing.api()
                    .get("/api/leases?limit=200&after=" + page.get("next").asString()));
        }
    }

    @Test
    void the_end_of_the_attempts_channel_gives_its_lease_back() {
        routing.wire.publish(Facts.step(call, CallProgress.Kind.ATTEMPT_ENDED, 1, "c1"));

        released("attempt-ended");
    }

    @Test
    void the_end_of_the_call_gives_everything_back_and_leaves_a_tombstone() {
        routing.wire.publish(Facts.completed(call));

        released("call-completed");
        assertThat(routing.next(Question.inbound(call, number.e164()).with("attempt", "2")))
                .isEqualTo("STOP|16|call.ended");
    }

    @Test
    void a_call_that_ended_before_it_was_heard_of_gets_nothing() {
        String early = Town.call();
        routing.wire.publish(Facts.completed(early));
        Await.until(
                "the tombstone stands",
                () -> routing.ask("SELECT ended_at FROM calls WHERE call_id = '" + early + "'")
                                .length()
                        > 0);

        assertThat(routing.next(Question.inbound(early, number.e164()))).isEqualTo("STOP|16|call.ended");
    }

    @Test
    void a_snapshot_gives_back_what_absent_calls_hold_and_nothing_younger_than_its_question() {
        Instant t0 = snapshotQuestion();
        String younger = Town.call();
        routing.next(Question.inbound(younger, number.e164()));

        routing.wire.publish(Facts.snapshot(t0, true));

        released("snapshot");
        assertThat(routing.ask("SELECT state FROM leases WHERE call_id = '" + younger + "'"))
                .isEqualTo("held");
    }

    @Test
    void a_snapshot_that_was_cut_short_or_lists_the_call_gives_nothing_back() {
        Instant t0 = snapshotQuestion();
        String marker = Town.call();

        routing.wire.publish(
                Facts.snapshot(t0, false),
                Facts.snapshot(t0, true, Facts.live(call, 1, client.name(), PartyIds.NONE)),
                Facts.completed(marker));

        Await.until(
                "all was heard",
                () -> !routing.ask("SELECT 1 FROM calls WHERE call_id = '" + marker + "'")
                        .isEmpty());
        assertThat(routing.ask("SELECT state FROM leases WHERE call_id = '" + call + "'"))
                .isEqualTo("held");
    }

    @Test
    void a_live_attempt_that_never_asked_is_adopted_unless_its_call_has_ended() {
        String unasked = Town.call();
        String ended = Town.call();
        PartyIds ids = PartyIds.NONE;
        routing.wire.publish(Facts.completed(ended));
        Await.until(
                "the tombstone stands",
                () -> !routing.ask("SELECT 1 FROM calls WHERE call_id = '" + ended + "'")
                        .isEmpty());

        routing.wire.publish(Facts.snapshot(
                null, true, Facts.live(unasked, 1, client.name(), ids), Facts.live(ended, 1, client.name(), ids)));

        Await.until(
                "it is adopted",
                () -> routing.ask("SELECT state, adopted FROM leases WHERE call_id = '" + unasked + "'")
                        .equals("held|t"));
        assertThat(routing.ask("SELECT 1 FROM leases WHERE call_id = '" + ended + "'"))
                .isEmpty();
    }

    @Test
    void an_attempt_that_was_adopted_just_before_it_asked_is_answered_all_the_same() {
        String late = Town.call();
        Town.Endpoint other = town.ipCarrier(40);
        routing.wire.publish(Facts.snapshot(null, true, Facts.live(late, 1, other.name(), PartyIds.NONE)));
        Await.until(
                "it is adopted",
                () -> !routing.ask("SELECT 1 FROM leases WHERE call_id = '" + late + "'")
                        .isEmpty());

        assertThat(routing.next(Question.inbound(late, number.e164()))).startsWith("DIAL|");
        assertThat(routing.ask("SELECT adopted, client_id FROM leases WHERE call_id = '" + late + "'"))
                .isEqualTo("f|" + client.id());
    }

    private Instant snapshotQuestion() {
        Instant after = Instant.parse(routing.ask(
                "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC'," + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
        NodeCommand question = routing.command(command ->
                command.snapshot() != null && command.snapshot().requestedAt().isAfter(after));
        assertThat(question.node()).isEqualTo("ast1");
        return question.snapshot().requestedAt();
    }

    private void released(String evidence) {
        Await.until(
                "the lease is given back",
                () -> routing.ask("SELECT state, evidence FROM leases WHERE call_id = '" + call + "'")
                        .equals("released|" + evidence));
    }
}
