package io.trunkline.provisioning.carriercalls;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.wire.Topic;
import io.trunkline.provisioning.carriercalls.domain.CallCountChanges;
import io.trunkline.provisioning.carriercalls.domain.CarrierAttempt;
import io.trunkline.provisioning.carriercalls.domain.CarrierCalls;
import io.trunkline.provisioning.carriercalls.domain.CountedCall;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class SqlCarrierCallStore implements CarrierCallStore {
    private static final String FIND = """
            SELECT carrier_id, total, successful, failed FROM carrier_calls WHERE carrier_id = ANY (:carriers)
            """;
    /// Inserts a row to lock for each call that has none. Otherwise two consumers could both count the same call.
    private static final String INSERT_UNCOUNTED_CALLS = """
            INSERT INTO counted_carrier_calls (call_id, revision, attempts)
            SELECT call_id, 0, '{}' FROM unnest(:calls) AS records (call_id) ORDER BY call_id
            ON CONFLICT DO NOTHING
            """;
    private static final String LOCK_COUNTED_CALLS = """
            SELECT call_id, revision, attempts
            FROM counted_carrier_calls
            WHERE call_id = ANY (:calls)
            ORDER BY call_id
            FOR UPDATE
            """;
    private static final String UPDATE_COUNTED_CALLS = """
            UPDATE counted_carrier_calls SET revision = records.revision, attempts = CAST(records.attempts AS text[]),
                counted_at = :countedAt
            FROM unnest(:calls, :revisions, :attempts) AS records (call_id, revision, attempts)
            WHERE counted_carrier_calls.call_id = records.call_id
            """;
    /// Starts each count at 0 in a statement of its own. A revision may subtract a call, and an inserted row with a
    /// negative count would violate the CHECK even if the stored count is higher.
    private static final String INSERT_CARRIERS = """
            INSERT INTO carrier_calls (carrier_id, total, successful, failed)
            SELECT carrier_id, 0, 0, 0 FROM unnest(:carriers) AS changes (carrier_id) ORDER BY carrier_id
            ON CONFLICT DO NOTHING
            """;
    private static final String ADD = """
            UPDATE carrier_calls SET total = carrier_calls.total + changes.total,
                successful = carrier_calls.successful + changes.successful,
                failed = carrier_calls.failed + changes.failed
            FROM unnest(:carriers, :total, :successful, :failed) AS changes (carrier_id, total, successful, failed)
            WHERE carrier_calls.carrier_id = changes.carrier_id
            """;
    private static final String DELETE_OLD = """
            DELETE FROM counted_carrier_calls
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM counted_carrier_calls WHERE counted_at < :before
                ORDER BY counted_at LIMIT 2000 FOR UPDATE SKIP LOCKED))
            """;
    /// Longer than Kafka keeps call records, so that a record consumed again is not counted twice.
    private static final Duration KEEP =
            Objects.requireNonNull(Topic.CDR_RECORDED.retention()).multipliedBy(2);

    private final DatabaseClient database;
    private final Clock clock;

    SqlCarrierCallStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Bean
    RetentionRule countedCarrierCallRetention() {
        return new SqlRetentionRule("counted-carrier-calls", KEEP, database, DELETE_OLD);
    }

    @Override
    public Mono<Map<UUID, CarrierCalls>> find(Collection<UUID> carriers) {
        return database.sql(FIND)
                .bind("carriers", Binds.uuids(carriers))
                .map(RowReader.with(row -> Map.entry(
                        row.uuid("carrier_id"),
                        new CarrierCalls(row.bigint("total"), row.bigint("successful"), row.bigint("failed")))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Map<String, CountedCall>> lockCountedCalls(Collection<String> callIds) {
        String[] calls = Binds.texts(callIds);
        return database.sql(INSERT_UNCOUNTED_CALLS)
                .bind("calls", calls)
                .then()
                .thenMany(database.sql(LOCK_COUNTED_CALLS)
                        .bind("calls", calls)
                        .map(RowReader.with(SqlCarrierCallStore::toCountedCall))
                        .all())
                .collectMap(CountedCall::callId);
    }

    @Override
    public Mono<Void> apply(CallCountChanges changes) {
        return changes.calls().isEmpty()
                ? Mono.empty()
                : updateCountedCalls(changes.calls()).then(add(changes.deltas()));
    }

    private Mono<Void> updateCountedCalls(List<CountedCall> calls) {
        return database.sql(UPDATE_COUNTED_CALLS)
                .bind("calls", Binds.texts(calls, CountedCall::callId))
                .bind("revisions", Binds.bigints(calls, CountedCall::revision))
                .bind("attempts", Binds.texts(calls, SqlCarrierCallStore::attemptsText))
                .bind("countedAt", clock.instant())
                .then();
    }

    private Mono<Void> add(Map<UUID, CarrierCalls> deltas) {
        if (deltas.isEmpty()) {
            return Mono.empty();
        }
        var counts = List.copyOf(deltas.values());
        UUID[] carriers = Binds.uuids(deltas.keySet());
        return database.sql(INSERT_CARRIERS)
                .bind("carriers", carriers)
                .then()
                .then(database.sql(ADD)
                        .bind("carriers", carriers)
                        .bind("total", Binds.bigints(counts, CarrierCalls::total))
                        .bind("successful", Binds.bigints(counts, CarrierCalls::successful))
                        .bind("failed", Binds.bigints(counts, CarrierCalls::failed))
                        .then());
    }

    /// An array in the text form of PostgreSQL. An attempt has no character that needs quotes.
    private static String attemptsText(CountedCall call) {
        return call.attempts().stream().map(CarrierAttempt::text).collect(Collectors.joining(",", "{", "}"));
    }

    private static CountedCall toCountedCall(RowReader row) {
        return new CountedCall(
                row.text("call_id"),
                row.bigint("revision"),
                row.texts("attempts").stream().map(CarrierAttempt::parse).toList());
    }
}
