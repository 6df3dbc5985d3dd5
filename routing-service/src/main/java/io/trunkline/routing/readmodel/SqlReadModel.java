package io.trunkline.routing.readmodel;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlReadModel implements ReadModel {
    private static final UUID FIRST_PAGE = new UUID(0, 0);

    private static final String HAS_TENANT = """
            SELECT EXISTS (SELECT FROM known_tenants WHERE tenant_id = :tenant AND NOT deleted) AS known
            """;

    private static final String DIDS_OF_TENANT = """
            SELECT did_id AS id FROM known_dids WHERE tenant_id = :tenant AND did_id = ANY(:dids) AND NOT deleted
            """;

    private static final String HAS_CARRIER = """
            SELECT EXISTS (SELECT FROM known_carriers WHERE carrier_id = :carrier AND NOT deleted) AS known
            """;

    private static final String FIND_CARRIER = """
            SELECT carrier_id AS id FROM known_carriers
            WHERE (endpoint_id = :name OR CAST(carrier_id AS text) = :name) AND NOT deleted
            LIMIT 1
            """;

    private static final String DIAL_PREFIXES = """
            SELECT carrier_id, dial_prefix FROM known_carriers
            WHERE carrier_id = ANY(:carriers) AND dial_prefix IS NOT NULL AND NOT deleted
            """;

    private static final String AVAILABLE_CLIENT = """
            SELECT client_id, name FROM known_clients WHERE client_id = :client AND status = 'active' AND NOT deleted
            """;

    private static final String AVAILABLE_CLIENTS = """
            SELECT client_id, name FROM known_clients
            WHERE status = 'active' AND NOT deleted AND client_id > :after
            ORDER BY client_id
            LIMIT :limit
            """;

    private final DatabaseClient database;

    SqlReadModel(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> hasTenant(UUID tenant) {
        return database.sql(HAS_TENANT)
                .bind("tenant", tenant)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<List<UUID>> didsOfTenant(UUID tenant, Collection<UUID> dids) {
        return database.sql(DIDS_OF_TENANT)
                .bind("tenant", tenant)
                .bind("dids", Binds.uuids(dids))
                .mapValue(UUID.class)
                .all()
                .collectList();
    }

    @Override
    public Mono<Boolean> hasCarrier(UUID carrier) {
        return database.sql(HAS_CARRIER)
                .bind("carrier", carrier)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<UUID> findCarrier(String idOrEndpoint) {
        return database.sql(FIND_CARRIER)
                .bind("name", idOrEndpoint)
                .mapValue(UUID.class)
                .one();
    }

    @Override
    public Mono<Map<UUID, String>> dialPrefixes(Collection<UUID> carriers) {
        if (carriers.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(DIAL_PREFIXES)
                .bind("carriers", Binds.uuids(carriers))
                .map(RowReader.with(row -> Map.entry(row.uuid("carrier_id"), row.text("dial_prefix"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<AvailableClient> availableClient(UUID client) {
        return database.sql(AVAILABLE_CLIENT)
                .bind("client", client)
                .map(RowReader.with(SqlReadModel::toAvailableClient))
                .one();
    }

    @Override
    public Mono<List<AvailableClient>> availableClients(PageRequest page) {
        return database.sql(AVAILABLE_CLIENTS)
                .bind("after", page.after().map(cursor -> cursor.uuid(0)).orElse(FIRST_PAGE))
                .bind("limit", page.rowsToRead())
                .map(RowReader.with(SqlReadModel::toAvailableClient))
                .all()
                .collectList();
    }

    private static AvailableClient toAvailableClient(RowReader row) {
        return new AvailableClient(row.uuid("client_id"), row.text("name"));
    }
}
