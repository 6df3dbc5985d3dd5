package io.trunkline.ami.endpointstatus;

import io.trunkline.data.rows.Binds;
import io.trunkline.events.nodes.RealtimeApplied;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlAppliedEndpoints implements AppliedEndpoints, RegistrationOwners {

    private static final String SAVE = """
            INSERT INTO applied_endpoint
                (database, entity_id, endpoint, deleted, client_uri, server_uri, incarnation, sequence, version)
            SELECT * FROM unnest(:databases, :entityIds, :endpoints, :deleted, :clientUris, :serverUris,
                                 CAST(:incarnations AS timestamptz[]), :sequences, :versions)
            ON CONFLICT (database, entity_id) DO UPDATE
            SET endpoint = excluded.endpoint, deleted = excluded.deleted,
                client_uri = COALESCE(excluded.client_uri,
                                      CASE WHEN excluded.deleted THEN applied_endpoint.client_uri END),
                server_uri = COALESCE(excluded.server_uri,
                                      CASE WHEN excluded.deleted THEN applied_endpoint.server_uri END),
                incarnation = excluded.incarnation, sequence = excluded.sequence, version = excluded.version
            WHERE (applied_endpoint.incarnation, applied_endpoint.sequence) < (excluded.incarnation, excluded.sequence)
            """;

    private static final String ENDPOINT_IDS =
            "SELECT endpoint FROM applied_endpoint WHERE NOT deleted ORDER BY endpoint";

    /// Two endpoints may have had the same URIs one after the other; the current one comes first.
    private static final String FIND_ENDPOINT = """
            SELECT endpoint FROM applied_endpoint
            WHERE client_uri = :clientUri AND server_uri = :serverUri
            ORDER BY deleted, incarnation DESC, sequence DESC
            LIMIT 1
            """;

    private static final String FIND_VERSION = """
            SELECT min(coalesce(version, 0)) AS version FROM applied_endpoint
            WHERE endpoint = :endpoint AND NOT deleted HAVING count(*) > 0
            """;

    private final DatabaseClient database;

    SqlAppliedEndpoints(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> save(List<RealtimeApplied> applied) {
        return applied.isEmpty()
                ? Mono.empty()
                : database.sql(SAVE)
                        .bind("databases", Binds.texts(applied, RealtimeApplied::database))
                        .bind("entityIds", Binds.uuids(applied, RealtimeApplied::entityId))
                        .bind("endpoints", Binds.texts(applied, RealtimeApplied::endpointId))
                        .bind("deleted", Binds.bools(applied, RealtimeApplied::deleted))
                        .bind("clientUris", Binds.texts(applied, RealtimeApplied::clientUri))
                        .bind("serverUris", Binds.texts(applied, RealtimeApplied::serverUri))
                        .bind("incarnations", Binds.instants(applied, RealtimeApplied::incarnation))
                        .bind("sequences", Binds.bigints(applied, RealtimeApplied::sequence))
                        .bind("versions", Binds.bigints(applied, RealtimeApplied::version))
                        .then();
    }

    @Override
    public Mono<List<String>> endpointIds() {
        return database.sql(ENDPOINT_IDS).mapValue(String.class).all().collectList();
    }

    @Override
    public Mono<Long> findVersion(String endpointId) {
        return database.sql(FIND_VERSION)
                .bind("endpoint", endpointId)
                .mapValue(Long.class)
                .one();
    }

    @Override
    public Mono<String> findEndpoint(String clientUri, String serverUri) {
        return database.sql(FIND_ENDPOINT)
                .bind("clientUri", clientUri)
                .bind("serverUri", serverUri)
                .mapValue(String.class)
                .one();
    }
}
