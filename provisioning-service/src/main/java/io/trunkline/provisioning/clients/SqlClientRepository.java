package io.trunkline.provisioning.clients;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.SqlEntityRows;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlClientRepository implements ClientRepository {
    private static final String INSERT = """
            INSERT INTO clients (id, first_endpoint, endpoint_id, further_endpoints, version, name, description, status,
                mode, host, port, sealed_password,
                codecs, dtmf_mode, qualify_seconds, advanced_settings, max_concurrency, total_calls_allowed,
                daily_cap, weekly_cap, monthly_cap, time_zone, opening_hours, created_at, updated_at, deleted_at)
            VALUES (:id, :firstEndpoint, :endpointId, CAST(:furtherEndpoints AS jsonb), :version, :name, :description,
                :status, :mode, :host, :port, :sealedPassword,
                :codecs, :dtmfMode, :qualifySeconds, CAST(:advancedSettings AS jsonb), :maxConcurrency, :totalCalls,
                :daily, :weekly, :monthly, :timeZone, :openingHours, :createdAt, :updatedAt, :deletedAt)
            """;
    private static final String UPDATE = """
            UPDATE clients SET (first_endpoint, endpoint_id, further_endpoints, version, name, description, status,
                mode, host, port, sealed_password,
                codecs, dtmf_mode, qualify_seconds, advanced_settings, max_concurrency, total_calls_allowed,
                daily_cap, weekly_cap, monthly_cap, time_zone, opening_hours, created_at, updated_at, deleted_at) =
                (:firstEndpoint, :endpointId, CAST(:furtherEndpoints AS jsonb), :version, :name, :description,
                :status, :mode, :host, :port, :sealedPassword,
                :codecs, :dtmfMode, :qualifySeconds, CAST(:advancedSettings AS jsonb), :maxConcurrency, :totalCalls,
                :daily, :weekly, :monthly, :timeZone, :openingHours, :createdAt, :updatedAt, :deletedAt)
            WHERE id = :id
            """;
    private static final String FIND = """
            SELECT id, first_endpoint, endpoint_id, CAST(further_endpoints AS text) AS further, version, name,
                description, status, mode, host, port, sealed_password, codecs,
                dtmf_mode, qualify_seconds, CAST(advanced_settings AS text) AS advanced, max_concurrency,
                total_calls_allowed, daily_cap, weekly_cap, monthly_cap, time_zone, opening_hours, created_at,
                updated_at, deleted_at
            FROM clients
            WHERE id = :id AND deleted_at IS NULL
            """;
    private static final String LOCK = """
            SELECT id, first_endpoint, endpoint_id, CAST(further_endpoints AS text) AS further, version, name,
                description, status, mode, host, port, sealed_password, codecs,
                dtmf_mode, qualify_seconds, CAST(advanced_settings AS text) AS advanced, max_concurrency,
                total_calls_allowed, daily_cap, weekly_cap, monthly_cap, time_zone, opening_hours, created_at,
                updated_at, deleted_at
            FROM clients
            WHERE id = :id AND deleted_at IS NULL
            FOR UPDATE
            """;
    private static final String LISTED_COLUMNS = """
            id, first_endpoint, endpoint_id, CAST(further_endpoints AS text) AS further, version, name, description,
            status, mode, host, port, sealed_password, codecs, dtmf_mode, qualify_seconds,
            CAST(advanced_settings AS text) AS advanced, max_concurrency, total_calls_allowed, daily_cap,
            weekly_cap, monthly_cap, time_zone, opening_hours, created_at, updated_at, deleted_at
            """;
    private static final String HAS_MODE = """
            (mode = ANY(:modes)
             OR EXISTS (SELECT FROM jsonb_array_elements(further_endpoints) AS e WHERE e ->> 'mode' = ANY(:modes)))
            """;
    private static final String MATCHES_SEARCH = """
            strpos(lower(concat_ws(' ', name, description, host, endpoint_id,
                (SELECT string_agg(concat_ws(' ', e ->> 'host', e ->> 'endpointId'), ' ')
                 FROM jsonb_array_elements(further_endpoints) AS e))), lower(:search)) > 0
            """;
    private static final Map<String, SortKey> SORT_KEYS =
            Map.of("name", SortKey.text("lower(name)"), "createdAt", SortKey.time("created_at"));
    private static final String LOCK_PAGE_FOR_SHARE = """
            SELECT id, first_endpoint, endpoint_id, CAST(further_endpoints AS text) AS further, version, name,
                description, status, mode, host, port, sealed_password, codecs,
                dtmf_mode, qualify_seconds, CAST(advanced_settings AS text) AS advanced, max_concurrency,
                total_calls_allowed, daily_cap, weekly_cap, monthly_cap, time_zone, opening_hours, created_at,
                updated_at, deleted_at
            FROM clients
            WHERE id > :after
            ORDER BY id
            LIMIT :limit
            FOR SHARE
            """;
    private static final Map<String, ProblemException> UNIQUE_VIOLATIONS =
            Map.of("clients_name", ProvisioningProblem.CLIENT_NAME_TAKEN.problem("Choose another name for the client"));

    private final DatabaseClient database;
    private final SqlClientRowMapper rows;
    private final SqlEntityRows<Client> clients;

    SqlClientRepository(DatabaseClient database, SqlClientRowMapper rows) {
        this.database = database;
        this.rows = rows;
        this.clients = new SqlEntityRows<>(database, rows::toClient, UNIQUE_VIOLATIONS);
    }

    @Override
    public Mono<Void> insert(Client client) {
        return write(INSERT, client);
    }

    @Override
    public Mono<Void> update(Client client) {
        return write(UPDATE, client);
    }

    @Override
    public Mono<Client> find(ClientId id) {
        return clients.findById(FIND, id.value());
    }

    @Override
    public Mono<Client> lock(ClientId id) {
        return clients.findById(LOCK, id.value());
    }

    @Override
    public Mono<Page<Client>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(LISTED_COLUMNS, "clients", "id")
                .where("deleted_at IS NULL")
                .whereAny("status", "statuses", Binds.enumNames(filter.statuses()))
                .where(
                        HAS_MODE,
                        "modes",
                        filter.modes().isEmpty() ? null : Binds.texts(Binds.enumNames(filter.modes())))
                .where("name = :name", "name", filter.name())
                .where(MATCHES_SEARCH, "search", filter.search())
                .page(database, SORT_KEYS, page, rows::toClient);
    }

    @Override
    public Mono<List<Client>> lockPageForShare(ClientId after, int limit) {
        return clients.pageById(LOCK_PAGE_FOR_SHARE, after.value(), limit);
    }

    private Mono<Void> write(String sql, Client client) {
        return clients.write(bindClient(database.sql(sql), client));
    }

    private GenericExecuteSpec bindClient(GenericExecuteSpec sql, Client client) {
        var settings = client.settings();
        var first = client.first();
        var hasOwnId = first.id().equals(client.id().value());
        return sql.bind("id", client.id().value())
                .bind("firstEndpoint", Binds.orNull(hasOwnId ? null : first.id(), UUID.class))
                .bind("endpointId", first.endpointId().value())
                .bind("furtherEndpoints", rows.furtherEndpoints(client))
                .bind("version", client.version())
                .bind("name", settings.name())
                .bind("description", Binds.orNull(settings.description(), String.class))
                .bind("status", WireName.of(settings.status()))
                .bind("mode", WireName.of(first.mode()))
                .bind(
                        "host",
                        Binds.orNull(
                                first.address()
                                        .map(address -> address.host().value())
                                        .orElse(null),
                                String.class))
                .bind("port", Binds.orNull(first.address().map(Address::port).orElse(null), Integer.class))
                .bind("sealedPassword", Binds.orNull(first.sealedPassword(), String.class))
                .bind("codecs", settings.codecs().toArray(String[]::new))
                .bind("dtmfMode", settings.dtmfMode())
                .bind("qualifySeconds", (int) settings.qualifyInterval().toSeconds())
                .bind("advancedSettings", rows.toJson(settings.advancedSettings()))
                .bind("maxConcurrency", Binds.orNull(settings.maxConcurrency(), Integer.class))
                .bind("totalCalls", Binds.orNull(settings.caps().total(), Long.class))
                .bind("daily", Binds.orNull(settings.caps().daily(), Integer.class))
                .bind("weekly", Binds.orNull(settings.caps().weekly(), Integer.class))
                .bind("monthly", Binds.orNull(settings.caps().monthly(), Integer.class))
                .bind("timeZone", settings.caps().hours().zone().getId())
                .bind("openingHours", settings.caps().hours().texts().toArray(String[]::new))
                .bind("createdAt", client.createdAt())
                .bind("updatedAt", client.updatedAt())
                .bind("deletedAt", Binds.orNull(client.deletedAt(), Instant.class));
    }
}
