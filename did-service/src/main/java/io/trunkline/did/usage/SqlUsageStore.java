package io.trunkline.did.usage;

import io.r2dbc.spi.Readable;
import io.trunkline.did.usage.domain.CallUsage;
import io.trunkline.did.usage.domain.UsageChanges;
import io.trunkline.did.usage.domain.UsageChanges.CountedCall;
import io.trunkline.did.usage.domain.UsageChanges.UsageDelta;
import io.trunkline.events.wire.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlUsageStore implements UsageStore {
    /// Rows first, so that there is something to lock: two readers of one call would each count it otherwise.
    private static final String INSERT_UNCOUNTED_CALLS = """
            INSERT INTO counted_call (call_id, revision, dids)
            SELECT call_id, 0, '{}' FROM unnest(:calls) AS heard (call_id) ORDER BY call_id
            ON CONFLICT DO NOTHING
            """;
    private static final String LOCK_COUNTED_CALLS = """
            SELECT call_id, revision, dids FROM counted_call WHERE call_id = ANY (:calls) ORDER BY call_id FOR UPDATE
            """;
    private static final String UPDATE_COUNTED_CALLS = """
            UPDATE counted_call c SET revision = k.revision, dids = CAST(string_to_array(k.dids, ' ') AS uuid[]),
                counted_at = :countedAt
            FROM unnest(:calls, :revisions, :dids) AS k (call_id, revision, dids)
            WHERE c.call_id = k.call_id
            """;
    /// A revision may take a call away: what is inserted must hold the check by itself, so a count begins at none.
    private static final String INSERT_USAGE = """
            INSERT INTO did_usage (did_id, calls)
            SELECT did_id, 0 FROM unnest(CAST(:dids AS uuid[])) AS c (did_id) ORDER BY did_id
            ON CONFLICT DO NOTHING
            """;
    private static final String ADD_USAGE = """
            UPDATE did_usage u SET calls = u.calls + c.calls, last_used = GREATEST(u.last_used, c.last_used)
            FROM unnest(CAST(:dids AS uuid[]), :calls, :lastUsed) AS c (did_id, calls, last_used)
            WHERE u.did_id = c.did_id
            """;
    private static final String DELETE_EXPIRED = """
            DELETE FROM counted_call
            WHERE call_id IN (
                SELECT call_id FROM counted_call WHERE counted_at < :before ORDER BY counted_at LIMIT 10000)
            """;
    /// Twice as long as Kafka keeps records, after which none can be heard again.
    private static final Duration RETENTION =
            Objects.requireNonNull(Topic.CDR_RECORDED.retention()).multipliedBy(2);

    private final DatabaseClient database;
    private final Clock clock;

    SqlUsageStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Map<String, CountedCall>> lockCountedCalls(Collection<String> callIds) {
        String[] calls = callIds.toArray(String[]::new);
        return database.sql(INSERT_UNCOUNTED_CALLS)
                .bind("calls", calls)
                .then()
                .thenMany(database.sql(LOCK_COUNTED_CALLS)
                        .bind("calls", calls)
                        .map(row ->
                                Map.entry(Objects.requireNonNull(row.get("call_id", String.class)), toCountedCall(row)))
                        .all())
                .collectList()
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Mono<Void> apply(UsageChanges counting) {
        return counting.calls().isEmpty()
                ? Mono.empty()
                : updateCountedCalls(counting.calls()).then(addUsage(counting.deltas()));
    }

    @Scheduled(fixedDelayString = "PT1M")
    Mono<Void> deleteExpired() {
        return database.sql(DELETE_EXPIRED)
                .bind("before", clock.instant().minus(RETENTION))
                .then();
    }

    private Mono<Void> updateCountedCalls(List<CallUsage> counted) {
        return database.sql(UPDATE_COUNTED_CALLS)
                .bind("calls", counted.stream().map(CallUsage::callId).toArray(String[]::new))
                .bind("revisions", counted.stream().map(CallUsage::revision).toArray(Long[]::new))
                .bind("dids", counted.stream().map(SqlUsageStore::joinDidIds).toArray(String[]::new))
                .bind("countedAt", clock.instant())
                .then();
    }

    private Mono<Void> addUsage(Map<UUID, UsageDelta> deltas) {
        if (deltas.isEmpty()) {
            return Mono.empty();
        }
        var entries = List.copyOf(deltas.entrySet());
        String[] dids = entries.stream().map(entry -> entry.getKey().toString()).toArray(String[]::new);
        return database.sql(INSERT_USAGE)
                .bind("dids", dids)
                .then()
                .then(database.sql(ADD_USAGE)
                        .bind("dids", dids)
                        .bind(
                                "calls",
                                entries.stream()
                                        .map(entry -> entry.getValue().calls())
                                        .toArray(Long[]::new))
                        .bind(
                                "lastUsed",
                                entries.stream().map(SqlUsageStore::lastUsed).toArray(OffsetDateTime[]::new))
                        .then());
    }

    private static OffsetDateTime lastUsed(Map.Entry<UUID, UsageDelta> entry) {
        return entry.getValue().lastUsed().atOffset(ZoneOffset.UTC);
    }

    private static String joinDidIds(CallUsage use) {
        return use.didIds().stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    private static CountedCall toCountedCall(Readable row) {
        return new CountedCall(
                Objects.requireNonNull(row.get("revision", Long.class)),
                Set.of(Objects.requireNonNull(row.get("dids", UUID[].class))));
    }
}
