package io.trunkline.routing.placedcalls.follow;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.telephony.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlPlacedCallEventLog implements PlacedCallEventLog {
    /// The call's row stays locked until the commit, so a reader that sees event 4 has seen event 3.
    private static final String ADD = """
            WITH numbered AS (
                UPDATE placed_calls p SET events = p.events + 1
                WHERE p.call_id = :call AND NOT EXISTS (
                    SELECT FROM placed_call_events e
                    WHERE e.call_id = :call AND (e.kind = 'ended' OR e.kind = :kind AND e.attempt = :attempt))
                RETURNING p.call_id, p.events, p.reason)
            INSERT INTO placed_call_events (call_id, number, kind, attempt, occurred_at, carrier_id, client_id, name,
                                            reason, cause)
            SELECT call_id, events, :kind, :attempt, :at, :carrier, :client, :name,
                   CASE WHEN :kind = 'ended' THEN reason END, :cause
            FROM numbered
            ON CONFLICT (call_id, kind, attempt) DO NOTHING
            """;

    private static final String AFTER = """
            SELECT e.call_id, e.number, e.kind, e.attempt, e.occurred_at, e.carrier_id, e.client_id, e.name, e.reason,
                   e.cause
            FROM unnest(CAST(:calls AS text[]), CAST(:numbers AS integer[])) AS seen (call_id, number)
            JOIN placed_call_events e ON e.call_id = seen.call_id AND e.number > seen.number
            ORDER BY e.call_id, e.number
            """;

    private static final String LAST = """
            SELECT COALESCE((SELECT e.number FROM placed_call_events e WHERE e.call_id = :call AND e.kind = 'ended'), 0)
            FROM placed_calls p
            WHERE p.call_id = :call AND (CAST(:tenant AS uuid) IS NULL OR p.tenant_id = CAST(:tenant AS uuid))
            """;

    private final DatabaseClient database;

    SqlPlacedCallEventLog(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(PlacedCallEvent event) {
        return database.sql(ADD)
                .bind("call", event.call().value())
                .bind("kind", event.kind().name().toLowerCase(Locale.ROOT))
                .bind("attempt", event.attempt())
                .bind("at", event.at())
                .bind("carrier", orNull(event.carrier(), UUID.class))
                .bind("client", orNull(event.client(), UUID.class))
                .bind("name", orNull(event.name(), String.class))
                .bind("cause", orNull(event.cause(), Integer.class))
                .then();
    }

    @Override
    public Mono<List<NumberedEvent>> eventsAfter(Map<CallId, Integer> seen) {
        List<Map.Entry<CallId, Integer>> calls = List.copyOf(seen.entrySet());
        return database.sql(AFTER)
                .bind("calls", calls.stream().map(call -> call.getKey().value()).toArray(String[]::new))
                .bind("numbers", calls.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .map(SqlPlacedCallEventLog::numberedEvent)
                .all()
                .collectList();
    }

    @Override
    public Mono<Integer> endNumber(CallId call, Optional<UUID> tenant) {
        return database.sql(LAST)
                .bind("call", call.value())
                .bind("tenant", orNull(tenant, UUID.class))
                .mapValue(Integer.class)
                .one();
    }

    private static NumberedEvent numberedEvent(Readable row) {
        return new NumberedEvent(
                required(row, "number", Integer.class),
                new PlacedCallEvent(
                        new CallId(required(row, "call_id", String.class)),
                        PlacedCallEvent.Kind.valueOf(
                                required(row, "kind", String.class).toUpperCase(Locale.ROOT)),
                        required(row, "attempt", Integer.class),
                        required(row, "occurred_at", Instant.class),
                        Optional.ofNullable(row.get("carrier_id", UUID.class)),
                        Optional.ofNullable(row.get("client_id", UUID.class)),
                        Optional.ofNullable(row.get("name", String.class)),
                        Optional.ofNullable(row.get("reason", String.class)),
                        Optional.ofNullable(row.get("cause", Integer.class))));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static <T> Object orNull(Optional<T> value, Class<T> type) {
        return value.<Object>map(known -> known).orElseGet(() -> Parameters.in(type));
    }
}
