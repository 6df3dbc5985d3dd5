package io.trunkline.routing.evidence;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlEvidenceStore implements EvidenceStore {
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
            UNION ALL
            SELECT further, client_id, false
            FROM known_clients, unnest(further_endpoints) AS further
            WHERE further_endpoints <> '{}' AND further_endpoints && CAST(:endpoints AS text[])
              AND further = ANY(:endpoints) AND NOT deleted
            """;

    private static final String NOW = "SELECT clock_timestamp() AS now";

    private final DatabaseClient database;

    SqlEvidenceStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<String>> findAbsentCalls(String node, Instant t0, Collection<String> live) {
        return database.sql(ABSENT)
                .bind("node", node)
                .bind("t0", t0)
                .bind("live", Binds.texts(live))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    @Override
    public Mono<Map<String, EndpointOwner>> findEndpointOwners(Collection<String> endpoints) {
        return database.sql(OWNERS)
                .bind("endpoints", Binds.texts(endpoints))
                .map(RowReader.with(row ->
                        Map.entry(row.text("endpoint_id"), new EndpointOwner(row.uuid("id"), row.bool("carrier")))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Instant> databaseTime() {
        return database.sql(NOW).mapValue(Instant.class).one();
    }

    @Override
    public Mono<List<String>> findNodesWithLeases() {
        return database.sql(NODES).mapValue(String.class).all().collectList();
    }
}
