package io.trunkline.routing.admission;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.admission.domain.Lease;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
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
            RETURNING call_id, ended_at IS NOT NULL AS ended, COALESCE(evidence = 'canceled', FALSE) AS canceled
            """;

    private static final String FIND_BY_CALLS = """
            SELECT id, call_id, attempt, node, direction, from_number, tenant_id, campaign_id, link_id, client_id,
                   carrier_id, did_id, dial_string, ring_seconds, max_call_seconds, caller_id, holds, total_holds,
                   taken_at, state, evidence, total_state, answered
            FROM leases WHERE call_id = ANY(:calls) ORDER BY call_id, attempt
            """;

    private static final String END = """
            UPDATE calls c SET ended_at = clock_timestamp(), evidence = w.evidence
            FROM unnest(CAST(:calls AS text[]), CAST(:evidence AS text[])) AS w (call_id, evidence)
            WHERE c.call_id = w.call_id AND c.ended_at IS NULL
            """;

    private final DatabaseClient database;

    SqlLeases(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<AdmissionState.CallRow>> lockCalls(Collection<AdmissionCommand> commands) {
        // several commands may name the same call; its row is created if one of them asks for that
        List<AdmissionCommand> calls = commands.stream()
                .collect(Collectors.toMap(
                        AdmissionCommand::callId, Function.identity(), (one, other) -> one.createsCall() ? one : other))
                .values()
                .stream()
                .toList();
        return database.sql(LOCK_CALLS)
                .bind("calls", Binds.texts(calls, AdmissionCommand::callId))
                .bind("nodes", Binds.texts(calls, AdmissionCommand::node))
                .bind("remembered", Binds.bools(calls, AdmissionCommand::createsCall))
                .map(RowReader.with(SqlLeases::callRow))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Lease>> findByCalls(Collection<String> calls) {
        if (calls.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(FIND_BY_CALLS)
                .bind("calls", Binds.texts(calls))
                .map(RowReader.with(SqlLeaseRows::lease))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> write(AdmissionState.Changes changes) {
        return Mono.whenDelayError(end(changes), save(changes.leases()));
    }

    private Mono<Void> end(AdmissionState.Changes changes) {
        if (changes.endedCalls().isEmpty()) {
            return Mono.empty();
        }
        return database.sql(END)
                .bind("calls", Binds.texts(changes.endedCalls().keySet()))
                .bind("evidence", Binds.texts(changes.endedCalls().values(), Binds::enumName))
                .then();
    }

    private Mono<Void> save(List<Lease> leases) {
        return leases.isEmpty()
                ? Mono.empty()
                : SqlLeaseWrites.bind(database.sql(SqlLeaseWrites.SAVE), leases).then();
    }

    private static AdmissionState.CallRow callRow(RowReader row) {
        return new AdmissionState.CallRow(row.text("call_id"), row.bool("ended"), row.bool("canceled"));
    }
}
