package io.trunkline.routing.readmodel;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlReadModel implements ReadModel {
    private static final String TENANT_STATE = """
            SELECT NOT deleted AS available FROM known_tenants WHERE tenant_id = :tenant
            """;

    private static final String TENANT_COUNTRY = """
            SELECT country FROM known_tenants WHERE tenant_id = :tenant AND country IS NOT NULL
            """;

    private static final String CAMPAIGN_COUNTRY = """
            SELECT t.country FROM campaigns c JOIN known_tenants t ON t.tenant_id = c.tenant_id
            WHERE c.id = :campaign AND t.country IS NOT NULL
            """;

    private static final String DID_STATES = """
            SELECT did_id, NOT deleted AS available FROM known_dids WHERE tenant_id = :tenant AND did_id = ANY(:dids)
            """;

    /// A number that was deleted may have been added again, with another id.
    private static final String DID_STATE = """
            SELECT NOT deleted AS available FROM known_dids
            WHERE (CAST(:tenant AS uuid) IS NULL OR tenant_id = CAST(:tenant AS uuid))
              AND (did_id = CAST(:did AS uuid) OR (number = :text AND NOT deleted))
            LIMIT 1
            """;

    private static final String CARRIER_STATE = """
            SELECT NOT deleted AS available FROM known_carriers
            WHERE endpoint_id = :name OR CAST(carrier_id AS text) = :name
            ORDER BY deleted
            LIMIT 1
            """;

    private static final String CLIENT_STATE = """
            SELECT status = 'active' AND NOT deleted AS available FROM known_clients WHERE client_id = :client
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

    private static final Map<String, SortKey> CLIENT_SORT_KEYS = Map.of("name", SortKey.text("lower(name)"));

    private final DatabaseClient database;

    SqlReadModel(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<ReferenceState> tenantState(UUID tenant) {
        return state(database.sql(TENANT_STATE).bind("tenant", tenant));
    }

    @Override
    public Mono<Country> tenantCountry(UUID tenant) {
        return country(database.sql(TENANT_COUNTRY).bind("tenant", tenant));
    }

    @Override
    public Mono<Country> campaignCountry(UUID campaign) {
        return country(database.sql(CAMPAIGN_COUNTRY).bind("campaign", campaign));
    }

    /// A code that this release does not know is as good as none.
    private static Mono<Country> country(GenericExecuteSpec query) {
        return query.mapValue(String.class)
                .one()
                .mapNotNull(code -> Country.parse(code).orElse(null));
    }

    @Override
    public Mono<Map<UUID, ReferenceState>> didStates(UUID tenant, Collection<UUID> dids) {
        return database.sql(DID_STATES)
                .bind("tenant", tenant)
                .bind("dids", Binds.uuids(dids))
                .map(RowReader.with(row -> Map.entry(row.uuid("did_id"), ReferenceState.of(row.bool("available")))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<ReferenceState> didState(Optional<UUID> tenant, String idOrNumber) {
        return state(database.sql(DID_STATE)
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .bind("did", Binds.orNull(DidId.parse(idOrNumber).map(DidId::value), UUID.class))
                .bind("text", idOrNumber));
    }

    @Override
    public Mono<ReferenceState> carrierState(String idOrEndpoint) {
        return state(database.sql(CARRIER_STATE).bind("name", idOrEndpoint));
    }

    @Override
    public Mono<ReferenceState> clientState(UUID client) {
        return state(database.sql(CLIENT_STATE).bind("client", client));
    }

    private static Mono<ReferenceState> state(GenericExecuteSpec query) {
        return query.mapValue(Boolean.class).one().map(ReferenceState::of).defaultIfEmpty(ReferenceState.UNKNOWN);
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
    public Mono<Page<AvailableClient>> availableClients(
            Optional<String> name, Optional<String> search, PageRequest page) {
        return new SqlListQuery("client_id, name", "known_clients", "client_id")
                .where("status = 'active' AND NOT deleted")
                .where("name = :name", "name", name)
                .where("strpos(lower(name), lower(:search)) > 0", "search", search)
                .page(database, CLIENT_SORT_KEYS, page, SqlReadModel::toAvailableClient);
    }

    private static AvailableClient toAvailableClient(RowReader row) {
        return new AvailableClient(row.uuid("client_id"), row.text("name"));
    }
}
