package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
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
    /// Enough for an index to be the better plan.
    private static final String FINISHED_CALLS = """
            INSERT INTO calls (call_id, node, ended_at, evidence)
            SELECT 'old-' || n, 'ast1', now(), 'call-completed' FROM generate_series(1, 5000) n;
            INSERT INTO leases (id, call_id, attempt, node, direction, state, released_at, evidence)
            SELECT gen_random_uuid(), 'old-' || n, 1, 'ast1', 'inbound', 'released', now(), 'attempt-ended'
            FROM generate_series(1, 5000) n;
            INSERT INTO caps (id, kind, time_zone)
            SELECT gen_random_uuid(), 'link', 'Etc/GMT+12' FROM generate_series(1, 5000);
            ANALYZE calls, leases, caps;
            CREATE FUNCTION explain(statement text) RETURNS SETOF text LANGUAGE plpgsql AS $f$
            BEGIN
                RETURN QUERY EXECUTE 'EXPLAIN (GENERIC_PLAN) ' || statement;
            END $f$
            """;

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();
    private final TenantFixture.EndpointFixture client = town.createClient();
    private final String call = TenantFixture.newCallId();

    @BeforeEach
    void start_an_attempt() {
        town.createCampaign(List.of(number), List.of(client), List.of());
        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164()))).startsWith("DIAL|");
    }

    @Test
    void held_leases_are_listed_to_admins_and_staff() {
        assertThat(leases().stream()
                        .filter(lease -> call.equals(lease.get("callId").asString())))
                .singleElement()
                .satisfies(lease -> assertThat(lease.get("clientId").asString())
                        .isEqualTo(client.id().toString()));
    }

    /// Reads all pages: other tests leave held leases behind.
    private List<JsonNode> leases() {
        List<JsonNode> leases = new ArrayList<>();
        var page = requireSuccess(routing.api().get("/api/v1/leases?limit=200"));
        while (true) {
            page.get("items").forEach(leases::add);
            if (page.get("next").isNull()) {
                return leases;
            }
            page = requireSuccess(routing.api()
                    .get("/api/v1/leases?limit=200&after=" + page.get("next").asString()));
        }
    }

    @Test
    void the_end_of_the_attempts_channel_releases_its_lease() {
        routing.topics.publish(NodeEvents.progress(call, CallProgress.Kind.ATTEMPT_ENDED, 1, "c1"));

        awaitReleased("attempt-ended");
    }

    @Test
    void the_end_of_the_call_releases_all_leases_and_leaves_a_tombstone() {
        routing.topics.publish(NodeEvents.completed(call));

        awaitReleased("call-completed");
        assertThat(routing.askNext(QuestionFields.inbound(call, number.e164()).with("attempt", "2")))
                .isEqualTo("STOP|16|call.ended");
    }

    @Test
    void a_call_costs_one_transaction_each_for_its_question_its_answer_and_its_end() {
        // the rows of the call, caps, lease, usage and event; more until the route is cached
        Await.until(
                "a question costs five statements",
                () -> routing.statementsAbout(askAboutNewCall()).equals(List.of(5)));
        assertThat(routing.statementsAbout(call)).hasSize(1);

        routing.topics.publish(NodeEvents.progress(call, CallProgress.Kind.ANSWERED, 1, "c1"));
        Await.until(
                "the answer is stored",
                () -> routing.query("SELECT answered FROM leases WHERE call_id = '" + call + "'")
                        .equals("t"));
        // the rows of the call, its lease, the answer
        assertThat(routing.statementsAbout(call)).endsWith(3).hasSize(2);

        routing.reportEnd(call, 1);
        // the rows of the call, its lease, caps, ends, usage
        assertThat(routing.statementsAbout(call)).endsWith(3, 5).hasSize(3);

        String later = askAboutNewCall();
        routing.reportEnd(call, 1);
        routing.topics.publish(
                NodeEvents.completed(call),
                NodeEvents.completed(call),
                NodeEvents.progress(call, CallProgress.Kind.ATTEMPT_ENDED, 1, "c1"),
                NodeEvents.progress(later, CallProgress.Kind.ATTEMPT_ENDED, 1, "c1"));
        awaitReleased(later, "attempt-ended");
        routing.topics.publish(NodeEvents.completed(later));
        Await.until(
                "all are consumed",
                () -> !routing.query("SELECT 1 FROM calls WHERE call_id = '" + later + "' AND ended_at IS NOT NULL")
                        .isEmpty());
        assertThat(routing.statementsAbout(call))
                .as("repeated ends need no transaction")
                .hasSize(3);
    }

    private String askAboutNewCall() {
        String asked = TenantFixture.newCallId();
        assertThat(routing.askNext(QuestionFields.inbound(asked, number.e164())))
                .startsWith("DIAL|");
        return asked;
    }

    @Test
    void no_statement_of_a_call_reads_all_calls_leases_or_caps() {
        routing.reportEnd(call, 1);
        routing.query(FINISHED_CALLS);

        List<String> plans = routing.statementTextsAbout(call).stream()
                .filter(sql -> sql.matches("(?s).*\\b(calls|leases|caps)\\b.*"))
                .map(sql -> routing.query("SELECT explain($sql$" + sql + "$sql$)"))
                .toList();

        assertThat(plans)
                .hasSizeGreaterThan(4)
                .allSatisfy(plan -> assertThat(plan).doesNotContainPattern("Seq Scan on (calls|leases|caps)"));
        routing.query("DELETE FROM leases WHERE call_id LIKE 'old-%'; DELETE FROM calls WHERE call_id LIKE 'old-%';"
                + " DELETE FROM caps WHERE time_zone = 'Etc/GMT+12'; DROP FUNCTION explain");
    }

    @Test
    void a_call_that_ended_before_its_first_question_gets_no_lease() {
        String early = TenantFixture.newCallId();
        routing.topics.publish(NodeEvents.completed(early));
        Await.until(
                "the tombstone stands",
                () -> routing.query("SELECT ended_at FROM calls WHERE call_id = '" + early + "'")
                                .length()
                        > 0);

        assertThat(routing.askNext(QuestionFields.inbound(early, number.e164())))
                .isEqualTo("STOP|16|call.ended");
    }

    @Test
    void a_snapshot_releases_leases_of_absent_calls_taken_before_its_request() {
        Instant t0 = awaitSnapshotRequest();
        String younger = TenantFixture.newCallId();
        routing.askNext(QuestionFields.inbound(younger, number.e164()));

        routing.topics.publish(NodeEvents.snapshot(t0, true));

        awaitReleased("snapshot");
        assertThat(routing.query("SELECT state FROM leases WHERE call_id = '" + younger + "'"))
                .isEqualTo("held");
    }

    @Test
    void an_incomplete_snapshot_or_one_that_lists_the_call_releases_nothing() {
        Instant t0 = awaitSnapshotRequest();
        String marker = TenantFixture.newCallId();

        routing.topics.publish(
                NodeEvents.snapshot(t0, false),
                NodeEvents.snapshot(t0, true, NodeEvents.liveChannel(call, 1, client.endpointId(), PartyIds.NONE)),
                NodeEvents.completed(marker));

        Await.until(
                "all was heard",
                () -> !routing.query("SELECT 1 FROM calls WHERE call_id = '" + marker + "'")
                        .isEmpty());
        assertThat(routing.query("SELECT state FROM leases WHERE call_id = '" + call + "'"))
                .isEqualTo("held");
    }

    @Test
    void a_live_attempt_without_a_lease_is_adopted_unless_its_call_has_ended() {
        String unasked = TenantFixture.newCallId();
        String ended = TenantFixture.newCallId();
        PartyIds ids = PartyIds.NONE;
        routing.topics.publish(NodeEvents.completed(ended));
        Await.until(
                "the tombstone stands",
                () -> !routing.query("SELECT 1 FROM calls WHERE call_id = '" + ended + "'")
                        .isEmpty());

        routing.topics.publish(NodeEvents.snapshot(
                null,
                true,
                NodeEvents.liveChannel(unasked, 1, client.endpointId(), ids),
                NodeEvents.liveChannel(ended, 1, client.endpointId(), ids)));

        Await.until(
                "it is adopted",
                () -> routing.query("SELECT state, adopted FROM leases WHERE call_id = '" + unasked + "'")
                        .equals("held|t"));
        assertThat(routing.query("SELECT 1 FROM leases WHERE call_id = '" + ended + "'"))
                .isEmpty();
    }

    @Test
    void an_attempt_adopted_just_before_its_question_is_still_admitted() {
        String late = TenantFixture.newCallId();
        TenantFixture.EndpointFixture other = town.createIpCarrier(40);
        routing.topics.publish(
                NodeEvents.snapshot(null, true, NodeEvents.liveChannel(late, 1, other.endpointId(), PartyIds.NONE)));
        Await.until(
                "it is adopted",
                () -> !routing.query("SELECT 1 FROM leases WHERE call_id = '" + late + "'")
                        .isEmpty());

        assertThat(routing.askNext(QuestionFields.inbound(late, number.e164()))).startsWith("DIAL|");
        assertThat(routing.query("SELECT adopted, client_id FROM leases WHERE call_id = '" + late + "'"))
                .isEqualTo("f|" + client.id());
    }

    private Instant awaitSnapshotRequest() {
        Instant after = Instant.parse(routing.query(
                "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC'," + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
        NodeCommand question = routing.awaitCommand(command ->
                command.snapshot() != null && command.snapshot().requestedAt().isAfter(after));
        assertThat(question.node()).isEqualTo("ast1");
        return question.snapshot().requestedAt();
    }

    private void awaitReleased(String evidence) {
        awaitReleased(call, evidence);
    }

    private void awaitReleased(String of, String evidence) {
        Await.until(
                "the lease is released",
                () -> routing.query("SELECT state, evidence FROM leases WHERE call_id = '" + of + "'")
                        .equals("released|" + evidence));
    }
}
