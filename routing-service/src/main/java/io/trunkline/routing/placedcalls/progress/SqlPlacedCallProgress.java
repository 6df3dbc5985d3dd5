package io.trunkline.routing.placedcalls.progress;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.routing.placedcalls.domain.NumberedEvent;
import io.trunkline.routing.placedcalls.domain.PlacedCallEvent;
import io.trunkline.routing.placedcalls.domain.PlacedCallState;
import io.trunkline.routing.placedcalls.domain.PlacedCallState.LoggedEvent;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlPlacedCallProgress implements PlacedCallProgress {
    private static final String LOCK = """
            SELECT call_id, did_id, state, canceled_at IS NOT NULL AS canceled, ended_at, reason, stop_reason,
                   last_outcome, events
            FROM placed_calls WHERE call_id = ANY(:calls)
            ORDER BY call_id
            FOR NO KEY UPDATE
            """;

    private static final String LOGGED = """
            SELECT call_id, kind, attempt FROM placed_call_events WHERE call_id = ANY(:calls)
            """;

    private static final String WRITE = """
            UPDATE placed_calls p
            SET state = w.state, ended_at = w.ended_at, reason = w.reason, stop_reason = w.stop_reason,
                last_outcome = w.last_outcome, events = w.events
            FROM unnest(CAST(:calls AS text[]), CAST(:states AS text[]), CAST(:endedAt AS timestamptz[]),
                        CAST(:reasons AS text[]), CAST(:stopReasons AS text[]), CAST(:outcomes AS text[]),
                        CAST(:events AS integer[]))
                 AS w (call_id, state, ended_at, reason, stop_reason, last_outcome, events)
            WHERE p.call_id = w.call_id
            """;

    private static final String ADD_STEPS = """
            INSERT INTO placed_call_steps (call_id, channel_unique_id, kind, attempt, occurred_at, cause, sip_status,
                                           reason)
            SELECT * FROM unnest(CAST(:calls AS text[]), CAST(:channels AS text[]), CAST(:kinds AS text[]),
                                 CAST(:attempts AS integer[]), CAST(:times AS timestamptz[]),
                                 CAST(:causes AS integer[]), CAST(:sipStatuses AS integer[]), CAST(:reasons AS text[]))
            ON CONFLICT (call_id, channel_unique_id, kind) DO NOTHING
            """;

    /// The call's row stays locked until the commit, so a reader that sees event 4 has seen event 3.
    private static final String LOG = """
            INSERT INTO placed_call_events (call_id, number, kind, attempt, occurred_at, carrier_id, client_id, name,
                                            reason, cause)
            SELECT * FROM unnest(CAST(:calls AS text[]), CAST(:numbers AS integer[]), CAST(:kinds AS text[]),
                                 CAST(:attempts AS integer[]), CAST(:times AS timestamptz[]),
                                 CAST(:carriers AS uuid[]), CAST(:clients AS uuid[]), CAST(:names AS text[]),
                                 CAST(:reasons AS text[]), CAST(:causes AS integer[]))
            """;

    /// Sorted by id, so that all transactions lock caps in the same order.
    private static final String RETURN_USAGE = """
            WITH returned AS (
                SELECT did_id, count(*) AS calls FROM unnest(CAST(:dids AS uuid[])) AS r (did_id) GROUP BY did_id),
            locked AS (
                SELECT c.id FROM caps c JOIN returned r ON r.did_id = c.id
                WHERE c.kind = 'did'
                ORDER BY c.id FOR UPDATE OF c)
            UPDATE caps c SET total = GREATEST(c.total - r.calls, 0)
            FROM locked l JOIN returned r ON r.did_id = l.id
            WHERE c.id = l.id
            """;

    private final DatabaseClient database;

    SqlPlacedCallProgress(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<CallId, PlacedCallState>> lock(Collection<CallId> calls) {
        Mono<List<PlacedCallState.Row>> locked = database.sql(LOCK)
                .bind("calls", Binds.texts(calls, CallId::value))
                .map(RowReader.with(SqlPlacedCallProgress::placedCall))
                .all()
                .collectList();
        // once the rows are locked, no event is added by another transaction
        return locked.flatMap(rows -> logged(calls).map(logged -> states(rows, logged)));
    }

    private Mono<Map<CallId, List<LoggedEvent>>> logged(Collection<CallId> calls) {
        return database.sql(LOGGED)
                .bind("calls", Binds.texts(calls, CallId::value))
                .map(RowReader.with(row -> Map.entry(
                        new CallId(row.text("call_id")),
                        new LoggedEvent(
                                row.enumValue("kind", PlacedCallEvent.Kind.class),
                                CallLeg.ofCode(row.integer("attempt"))))))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Map<CallId, PlacedCallState> states(
            List<PlacedCallState.Row> rows, Map<CallId, List<LoggedEvent>> logged) {
        return rows.stream()
                .collect(Collectors.toMap(
                        PlacedCallState.Row::call,
                        row -> new PlacedCallState(row, logged.getOrDefault(row.call(), List.of()))));
    }

    private static PlacedCallState.Row placedCall(RowReader row) {
        return new PlacedCallState.Row(
                new CallId(row.text("call_id")),
                row.uuid("did_id"),
                row.enumValue("state", PlacedCallState.Stage.class),
                row.bool("canceled"),
                row.optional("ended_at", Instant.class),
                row.optional("reason", String.class),
                row.optional("stop_reason", String.class),
                row.optional("last_outcome", String.class),
                row.integer("events"));
    }

    @Override
    public Mono<Void> write(Collection<PlacedCallState> calls, List<CallProgress> steps) {
        return Mono.whenDelayError(writeCalls(calls), addSteps(steps), log(calls), returnUsage(calls));
    }

    private Mono<Void> writeCalls(Collection<PlacedCallState> calls) {
        List<PlacedCallState.Row> rows = calls.stream()
                .filter(PlacedCallState::hasChanged)
                .map(PlacedCallState::row)
                .toList();
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(WRITE)
                .bind("calls", Binds.texts(rows, row -> row.call().value()))
                .bind("states", Binds.texts(rows, row -> Binds.enumName(row.stage())))
                .bind("endedAt", Binds.instants(rows, row -> row.endedAt().orElse(null)))
                .bind("reasons", Binds.texts(rows, row -> row.reason().orElse(null)))
                .bind("stopReasons", Binds.texts(rows, row -> row.stopReason().orElse(null)))
                .bind("outcomes", Binds.texts(rows, row -> row.lastOutcome().orElse(null)))
                .bind("events", Binds.integers(rows, PlacedCallState.Row::events))
                .then();
    }

    private Mono<Void> addSteps(List<CallProgress> steps) {
        if (steps.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(ADD_STEPS)
                .bind("calls", Binds.texts(steps, CallProgress::callId))
                .bind(
                        "channels",
                        Binds.texts(
                                steps,
                                step -> Objects.requireNonNullElse(step.fact().channelUniqueId(), "")))
                .bind("kinds", Binds.texts(steps, step -> Binds.enumName(step.kind())))
                .bind(
                        "attempts",
                        Binds.integers(steps, step -> step.fact().leg().code()))
                .bind("times", Binds.instants(steps, step -> step.fact().occurredAt()))
                .bind("causes", Binds.integers(steps, CallProgress::cause))
                .bind("sipStatuses", Binds.integers(steps, CallProgress::sipStatus))
                .bind("reasons", Binds.texts(steps, CallProgress::reason))
                .then();
    }

    private Mono<Void> log(Collection<PlacedCallState> calls) {
        List<NumberedEvent> events =
                calls.stream().flatMap(call -> call.newEvents().stream()).toList();
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(LOG)
                .bind("calls", Binds.texts(events, one -> one.event().call().value()))
                .bind("numbers", Binds.integers(events, NumberedEvent::number))
                .bind(
                        "kinds",
                        Binds.texts(events, one -> Binds.enumName(one.event().kind())))
                .bind(
                        "attempts",
                        Binds.integers(events, one -> one.event().leg().code()))
                .bind("times", Binds.instants(events, one -> one.event().at()))
                .bind(
                        "carriers",
                        Binds.uuids(events, one -> one.event().carrier().orElse(null)))
                .bind("clients", Binds.uuids(events, one -> one.event().client().orElse(null)))
                .bind("names", Binds.texts(events, one -> one.event().name().orElse(null)))
                .bind("reasons", Binds.texts(events, one -> one.event().reason().orElse(null)))
                .bind(
                        "causes",
                        Binds.integers(events, one -> one.event().cause().orElse(null)))
                .then();
    }

    private Mono<Void> returnUsage(Collection<PlacedCallState> calls) {
        List<UUID> dids = calls.stream()
                .filter(PlacedCallState::returnsUsage)
                .map(call -> call.row().did())
                .toList();
        return dids.isEmpty()
                ? Mono.empty()
                : database.sql(RETURN_USAGE).bind("dids", Binds.uuids(dids)).then();
    }
}
