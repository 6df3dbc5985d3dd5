package io.trunkline.provisioning.endpointtests;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.RowUpdates;
import io.trunkline.events.nodes.EndpointTested;
import io.trunkline.provisioning.endpointtests.domain.EndpointTest;
import io.trunkline.provisioning.endpointtests.domain.NodeResults;
import io.trunkline.provisioning.endpointtests.domain.StepOutcome;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint.Kind;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SqlEndpointTestStore implements EndpointTestStore {
    private static final String END_EXPIRED = """
            UPDATE endpoint_tests SET ended_at = deadline
            WHERE owner_id = :owner AND ended_at IS NULL AND deadline <= :now
            """;
    private static final String INSERT = """
            INSERT INTO endpoint_tests (id, kind, owner_id, registers, started_at, deadline)
            VALUES (:id, :kind, :owner, :registers, :startedAt, :deadline)
            ON CONFLICT (owner_id) WHERE ended_at IS NULL DO NOTHING
            """;
    private static final String INSERT_NODES = """
            INSERT INTO endpoint_test_nodes (test_id, node, sequence, finished, steps)
            SELECT :id, node, 0, false, '[]' FROM unnest(:nodes) AS nodes (node)
            """;
    private static final String DELETE_OLDEST = """
            DELETE FROM endpoint_tests
            WHERE owner_id = :owner AND id NOT IN (
                SELECT id FROM endpoint_tests WHERE owner_id = :owner ORDER BY started_at DESC, id DESC LIMIT :kept)
            """;
    private static final String RUNNING = """
            SELECT id, kind, owner_id, registers, started_at, deadline, ended_at
            FROM endpoint_tests
            WHERE owner_id = :owner AND ended_at IS NULL AND deadline > :now
            """;
    private static final String LIST = """
            SELECT id, kind, owner_id, registers, started_at, deadline, ended_at
            FROM endpoint_tests
            WHERE owner_id = :owner
            ORDER BY started_at DESC, id DESC
            LIMIT :kept
            """;
    private static final String FIND = """
            SELECT id, kind, owner_id, registers, started_at, deadline, ended_at
            FROM endpoint_tests
            WHERE id = :id AND owner_id = :owner
            """;
    private static final String NODES = """
            SELECT test_id, node, sequence, finished, CAST(steps AS text) AS steps
            FROM endpoint_test_nodes
            WHERE test_id = ANY (:tests)
            ORDER BY test_id, node
            """;
    private static final String SAVE_RESULTS = """
            UPDATE endpoint_test_nodes
            SET sequence = :sequence, finished = :finished, steps = CAST(:steps AS jsonb)
            FROM endpoint_tests
            WHERE endpoint_test_nodes.test_id = :id AND node = :node AND sequence < :sequence
              AND endpoint_tests.id = :id AND endpoint_tests.ended_at IS NULL AND endpoint_tests.deadline > :now
            """;
    private static final String END_FINISHED = """
            UPDATE endpoint_tests SET ended_at = :now
            WHERE id = :id AND ended_at IS NULL AND deadline > :now
              AND NOT EXISTS (SELECT FROM endpoint_test_nodes WHERE test_id = :id AND NOT finished)
            """;
    private static final String DELETE_OLD = """
            DELETE FROM endpoint_tests
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM endpoint_tests WHERE started_at < :before
                ORDER BY started_at LIMIT 2000 FOR UPDATE SKIP LOCKED))
            """;
    private static final Duration KEEP = Duration.ofDays(90);
    private static final TypeReference<List<StepOutcome>> STEPS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlEndpointTestStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Bean
    RetentionRule endpointTestRetention() {
        return new SqlRetentionRule("endpoint-tests", KEEP, database, DELETE_OLD);
    }

    @Override
    public Mono<Boolean> insert(EndpointTest test) {
        return database.sql(END_EXPIRED)
                .bind("owner", test.owner())
                .bind("now", test.startedAt())
                .then()
                .then(RowUpdates.changedAny(database.sql(INSERT)
                        .bind("id", test.id())
                        .bind("kind", WireName.of(test.kind()))
                        .bind("owner", test.owner())
                        .bind("registers", test.registers())
                        .bind("startedAt", test.startedAt())
                        .bind("deadline", test.deadline())))
                .filter(stored -> stored)
                .flatMap(_ -> insertNodes(test).then(deleteOldest(test.owner())).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Void> insertNodes(EndpointTest test) {
        return database.sql(INSERT_NODES)
                .bind("id", test.id())
                .bind("nodes", Binds.texts(test.nodes(), NodeResults::node))
                .then();
    }

    private Mono<Void> deleteOldest(UUID owner) {
        return database.sql(DELETE_OLDEST)
                .bind("owner", owner)
                .bind("kept", KEPT)
                .then();
    }

    @Override
    public Mono<EndpointTest> findRunning(UUID owner, Instant now) {
        return withNodes(database.sql(RUNNING).bind("owner", owner).bind("now", now))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    @Override
    public Mono<List<EndpointTest>> list(UUID owner) {
        return withNodes(database.sql(LIST).bind("owner", owner).bind("kept", KEPT));
    }

    @Override
    public Mono<EndpointTest> find(UUID owner, UUID testId) {
        return withNodes(database.sql(FIND).bind("id", testId).bind("owner", owner))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    private Mono<List<EndpointTest>> withNodes(DatabaseClient.GenericExecuteSpec query) {
        return query.map(RowReader.with(SqlEndpointTestStore::toTest))
                .all()
                .collectList()
                .flatMap(tests -> nodesOf(tests)
                        .map(nodes -> tests.stream()
                                .map(test -> withNodes(test, nodes.getOrDefault(test.id(), List.of())))
                                .toList()));
    }

    private Mono<Map<UUID, List<NodeResults>>> nodesOf(List<EndpointTest> tests) {
        if (tests.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(NODES)
                .bind("tests", Binds.uuids(tests, EndpointTest::id))
                .map(RowReader.with(row -> Map.entry(row.uuid("test_id"), toNode(row))))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public Mono<Void> save(EndpointTested results, Instant now) {
        return database.sql(SAVE_RESULTS)
                .bind("id", results.testId())
                .bind("node", results.node())
                .bind("sequence", results.sequence())
                .bind("finished", results.finished())
                .bind(
                        "steps",
                        json.writeValueAsString(results.steps().stream()
                                .map(SqlEndpointTestStore::toOutcome)
                                .toList()))
                .bind("now", now)
                .then()
                .then(results.finished() ? endFinished(results.testId(), now) : Mono.empty());
    }

    private Mono<Void> endFinished(UUID testId, Instant now) {
        return database.sql(END_FINISHED).bind("id", testId).bind("now", now).then();
    }

    private static StepOutcome toOutcome(EndpointTested.Step step) {
        return new StepOutcome(
                WireName.of(step.step()),
                WireName.of(step.result()),
                step.tookMillis(),
                step.evidence(),
                step.code(),
                step.sipStatus());
    }

    private static EndpointTest toTest(RowReader row) {
        return new EndpointTest(
                row.uuid("id"),
                row.enumValue("kind", Kind.class),
                row.uuid("owner_id"),
                row.bool("registers"),
                row.instant("started_at"),
                row.instant("deadline"),
                row.instantOrNull("ended_at"),
                List.of());
    }

    /// A test that another one ended at its deadline was stored without the steps that timed out.
    private static EndpointTest withNodes(EndpointTest test, List<NodeResults> nodes) {
        return new EndpointTest(
                test.id(),
                test.kind(),
                test.owner(),
                test.registers(),
                test.startedAt(),
                test.deadline(),
                test.deadline().equals(test.endedAt()) ? null : test.endedAt(),
                nodes);
    }

    private NodeResults toNode(RowReader row) {
        return new NodeResults(
                row.text("node"),
                row.integer("sequence"),
                row.bool("finished"),
                json.readValue(row.text("steps"), STEPS));
    }
}
