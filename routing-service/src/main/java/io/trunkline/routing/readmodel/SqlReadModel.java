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
    private static final String IS_OFFERED = """
            (k.offered_to = 'all' OR (k.offered_to = 'some' AND :tenant = ANY(k.offered_tenant_ids)))
            """;

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
            SELECT NOT k.deleted AS available FROM known_carriers k
            WHERE (k.endpoint_id = :name OR CAST(k.carrier_id AS text) = :name) AND
            """ + IS_OFFERED + """
            ORDER BY k.deleted
            LIMIT 1
            """;

    private static final String CLIENT_STATE = """
            SELECT status = 'active' AND NOT deleted AS available FROM known_clients WHERE client_id = :client
            """;

    private static final String FIND_CARRIER = """
            SELECT k.carrier_id AS id FROM known_carriers k
            WHERE (k.endpoint_id = :name OR CAST(k.carrier_id AS text) = :name) AND NOT k.deleted AND
            """ + IS_OFFERED + """
            LIMIT 1
            """;

    private static final String CARRIER_DIAL_PREFIXES = """
            SELECT c.id, k.dial_prefix
            FROM campaigns c
            JOIN known_carriers k ON k.carrier_id = c.carrier_id AND k.dial_prefix IS NOT NULL AND NOT k.deleted
                 AND (k.offered_to = 'all' OR (k.offered_to = 'some' AND c.tenant_id = ANY(k.offered_tenant_ids)))
            WHERE c.id = ANY(:campaigns)
            """;

    private static final Map<String, SortKey> CLIENT_SORT_KEYS = Map.of("name", SortKey.text("lower(name)"));

    private static final Map<String, SortKey> CARRIER_SORT_KEYS = Map.of("name", SortKey.text("lower(k.name)"));

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
    public Mono<ReferenceState> carrierState(UUID tenant, String idOrEndpoint) {
        return state(database.sql(CARRIER_STATE).bind("name", idOrEndpoint).bind("tenant", tenant));
    }

    @Override
    public Mono<ReferenceState> clientState(UUID client) {
        return state(database.sql(CLIENT_STATE).bind("client", client));
    }

    private static Mono<ReferenceState> state(GenericExecuteSpec query) {
        return query.mapValue(Boolean.class).one().map(ReferenceState::of).defaultIfEmpty(ReferenceState.UNKNOWN);
    }

    @Override
    public Mono<UUID> findCarrier(UUID tenant, String idOrEndpoint) {
        return database.sql(FIND_CARRIER)
                .bind("name", idOrEndpoint)
                .bind("tenant", tenant)
                .mapValue(UUID.class)
                .one();
    }

    @Override
    public Mono<Map<UUID, String>> carrierDialPrefixes(Collection<UUID> campaigns) {
        if (campaigns.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(CARRIER_DIAL_PREFIXES)
                .bind("campaigns", Binds.uuids(campaigns))
                .map(RowReader.with(row -> Map.entry(row.uuid("id"), row.text("dial_prefix"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Page<AvailableCarrier>> availableCarriers(UUID tenant, CarrierFilter filter, PageRequest page) {
        return new SqlListQuery("k.carrier_id, k.name, k.status, k.dial_prefix", "known_carriers k", "k.carrier_id")
                .where("NOT k.deleted")
                .where(IS_OFFERED, "tenant", tenant)
                .whereAny("k.status", "statuses", filter.statuses())
                .where("k.name = :name", "name", filter.name())
                .where("strpos(lower(k.name), lower(:search)) > 0", "search", filter.search())
                .page(database, CARRIER_SORT_KEYS, page, SqlReadModel::toAvailableCarrier);
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

    private static AvailableCarrier toAvailableCarrier(RowReader row) {
        return new AvailableCarrier(
                row.uuid("carrier_id"), row.text("name"), row.text("status"), row.textOrNull("dial_prefix"));
    }

    private static AvailableClient toAvailableClient(RowReader row) {
        return new AvailableClient(row.uuid("client_id"), row.text("name"));
    }
}
