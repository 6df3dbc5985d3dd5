package io.trunkline.routing.placedcalls.follow;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.placedcalls.domain.NumberedEvent;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlPlacedCallEventLog implements PlacedCallEventLog {
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
    public Mono<List<NumberedEvent>> eventsAfter(Map<CallId, Integer> seen) {
        List<Map.Entry<CallId, Integer>> calls = List.copyOf(seen.entrySet());
        return database.sql(AFTER)
                .bind("calls", Binds.texts(calls, call -> call.getKey().value()))
                .bind("numbers", Binds.integers(calls, Map.Entry::getValue))
                .map(RowReader.with(SqlPlacedCallEventLog::numberedEvent))
                .all()
                .collectList();
    }

    @Override
    public Mono<Integer> endNumber(CallId call, Optional<UUID> tenant) {
        return database.sql(LAST)
                .bind("call", call.value())
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .mapValue(Integer.class)
                .one();
    }

    private static NumberedEvent numberedEvent(RowReader row) {
        return new NumberedEvent(
                row.integer("number"),
                new PlacedCallEvent(
                        new CallId(row.text("call_id")),
                        row.enumValue("kind", PlacedCallEvent.Kind.class),
                        CallLeg.ofCode(row.integer("attempt")),
                        row.instant("occurred_at"),
                        row.optional("carrier_id", UUID.class),
                        row.optional("client_id", UUID.class),
                        row.optional("name", String.class),
                        row.optional("reason", String.class),
                        row.optional("cause", Integer.class)));
    }
}
