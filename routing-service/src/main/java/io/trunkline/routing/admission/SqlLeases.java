package io.trunkline.routing.admission;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.admission.domain.Evidence;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.decision.domain.RouteVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlLeases implements Leases {
    /// A row that exists is locked but not written: the condition of the update is false. Only new rows are
    /// returned by the insert. The version is that of the data that routes are read from.
    private static final String LOCK = """
            WITH wanted AS MATERIALIZED (
                SELECT w.call_id, w.node
                FROM unnest(CAST(:calls AS text[]), CAST(:nodes AS text[]), CAST(:remembered AS boolean[]))
                     AS w (call_id, node, remembered)
                LEFT JOIN calls c ON c.call_id = w.call_id
                WHERE w.remembered OR c.call_id IS NOT NULL),
            created AS (
                INSERT INTO calls (call_id, node) SELECT call_id, node FROM wanted ORDER BY call_id
                ON CONFLICT (call_id) DO UPDATE SET node = calls.node WHERE false
                RETURNING call_id)
            SELECT ARRAY(SELECT call_id FROM wanted) AS locked, ARRAY(SELECT call_id FROM created) AS created,
                   v.version, clock_timestamp() AS now
            FROM inbound_version v
            """;

    private static final String READ = """
            SELECT c.call_id AS locked_call, c.ended_at IS NOT NULL AS ended,
                   COALESCE(c.evidence = 'canceled', FALSE) AS canceled,
                   l.id, l.call_id, l.attempt, l.node, l.direction, l.from_number, l.caller, l.tenant_id, l.campaign_id,
                   l.link_id, l.client_id, l.carrier_id, l.did_id, l.dial_string, l.ring_seconds, l.max_call_seconds,
                   l.caller_id,
                   l.holds, l.total_holds, l.counted_holds, l.taken_at, l.evidence, l.total_state, l.answered,
                   l.talk_from,
                   l.talk_to, l.talk_bound
            FROM calls c LEFT JOIN leases l ON l.call_id = c.call_id
            WHERE c.call_id = ANY(:calls)
            ORDER BY c.call_id, l.attempt
            """;

    private final DatabaseClient database;

    SqlLeases(DatabaseClient database) {
        this.database = database;
    }

    private record LockedIds(List<String> locked, Set<String> created, RouteVersion routeVersion) {}

    @Override
    public Mono<LockedCalls> lock(Collection<AdmissionCommand> commands) {
        // several commands may name the same call; its row is created if one of them asks for that
        Map<String, AdmissionCommand> calls = commands.stream()
                .collect(Collectors.toMap(
                        AdmissionCommand::callId,
                        Function.identity(),
                        (one, other) -> one.createsCall() ? one : other));
        return lockIds(calls.values()).flatMap(this::read);
    }

    private Mono<LockedIds> lockIds(Collection<AdmissionCommand> calls) {
        return database.sql(LOCK)
                .bind("calls", Binds.texts(calls, AdmissionCommand::callId))
                .bind("nodes", Binds.texts(calls, AdmissionCommand::node))
                .bind("remembered", Binds.bools(calls, AdmissionCommand::createsCall))
                .map(RowReader.with(row -> new LockedIds(
                        row.texts("locked"),
                        Set.copyOf(row.texts("created")),
                        new RouteVersion(row.uuid("version"), row.instant("now")))))
                .one();
    }

    /// A new call has no leases, and most questions are about a new call.
    private Mono<LockedCalls> read(LockedIds ids) {
        List<AdmissionState.CallRow> rows =
                ids.created().stream().map(AdmissionState.CallRow::live).toList();
        List<String> existing = ids.locked().stream()
                .filter(call -> !ids.created().contains(call))
                .toList();
        if (existing.isEmpty()) {
            return Mono.just(new LockedCalls(rows, List.of(), ids.routeVersion()));
        }
        return database.sql(READ)
                .bind("calls", Binds.texts(existing))
                .map(RowReader.with(SqlLeases::callWithLease))
                .all()
                .collectList()
                .map(read -> new LockedCalls(
                        Stream.concat(rows.stream(), read.stream().map(CallWithLease::call))
                                .distinct()
                                .toList(),
                        read.stream().flatMap(one -> one.lease().stream()).toList(),
                        ids.routeVersion()));
    }

    /// @param lease empty for a call without leases
    private record CallWithLease(AdmissionState.CallRow call, Optional<Lease> lease) {}

    private static CallWithLease callWithLease(RowReader row) {
        return new CallWithLease(
                new AdmissionState.CallRow(row.text("locked_call"), row.bool("ended"), row.bool("canceled")),
                row.optional("id", UUID.class).map(_ -> SqlLeaseRows.lease(row)));
    }

    @Override
    public Mono<Void> write(AdmissionState.Changes changes) {
        Map<Boolean, List<Lease>> byExistence = changes.leases().stream()
                .collect(Collectors.partitioningBy(
                        lease -> lease.origin().takenAt().isPresent()));
        return Mono.whenDelayError(
                insert(byExistence.getOrDefault(false, List.of())),
                end(changes.endedCalls(), byExistence.getOrDefault(true, List.of())));
    }

    private Mono<Void> insert(List<Lease> granted) {
        return granted.isEmpty()
                ? Mono.empty()
                : SqlLeaseWrites.bind(database.sql(SqlLeaseWrites.INSERT), granted)
                        .then();
    }

    private Mono<Void> end(Map<String, Evidence> calls, List<Lease> leases) {
        return calls.isEmpty() && leases.isEmpty()
                ? Mono.empty()
                : SqlLeaseWrites.bindEnds(database.sql(SqlLeaseWrites.END), calls, leases)
                        .then();
    }
}
