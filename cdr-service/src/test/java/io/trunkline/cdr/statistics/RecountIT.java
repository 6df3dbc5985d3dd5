package io.trunkline.cdr.statistics;

import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.TestEnvironment;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;

/// `GET /api/v1/statistics/recount`.
class RecountIT {
    private static final String DAY_OF_ONE_CALL = "2026-04-10";
    private static final String CALL = """
            INSERT INTO calls (month, call_id, tenant_id, node, disposition, started_at, ended_at, talk_millis,
                post_dial_delay_millis, revision, changed_in)
            VALUES ('2026-04-01', 'CALL', 'TENANT', 'NODE', 'ANSWERED', '2026-04-10T22:59:58Z',
                '2026-04-10T23:01:10Z', 60000, 3000, 1, pg_current_xact_id())
            """;

    /// What happens to records, and to the job that counts them.
    enum Step {
        COMPLETE,
        REVISE,
        REPEAT,
        COUNT,
        COUNT_AND_KILL
    }

    @BeforeContainer
    static void create_months() {
        RandomCallsFixture.execute("SELECT ensure_month('2026-04-01'); SELECT ensure_month('2026-05-01')");
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void statistics_equal_a_recount_after_random_replays(
            @ForAll long seed, @ForAll @Size(min = 20, max = 40) List<Step> steps) {
        var calls = new RandomCallsFixture(seed);
        var counting = new CountingFixture();
        IntStream.range(0, 30).forEach(_ -> calls.add());
        for (var step : steps) {
            switch (step) {
                case COMPLETE -> calls.add();
                case REVISE -> calls.reviseAnyOrAdd();
                case REPEAT -> calls.repeatAnyOrAdd();
                case COUNT -> counting.onTwoReplicas();
                case COUNT_AND_KILL -> counting.killed();
            }
        }
        CountingFixture.awaitCounted();

        for (var day : List.of("2026-04-30", "2026-05-01")) {
            var found = recount(day);
            assertThat(found.get("correct").asBoolean()).as(found::toString).isTrue();
            assertThat(found.get("calls").asInt()).isPositive();
        }
    }

    @Example
    void wrong_figures_are_reported() {
        var node = "recount" + UUID.randomUUID().toString().substring(0, 8);
        var call = node + "-1775861998.1";
        RandomCallsFixture.execute(CALL.replace("CALL", call)
                .replace("TENANT", UUID.randomUUID().toString())
                .replace("NODE", node));
        CountingFixture.awaitCounted();
        assertThat(recount(DAY_OF_ONE_CALL).get("correct").asBoolean()).isTrue();

        var wrong = "UPDATE rollups SET answered = answered + 1 WHERE size = 'day' AND id = '" + node + "'";
        RandomCallsFixture.execute(wrong);
        assertFound(node, "day answered 2 1");
        RandomCallsFixture.execute(wrong.replace("+", "-"));

        wrong = "UPDATE rollups SET in_progress = in_progress + 1 WHERE size = 'hour' AND id = '" + node + "'";
        RandomCallsFixture.execute(wrong);
        assertFound(node, "hour inProgress 1 0", "hour inProgress 2 1");
        RandomCallsFixture.execute(wrong.replace("+ 1", "- 1"));

        wrong = "UPDATE rollups SET changes = '{\"5\": 1}' WHERE size = 'minute' AND id = '" + node
                + "' AND at = '2026-04-10T22:59:00Z'";
        RandomCallsFixture.execute(wrong);
        assertFound(node, "minute changes {\"5\": 1} {\"58\": 1}");
        RandomCallsFixture.execute(wrong.replace("\"5\"", "\"58\""));

        RandomCallsFixture.execute("UPDATE calls SET talk_millis = 1 WHERE call_id = '" + call + "'");
        assertThat(recount(DAY_OF_ONE_CALL).get("wrongCalls").valueStream().map(JsonNode::asString))
                .contains(call);
        RandomCallsFixture.execute("UPDATE calls SET talk_millis = 60000 WHERE call_id = '" + call + "'");
        assertThat(recount(DAY_OF_ONE_CALL).get("correct").asBoolean()).isTrue();
    }

    /// The figures of the node that differ in its rollups, each as size, figure, stored and recounted value. Each
    /// bucket is counted for all tenants and for the call's tenant.
    private static void assertFound(String node, String... figures) {
        var found = recount(DAY_OF_ONE_CALL);
        assertThat(found.get("correct").asBoolean()).isFalse();
        assertThat(found.get("differences")
                        .valueStream()
                        .filter(one -> one.get("id").asString().equals(node))
                        .flatMap(bucket -> bucket.get("figures")
                                .valueStream()
                                .map(one -> "%s %s %s %s"
                                        .formatted(
                                                bucket.get("size").asString(),
                                                one.get("figure").asString(),
                                                one.get("stored").asString(),
                                                one.get("recounted").asString())))
                        .distinct())
                .containsExactlyInAnyOrder(figures);
    }

    private static JsonNode recount(String day) {
        return TestEnvironment.get("/api/v1/statistics/recount?day=" + day, TOKENS.admin());
    }
}
