package io.trunkline.provisioning.endpoints;

import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.ids.EndpointId;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlEndpointIdRegistry implements EndpointIdRegistry {
    /// Waits for a concurrent transaction that claims the same id; returns no row if that one commits.
    private static final String CLAIM = """
            INSERT INTO endpoint_ids (endpoint_id, kind, owner_id)
            SELECT candidate, :kind, :owner
            FROM unnest(:candidates) WITH ORDINALITY AS candidates (candidate, position)
            WHERE NOT EXISTS (SELECT FROM endpoint_ids WHERE endpoint_id = candidate)
            ORDER BY position
            LIMIT 1
            ON CONFLICT DO NOTHING
            RETURNING endpoint_id
            """;

    private static final int MAX_RETRIES = 4;

    private final DatabaseClient database;

    SqlEndpointIdRegistry(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<EndpointId> claim(List<EndpointId> candidates, String kind, UUID owner) {
        return database.sql(CLAIM)
                .bind("candidates", candidates.stream().map(EndpointId::value).toArray(String[]::new))
                .bind("kind", kind)
                .bind("owner", owner)
                .map(RowReader.with(row -> new EndpointId(row.text("endpoint_id"))))
                .one()
                .repeatWhenEmpty(again -> again.take(MAX_RETRIES));
    }
}
