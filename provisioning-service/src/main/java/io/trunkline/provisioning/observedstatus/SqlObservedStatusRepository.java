package io.trunkline.provisioning.observedstatus;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.provisioning.observedstatus.domain.AppliedVersion;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.EndpointId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlObservedStatusRepository implements ObservedStatusRepository {
    /// Also adds an event for each state that differs from the one before.
    private static final String SAVE_STATES = """
            WITH event AS (
                SELECT *
                FROM unnest(:endpointIds, :nodes, :aspects, :states, CAST(:since AS timestamptz[]), :details,
                            :roundTripMicros, :up, :down, CAST(:incarnations AS timestamptz[]), :sequences)
                     AS event (endpoint_id, node, aspect, state, since, detail, round_trip_micros, up, down,
                            incarnation, sequence)),
            before AS (
                SELECT endpoint_id, node, aspect, stored.state
                FROM event JOIN endpoint_states AS stored USING (endpoint_id, node, aspect)),
            saved AS (
            INSERT INTO endpoint_states AS stored (endpoint_id, node, aspect, state, since, detail, round_trip_micros,
                last_good_at, last_bad_at, last_bad_detail, incarnation, sequence)
            SELECT endpoint_id, node, aspect, state, since, detail, round_trip_micros,
                CASE WHEN up THEN since END, CASE WHEN down THEN since END, CASE WHEN down THEN coalesce(detail, state) END,
                incarnation, sequence
            FROM event
            ON CONFLICT (endpoint_id, node, aspect) DO UPDATE SET
                state = excluded.state, since = excluded.since, detail = excluded.detail,
                round_trip_micros = excluded.round_trip_micros,
                last_good_at = coalesce(excluded.last_good_at, stored.last_good_at),
                last_bad_at = coalesce(excluded.last_bad_at, stored.last_bad_at),
                last_bad_detail = coalesce(excluded.last_bad_detail, stored.last_bad_detail),
                incarnation = excluded.incarnation, sequence = excluded.sequence
            WHERE (stored.incarnation, stored.sequence) < (excluded.incarnation, excluded.sequence)
            RETURNING endpoint_id, node, aspect, state, since, detail)
            INSERT INTO endpoint_events (endpoint_id, node, aspect, state, at, detail)
            SELECT endpoint_id, node, aspect, saved.state, saved.since, saved.detail
            FROM saved LEFT JOIN before USING (endpoint_id, node, aspect)
            WHERE before.state IS DISTINCT FROM saved.state
            """;
    private static final String SAVE_APPLIED = """
            INSERT INTO applied_versions AS stored (entity_id, database, version, applied_at, incarnation, sequence)
            SELECT * FROM unnest(:entityIds, :databases, :versions, CAST(:appliedAt AS timestamptz[]),
                                 CAST(:incarnations AS timestamptz[]), :sequences)
            ON CONFLICT (entity_id, database) DO UPDATE SET
                version = excluded.version, applied_at = excluded.applied_at,
                incarnation = excluded.incarnation, sequence = excluded.sequence
            WHERE (stored.incarnation, stored.sequence) < (excluded.incarnation, excluded.sequence)
            """;
    private static final String STATES = """
            SELECT endpoint_id, node, aspect, state, since, detail, round_trip_micros, last_good_at, last_bad_at,
                last_bad_detail
            FROM endpoint_states
            WHERE endpoint_id = ANY (:endpointIds)
            ORDER BY endpoint_id, node, aspect
            """;
    /// Of several realtime databases, the one with the lowest version counts.
    private static final String APPLIED_VERSIONS = """
            SELECT entity_id, min(version) AS version, max(applied_at) AS applied_at
            FROM applied_versions
            WHERE entity_id = ANY (:entityIds)
            GROUP BY entity_id
            """;

    private final DatabaseClient database;

    SqlObservedStatusRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<UUID, ObservedStatus>> find(Map<UUID, EndpointId> endpoints) {
        if (endpoints.isEmpty()) {
            return Mono.just(Map.of());
        }
        return Mono.zip(queryAppliedVersions(List.copyOf(endpoints.keySet())), findNodeStatuses(endpoints))
                .map(both -> join(endpoints, both.getT1(), both.getT2()));
    }

    @Override
    public Mono<Map<UUID, ObservedStatus>> findAppliedVersions(List<UUID> entities) {
        return queryAppliedVersions(entities)
                .map(applied -> applied.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new ObservedStatus(Optional.of(entry.getValue()), List.of()))));
    }

    @Override
    public Mono<Void> saveStatuses(List<EndpointStatus> statuses) {
        return statuses.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE_STATES)
                        .bind("endpointIds", Binds.texts(statuses, EndpointStatus::endpointId))
                        .bind("nodes", Binds.texts(statuses, EndpointStatus::node))
                        .bind("aspects", Binds.texts(statuses, status -> WireName.of(status.aspect())))
                        .bind("states", Binds.texts(statuses, status -> WireName.of(status.state())))
                        .bind("since", Binds.instants(statuses, EndpointStatus::since))
                        .bind("details", Binds.texts(statuses, EndpointStatus::detail))
                        .bind("roundTripMicros", Binds.bigints(statuses, status -> toMicros(status.roundTripMillis())))
                        .bind(
                                "up",
                                Binds.bools(statuses, status -> state(status).isUp()))
                        .bind(
                                "down",
                                Binds.bools(statuses, status -> state(status).isDown()))
                        .bind("incarnations", Binds.instants(statuses, EndpointStatus::incarnation))
                        .bind("sequences", Binds.bigints(statuses, EndpointStatus::sequence))
                        .then();
    }

    private static NodeStatus.State state(EndpointStatus status) {
        return NodeStatus.State.valueOf(status.state().name());
    }

    @Override
    public Mono<Void> saveApplied(List<RealtimeApplied> applied) {
        return applied.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE_APPLIED)
                        .bind("entityIds", Binds.uuids(applied, RealtimeApplied::entityId))
                        .bind("databases", Binds.texts(applied, RealtimeApplied::database))
                        .bind("versions", Binds.bigints(applied, RealtimeApplied::version))
                        .bind("appliedAt", Binds.instants(applied, RealtimeApplied::appliedAt))
                        .bind("incarnations", Binds.instants(applied, RealtimeApplied::incarnation))
                        .bind("sequences", Binds.bigints(applied, RealtimeApplied::sequence))
                        .then();
    }

    private Mono<Map<UUID, AppliedVersion>> queryAppliedVersions(List<UUID> entities) {
        return database.sql(APPLIED_VERSIONS)
                .bind("entityIds", entities.toArray(UUID[]::new))
                .map(RowReader.with(row -> Map.entry(
                        row.uuid("entity_id"), new AppliedVersion(row.bigint("version"), row.instant("applied_at")))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<String, List<NodeStatus>>> findNodeStatuses(Map<UUID, EndpointId> endpoints) {
        return database.sql(STATES)
                .bind(
                        "endpointIds",
                        endpoints.values().stream().map(EndpointId::value).toArray(String[]::new))
                .map(RowReader.with(row -> Map.entry(row.text("endpoint_id"), toNodeStatus(row))))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Map<UUID, ObservedStatus> join(
            Map<UUID, EndpointId> endpoints,
            Map<UUID, AppliedVersion> applied,
            Map<String, List<NodeStatus>> nodeStatuses) {
        var joined = new HashMap<UUID, ObservedStatus>();
        endpoints.forEach((owner, endpoint) -> joined.put(
                owner,
                new ObservedStatus(
                        Optional.ofNullable(applied.get(owner)),
                        nodeStatuses.getOrDefault(endpoint.value(), List.of()))));
        return joined;
    }

    private static NodeStatus toNodeStatus(RowReader row) {
        return new NodeStatus(
                row.text("node"),
                row.enumValue("aspect", NodeStatus.Aspect.class),
                row.enumValue("state", NodeStatus.State.class),
                row.instant("since"),
                row.textOrNull("detail"),
                toMillis(row.bigintOrNull("round_trip_micros")),
                row.instantOrNull("last_good_at"),
                row.instantOrNull("last_bad_at"),
                row.textOrNull("last_bad_detail"));
    }

    private static @Nullable Double toMillis(@Nullable Long micros) {
        return micros == null ? null : micros / 1_000.0;
    }

    private static @Nullable Long toMicros(@Nullable Double millis) {
        return millis == null ? null : Math.round(millis * 1_000);
    }
}
