package io.trunkline.routing.leases;

import io.r2dbc.spi.Readable;
import io.trunkline.routing.leases.domain.Book;
import io.trunkline.routing.leases.domain.Command;
import io.trunkline.routing.leases.domain.Lease;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlLeases implements Leases {
    private static final String LOCK_CALLS = """
            INSERT INTO calls (call_id, node)
            SELECT w.call_id, w.node
            FROM unnest(CAST(:calls AS text[]), CAST(:nodes AS text[]), CAST(:remembered AS boolean[]))
                 AS w (call_id, node, remembered)
            WHERE w.remembered OR EXISTS (SELECT FROM calls c WHERE c.call_id = w.call_id)
            ORDER BY w.call_id
            ON CONFLICT (call_id) DO UPDATE SET node = calls.node
            RETURNING call_id, ended_at IS NOT NULL AS ended
            """;

    private static final String OF_CALLS = """
            SELECT id, call_id, attempt, node, direction, from_number, tenant_id, campaign_id, link_id, client_id,
                   carrier_id, did_id, dial_string, ring_seconds, limit_seconds, number_shown, holds, total_holds,
                   taken_at, state, evidence, total_state, answered
            FROM leases WHERE call_id = ANY(:calls) ORDER BY call_id, attempt
            """;

    private static final String END = """
            UPDATE calls c SET ended_at = clock_timestamp(), evidence = w.evidence
            FROM unnest(CAST(:calls AS text[]), CAST(:evidence AS text[])) AS w (call_id, evidence)
            WHERE c.call_id = w.call_id AND c.ended_at IS NULL
            """;

    private static final String NODES = "SELECT DISTINCT node FROM leases WHERE state = 'held'";

    private static final String ABSENT = """
            SELECT DISTINCT call_id FROM leases
            WHERE node = :node AND state = 'held' AND taken_at < :t0 AND NOT call_id = ANY(:live)
            ORDER BY call_id
            """;

    private static final String OWNERS = """
            SELECT endpoint_id, carrier_id AS id, true AS carrier
            FROM known_carriers WHERE endpoint_id = ANY(:endpoints) AND NOT deleted
            UNION ALL
            SELECT endpoint_id, client_id, false
            FROM known_clients WHERE endpoint_id = ANY(:endpoints) AND NOT deleted
            """;

    private final DatabaseClient database;

    SqlLeases(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Book.CallRow>> lockCalls(Collection<Command> commands) {
        // a call that several commands name is one row, remembered if one of them says so
        List<Command> calls = commands.stream()
                .collect(Collectors.toMap(
                        Command::call, Function.identity(), (one, other) -> one.remembers() ? one : other))
                .values()
                .stream()
                .toList();
        return database.sql(LOCK_CALLS)
                .bind("calls", each(calls, Command::call, String[]::new))
                .bind("nodes", each(calls, Command::node, String[]::new))
                .bind("remembered", each(calls, Command::remembers, Boolean[]::new))
                .map(SqlLeases::call)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Lease>> ofCalls(Collection<String> calls) {
        if (calls.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(OF_CALLS)
                .bind("calls", calls.toArray(String[]::new))
                .map(SqlLeaseRows::lease)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> write(Book.Changes changes) {
        return Mono.whenDelayError(end(changes), keep(changes.leases()));
    }

    private Mono<Void> end(Book.Changes changes) {
        if (changes.ended().isEmpty()) {
            return Mono.empty();
        }
        return database.sql(END)
                .bind("calls", changes.ended().keySet().toArray(String[]::new))
                .bind("evidence", each(changes.ended().values(), SqlLeaseRows::wire, String[]::new))
                .then();
    }

    private Mono<Void> keep(List<Lease> leases) {
        return leases.isEmpty()
                ? Mono.empty()
                : SqlLeaseWrites.bind(database.sql(SqlLeaseWrites.KEEP), leases).then();
    }

    @Override
    public Mono<List<String>> absent(String node, Instant t0, Collection<String> live) {
        return database.sql(ABSENT)
                .bind("node", node)
                .bind("t0", t0)
                .bind("live", live.toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    @Override
    public Mono<Map<String, Owner>> owners(Collection<String> endpoints) {
        return database.sql(OWNERS)
                .bind("endpoints", endpoints.toArray(String[]::new))
                .map(row -> Map.entry(
                        text(row, "endpoint_id"),
                        new Owner(
                                Objects.requireNonNull(row.get("id", UUID.class)),
                                Boolean.TRUE.equals(row.get("carrier", Boolean.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Instant> now() {
        return database.sql("SELECT clock_timestamp() AS now")
                .mapValue(Instant.class)
                .one();
    }

    @Override
    public Mono<List<String>> nodesInUse() {
        return database.sql(NODES).mapValue(String.class).all().collectList();
    }

    private static Book.CallRow call(Readable row) {
        return new Book.CallRow(text(row, "call_id"), Boolean.TRUE.equals(row.get("ended", Boolean.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static <T, R> R[] each(Collection<T> rows, Function<T, R> part, IntFunction<R[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
