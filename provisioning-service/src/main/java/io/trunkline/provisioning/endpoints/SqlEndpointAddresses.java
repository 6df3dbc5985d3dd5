package io.trunkline.provisioning.endpoints;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.endpoints.domain.AddressedEndpoint;
import io.trunkline.provisioning.endpoints.domain.SharedAddresses.Neighbor;
import java.util.Comparator;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlEndpointAddresses implements EndpointAddresses {
    /// The smaller one of two blocks that overlap is the part that both have. A host name is no address, so that it
    /// must not be cast.
    private static final String NEIGHBORS = """
            WITH own AS (
                SELECT source, CASE WHEN pg_input_is_valid(source, 'inet') THEN CAST(source AS inet) END AS address
                FROM unnest(:sources) AS own (source)),
            other AS (
                SELECT id, kind, name, endpoint_id, priority, source, account_header,
                    CASE WHEN pg_input_is_valid(source, 'inet') THEN CAST(source AS inet) END AS address
                FROM (
                    SELECT id, 'carrier' AS kind, name, endpoint_id, priority,
                        unnest(CASE WHEN cidrs = '{}' THEN ARRAY[coalesce(outbound_proxy_host, host)] ELSE cidrs END)
                            AS source,
                        account_header
                    FROM carriers WHERE deleted_at IS NULL AND status <> 'inactive'
                    UNION ALL
                    SELECT id, 'client', name, endpoint_id, 0, host, NULL
                    FROM clients WHERE deleted_at IS NULL AND status = 'active' AND mode = 'fixed'
                    UNION ALL
                    SELECT id, 'client', name, further ->> 'endpointId', 0, further ->> 'host', NULL
                    FROM clients, jsonb_array_elements(further_endpoints) AS further
                    WHERE deleted_at IS NULL AND status = 'active' AND further ->> 'mode' = 'fixed') AS endpoints
                WHERE id <> :id)
            SELECT DISTINCT ON (other.id) other.id, kind, name, endpoint_id, priority, account_header,
                CASE WHEN masklen(own.address) < masklen(other.address) THEN other.source ELSE own.source END AS source
            FROM own JOIN other ON own.address && other.address OR lower(own.source) = lower(other.source)
            ORDER BY other.id, own.source
            """;

    private final DatabaseClient database;

    SqlEndpointAddresses(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Neighbor>> findNeighbors(AddressedEndpoint endpoint) {
        return database.sql(NEIGHBORS)
                .bind("id", endpoint.id())
                .bind("sources", Binds.texts(endpoint.sources()))
                .map(RowReader.with(SqlEndpointAddresses::toNeighbor))
                .all()
                .sort(Comparator.comparing(Neighbor::endpoint, AddressedEndpoint.PRECEDENCE))
                .collectList();
    }

    private static Neighbor toNeighbor(RowReader row) {
        var endpoint = new AddressedEndpoint(
                row.uuid("id"),
                row.enumValue("kind", AddressedEndpoint.Kind.class),
                row.text("name"),
                row.text("endpoint_id"),
                row.integer("priority"),
                List.of(),
                row.textOrNull("account_header"));
        return new Neighbor(endpoint, row.text("source"));
    }
}
