package io.trunkline.did.usage;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.did.usage.domain.CallUsage;
import io.trunkline.did.usage.domain.UsageChanges;
import io.trunkline.did.usage.domain.UsageChanges.CountedCall;
import io.trunkline.did.usage.domain.UsageChanges.UsageDelta;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlUsageStore implements UsageStore {
    /// Inserts a row to lock for each call that has none. Otherwise two consumers could both count the same call.
    private static final String INSERT_UNCOUNTED_CALLS = """
            INSERT INTO counted_call (call_id, revision, dids)
            SELECT call_id, 0, '{}' FROM unnest(:calls) AS records (call_id) ORDER BY call_id
            ON CONFLICT DO NOTHING
            """;
    private static final String LOCK_COUNTED_CALLS = """
            SELECT call_id, revision, dids FROM counted_call WHERE call_id = ANY (:calls) ORDER BY call_id FOR UPDATE
            """;
    private static final String UPDATE_COUNTED_CALLS = """
            UPDATE counted_call SET revision = records.revision, dids = CAST(records.dids AS uuid[]),
                counted_at = :countedAt
            FROM unnest(:calls, :revisions, :dids) AS records (call_id, revision, dids)
            WHERE counted_call.call_id = records.call_id
            """;
    /// Sorted by id, so that all transactions lock numbers in the same order.
    private static final String LOCK_DIDS = "SELECT id FROM did WHERE id = ANY (:dids) ORDER BY id FOR NO KEY UPDATE";

    /// A number that was moved to another tenant starts at 0, so a revision may subtract a call that it does not count.
    private static final String ADD_USAGE = """
            UPDATE did SET calls = GREATEST(did.calls + changes.calls, 0),
                last_used = GREATEST(did.last_used, NULLIF(changes.last_used, 'epoch'))
            FROM unnest(:dids, :calls, :lastUsed) AS changes (did_id, calls, last_used)
            WHERE did.id = changes.did_id
            """;
    private final DatabaseClient database;
    private final Clock clock;

    SqlUsageStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Map<String, CountedCall>> lockCountedCalls(Collection<String> callIds) {
        String[] calls = Binds.texts(callIds);
        return database.sql(INSERT_UNCOUNTED_CALLS)
                .bind("calls", calls)
                .then()
                .thenMany(database.sql(LOCK_COUNTED_CALLS)
                        .bind("calls", calls)
                        .map(RowReader.with(row -> Map.entry(row.text("call_id"), toCountedCall(row))))
                        .all())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Void> apply(UsageChanges changes) {
        return changes.calls().isEmpty()
                ? Mono.empty()
                : updateCountedCalls(changes.calls()).then(addUsage(changes.deltas()));
    }

    private Mono<Void> updateCountedCalls(List<CallUsage> usages) {
        return database.sql(UPDATE_COUNTED_CALLS)
                .bind("calls", Binds.texts(usages, CallUsage::callId))
                .bind("revisions", Binds.bigints(usages, CallUsage::revision))
                .bind("dids", Binds.texts(usages, usage -> Binds.uuidArrayText(usage.didIds())))
                .bind("countedAt", clock.instant())
                .then();
    }

    private Mono<Void> addUsage(Map<UUID, UsageDelta> deltas) {
        if (deltas.isEmpty()) {
            return Mono.empty();
        }
        var entries = List.copyOf(deltas.entrySet());
        UUID[] dids = Binds.uuids(deltas.keySet());
        return database.sql(LOCK_DIDS)
                .bind("dids", dids)
                .then()
                .then(database.sql(ADD_USAGE)
                        .bind("dids", dids)
                        .bind(
                                "calls",
                                Binds.bigints(entries, entry -> entry.getValue().calls()))
                        .bind(
                                "lastUsed",
                                Binds.instants(
                                        entries, entry -> entry.getValue().lastUsed()))
                        .then());
    }

    private static CountedCall toCountedCall(RowReader row) {
        return new CountedCall(row.bigint("revision"), Set.copyOf(row.uuids("dids")));
    }
}
