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
    private static final String SAVE_STATE = """
            INSERT INTO endpoint_states AS stored (endpoint_id, node, aspect, state, since, detail, round_trip_micros,
                last_good_at, last_bad_at, last_bad_detail, incarnation, sequence)
            VALUES (:endpointId, :node, :aspect, :state, :since, :detail, :roundTripMicros,
                CASE WHEN :up THEN :since END, CASE WHEN :down THEN :since END, CASE WHEN :down THEN coalesce(:detail, :state) END,
                :incarnation, :sequence)
            ON CONFLICT (endpoint_id, node, aspect) DO UPDATE SET
                state = excluded.state, since = excluded.since, detail = excluded.detail,
                round_trip_micros = excluded.round_trip_micros,
                last_good_at = coalesce(excluded.last_good_at, stored.last_good_at),
                last_bad_at = coalesce(excluded.last_bad_at, stored.last_bad_at),
                last_bad_detail = CASE WHEN :down THEN excluded.last_bad_detail ELSE stored.last_bad_detail END,
                incarnation = excluded.incarnation, sequence = excluded.sequence
            WHERE (stored.incarnation, stored.sequence) < (excluded.incarnation, excluded.sequence)
            """;
    private static final String SAVE_APPLIED = """
            INSERT INTO applied_versions AS stored (entity_id, database, version, applied_at, incarnation, sequence)
            VALUES (:entityId, :database, :version, :appliedAt, :incarnation, :sequence)
            ON CONFLICT (entity_id, database) DO UPDATE SET
                version = excluded.version, applied_at = excluded.applied_at,
                incarnation = excluded.incarnation, sequence = excluded.sequence
            WHERE (stored.incarnation, stored.sequence) < (excluded.incarnation, excluded.sequence)
            """;
    private static final String STATES = """
            SELECT endpoint_id, node, aspect, state, since, detail, last_good_at, last_bad_at, last_bad_detail
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
    public Mono<Void> save(EndpointStatus status) {
        var state = NodeStatus.State.valueOf(status.state().name());
        return database.sql(SAVE_STATE)
                .bind("endpointId", status.endpointId())
                .bind("node", status.node())
                .bind("aspect", WireName.of(status.aspect()))
                .bind("state", WireName.of(status.state()))
                .bind("since", status.since())
                .bind("detail", Binds.orNull(status.detail(), String.class))
                .bind("roundTripMicros", Binds.orNull(toMicros(status.roundTripMillis()), Long.class))
                .bind("up", state.isUp())
                .bind("down", state.isDown())
                .bind("incarnation", status.incarnation())
                .bind("sequence", status.sequence())
                .then();
    }

    @Override
    public Mono<Void> save(RealtimeApplied applied) {
        return database.sql(SAVE_APPLIED)
                .bind("entityId", applied.entityId())
                .bind("database", applied.database())
                .bind("version", applied.version())
                .bind("appliedAt", applied.appliedAt())
                .bind("incarnation", applied.incarnation())
                .bind("sequence", applied.sequence())
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
                row.instantOrNull("last_good_at"),
                row.instantOrNull("last_bad_at"),
                row.textOrNull("last_bad_detail"));
    }

    private static @Nullable Long toMicros(@Nullable Double millis) {
        return millis == null ? null : Math.round(millis * 1_000);
    }
}
