package io.trunkline.routing.readmodel;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.CarrierChanged.FailoverAction;
import io.trunkline.events.configuration.CarrierChanged.OfferedTo;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.ClientChanged.Endpoint;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.configuration.TenantChanged.Destinations;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.RealtimeApplied;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlReadModelStore implements ReadModelStore {
    private static final String TENANTS = """
            INSERT INTO known_tenants AS k (tenant_id, version, deleted, name, status, allowed_destinations,
                barred_destinations, country)
            SELECT id, version, deleted, name, status, string_to_array(allowed, ','), string_to_array(barred, ','),
                country
            FROM unnest(CAST(:ids AS uuid[]), CAST(:versions AS bigint[]), CAST(:deleted AS boolean[]),
                        CAST(:names AS text[]), CAST(:statuses AS text[]), CAST(:allowed AS text[]),
                        CAST(:barred AS text[]), CAST(:countries AS text[]))
                 AS event (id, version, deleted, name, status, allowed, barred, country)
            ON CONFLICT (tenant_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted, name = excluded.name, status = excluded.status,
                allowed_destinations = excluded.allowed_destinations,
                barred_destinations = excluded.barred_destinations, country = excluded.country
            WHERE k.version < excluded.version
            RETURNING k.tenant_id AS id
            """;

    private static final String CARRIERS = """
            INSERT INTO known_carriers AS k (carrier_id, version, deleted, endpoint_id, name, trunk_type,
                registration_type, host, port, priority, status, dial_prefix, dial_timeout_seconds, number_format,
                failover_next, failover_end, offered_to, offered_tenant_ids, transport, country, account_header,
                account_value)
            SELECT id, version, deleted, endpoint, name, trunk_type,
                registration_type, host, port, priority, status, dial_prefix, dial_timeout, number_format,
                string_to_array(failover_next, ','), string_to_array(failover_end, ','),
                offered_to, CAST(string_to_array(offered_tenants, ',') AS uuid[]), transport, country,
                account_header, account_value
            FROM unnest(CAST(:ids AS uuid[]), CAST(:versions AS bigint[]), CAST(:deleted AS boolean[]),
                        CAST(:endpoints AS text[]), CAST(:names AS text[]), CAST(:trunkTypes AS text[]),
                        CAST(:registrationTypes AS text[]), CAST(:hosts AS text[]), CAST(:ports AS integer[]),
                        CAST(:priorities AS integer[]), CAST(:statuses AS text[]), CAST(:dialPrefixes AS text[]),
                        CAST(:dialTimeouts AS integer[]), CAST(:numberFormats AS text[]),
                        CAST(:failoverNext AS text[]), CAST(:failoverEnd AS text[]),
                        CAST(:offeredTo AS text[]), CAST(:offeredTenants AS text[]), CAST(:transports AS text[]),
                        CAST(:countries AS text[]), CAST(:accountHeaders AS text[]), CAST(:accountValues AS text[]))
                 AS event (id, version, deleted, endpoint, name, trunk_type, registration_type, host, port, priority,
                        status, dial_prefix, dial_timeout, number_format, failover_next, failover_end,
                        offered_to, offered_tenants, transport, country, account_header, account_value)
            ON CONFLICT (carrier_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted, endpoint_id = excluded.endpoint_id,
                name = excluded.name, trunk_type = excluded.trunk_type,
                registration_type = excluded.registration_type, host = excluded.host, port = excluded.port,
                priority = excluded.priority, status = excluded.status, dial_prefix = excluded.dial_prefix,
                dial_timeout_seconds = excluded.dial_timeout_seconds, number_format = excluded.number_format,
                failover_next = excluded.failover_next, failover_end = excluded.failover_end,
                offered_to = excluded.offered_to, offered_tenant_ids = excluded.offered_tenant_ids,
                transport = excluded.transport, country = excluded.country,
                account_header = excluded.account_header, account_value = excluded.account_value
            WHERE k.version < excluded.version
            RETURNING k.carrier_id AS id
            """;

    private static final String CLIENTS = """
            INSERT INTO known_clients AS k (client_id, version, deleted, endpoint_id, name, status, mode, time_zone,
                                            opening_hours, further_endpoints, further_modes, entity_ids)
            SELECT client_id, version, deleted, endpoint_id, name, status, mode, zone,
                   COALESCE(string_to_array(NULLIF(hours, ''), ','), '{}'), string_to_array(further, ','),
                   string_to_array(further_modes, ','), CAST(string_to_array(entities, ',') AS uuid[])
            FROM unnest(CAST(:ids AS uuid[]), CAST(:versions AS bigint[]), CAST(:deleted AS boolean[]),
                                 CAST(:endpoints AS text[]), CAST(:names AS text[]), CAST(:statuses AS text[]),
                                 CAST(:modes AS text[]), CAST(:zones AS text[]), CAST(:hours AS text[]),
                                 CAST(:further AS text[]), CAST(:furtherModes AS text[]), CAST(:entities AS text[]))
                 AS item (client_id, version, deleted, endpoint_id, name, status, mode, zone, hours, further,
                          further_modes, entities)
            ON CONFLICT (client_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted, endpoint_id = excluded.endpoint_id,
                name = excluded.name, status = excluded.status, mode = excluded.mode,
                time_zone = excluded.time_zone, opening_hours = excluded.opening_hours,
                further_endpoints = excluded.further_endpoints, further_modes = excluded.further_modes,
                entity_ids = excluded.entity_ids
            WHERE k.version < excluded.version
            RETURNING k.client_id AS id
            """;

    /// An event of the same version tells what the columns that were added later have not stored yet.
    private static final String DIDS = """
            INSERT INTO known_dids AS k (did_id, version, deleted, tenant_id, number, trunk, status, max_usage,
                area_code, region, tags)
            SELECT did_id, version, deleted, tenant_id, number, trunk, status, max_usage, area_code, region,
                   COALESCE(string_to_array(NULLIF(tags, ''), ','), '{}')
            FROM unnest(CAST(:ids AS uuid[]), CAST(:versions AS bigint[]), CAST(:deleted AS boolean[]),
                        CAST(:tenants AS uuid[]), CAST(:numbers AS text[]), CAST(:trunks AS text[]),
                        CAST(:statuses AS text[]), CAST(:maxUsages AS bigint[]), CAST(:areaCodes AS text[]),
                        CAST(:regions AS text[]), CAST(:tags AS text[]))
                 AS event (did_id, version, deleted, tenant_id, number, trunk, status, max_usage, area_code, region,
                           tags)
            ON CONFLICT (did_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted, tenant_id = excluded.tenant_id,
                number = excluded.number, trunk = excluded.trunk, status = excluded.status,
                max_usage = excluded.max_usage, area_code = excluded.area_code, region = excluded.region,
                tags = excluded.tags
            WHERE k.version < excluded.version
               OR k.version = excluded.version AND (k.area_code, k.region, k.tags)
                  IS DISTINCT FROM (excluded.area_code, excluded.region, excluded.tags)
            RETURNING k.did_id AS id
            """;

    private static final String STATUSES = """
            INSERT INTO endpoint_states AS k (node, endpoint_id, aspect, incarnation, sequence, state, was_up)
            SELECT event.*, state IN ('registered', 'reachable')
            FROM unnest(CAST(:nodes AS text[]), CAST(:endpoints AS text[]), CAST(:aspects AS text[]),
                        CAST(:incarnations AS timestamptz[]), CAST(:sequences AS bigint[]), CAST(:states AS text[]))
                 AS event (node, endpoint, aspect, incarnation, sequence, state)
            ON CONFLICT (endpoint_id, node, aspect) DO UPDATE
            SET incarnation = excluded.incarnation, sequence = excluded.sequence, state = excluded.state,
                was_up = k.was_up OR excluded.was_up
            WHERE (k.incarnation, k.sequence) < (excluded.incarnation, excluded.sequence)
            """;

    private static final String APPLIED = """
            INSERT INTO applied_entities AS k (entity_id, version, applied_at, incarnation, sequence)
            SELECT DISTINCT ON (id) id, version, applied_at, incarnation, sequence
            FROM unnest(CAST(:ids AS uuid[]), CAST(:versions AS bigint[]), CAST(:times AS timestamptz[]),
                        CAST(:incarnations AS timestamptz[]), CAST(:sequences AS bigint[]))
                 AS event (id, version, applied_at, incarnation, sequence)
            ORDER BY id, incarnation DESC, sequence DESC
            ON CONFLICT (entity_id) DO UPDATE
            SET version = excluded.version, applied_at = excluded.applied_at, incarnation = excluded.incarnation,
                sequence = excluded.sequence
            WHERE (k.incarnation, k.sequence) < (excluded.incarnation, excluded.sequence)
            """;

    private final DatabaseClient database;

    SqlReadModelStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Set<UUID>> saveTenants(List<TenantChanged> tenants) {
        return tenants.isEmpty()
                ? Mono.just(Set.of())
                : updatedIds(database.sql(TENANTS)
                        .bind("ids", Binds.uuids(tenants, TenantChanged::tenantId))
                        .bind("versions", Binds.bigints(tenants, TenantChanged::version))
                        .bind("deleted", Binds.bools(tenants, TenantChanged::deleted))
                        .bind("names", Binds.texts(tenants, TenantChanged::name))
                        .bind("statuses", Binds.texts(tenants, tenant -> Binds.enumName(tenant.status())))
                        .bind("allowed", Binds.texts(tenants, tenant -> joined(tenant, Destinations::allowed)))
                        .bind("barred", Binds.texts(tenants, tenant -> joined(tenant, Destinations::barred)))
                        .bind("countries", Binds.texts(tenants, TenantChanged::country)));
    }

    @Override
    public Mono<Set<UUID>> saveCarriers(List<CarrierChanged> carriers) {
        return carriers.isEmpty()
                ? Mono.just(Set.of())
                : updatedIds(database.sql(CARRIERS)
                        .bind("ids", Binds.uuids(carriers, CarrierChanged::carrierId))
                        .bind("versions", Binds.bigints(carriers, CarrierChanged::version))
                        .bind("deleted", Binds.bools(carriers, CarrierChanged::deleted))
                        .bind("endpoints", Binds.texts(carriers, CarrierChanged::endpointId))
                        .bind("names", Binds.texts(carriers, CarrierChanged::name))
                        .bind("trunkTypes", Binds.texts(carriers, carrier -> Binds.enumName(carrier.trunkType())))
                        .bind(
                                "registrationTypes",
                                Binds.texts(carriers, carrier -> Binds.enumName(carrier.registrationType())))
                        .bind("hosts", Binds.texts(carriers, CarrierChanged::host))
                        .bind("ports", Binds.integers(carriers, CarrierChanged::port))
                        .bind("priorities", Binds.integers(carriers, CarrierChanged::priority))
                        .bind("statuses", Binds.texts(carriers, carrier -> Binds.enumName(carrier.status())))
                        .bind("dialPrefixes", Binds.texts(carriers, CarrierChanged::dialPrefix))
                        .bind("dialTimeouts", Binds.integers(carriers, CarrierChanged::dialTimeoutSeconds))
                        .bind("numberFormats", Binds.texts(carriers, carrier -> Binds.enumName(carrier.numberFormat())))
                        .bind("failoverNext", Binds.texts(carriers, carrier -> joined(carrier, FailoverAction.NEXT)))
                        .bind("failoverEnd", Binds.texts(carriers, carrier -> joined(carrier, FailoverAction.END)))
                        .bind("offeredTo", Binds.texts(carriers, SqlReadModelStore::offeredTo))
                        .bind("offeredTenants", Binds.texts(carriers, SqlReadModelStore::offeredTenants))
                        .bind("transports", Binds.texts(carriers, SqlReadModelStore::transport))
                        .bind("countries", Binds.texts(carriers, SqlReadModelStore::country))
                        .bind(
                                "accountHeaders",
                                Binds.texts(carriers, carrier -> account(carrier, CarrierChanged.AccountHeader::name)))
                        .bind(
                                "accountValues",
                                Binds.texts(
                                        carriers, carrier -> account(carrier, CarrierChanged.AccountHeader::value))));
    }

    @Override
    public Mono<Set<UUID>> saveClients(List<ClientChanged> clients) {
        return clients.isEmpty()
                ? Mono.just(Set.of())
                : updatedIds(database.sql(CLIENTS)
                        .bind("ids", Binds.uuids(clients, ClientChanged::clientId))
                        .bind("versions", Binds.bigints(clients, ClientChanged::version))
                        .bind("deleted", Binds.bools(clients, ClientChanged::deleted))
                        .bind("endpoints", Binds.texts(clients, ClientChanged::endpointId))
                        .bind("names", Binds.texts(clients, ClientChanged::name))
                        .bind("statuses", Binds.texts(clients, client -> Binds.enumName(client.status())))
                        .bind("modes", Binds.texts(clients, client -> Binds.enumName(client.mode())))
                        .bind("zones", Binds.texts(clients, SqlReadModelStore::timeZone))
                        .bind("hours", Binds.texts(clients, SqlReadModelStore::openingHours))
                        .bind("further", Binds.texts(clients, client -> further(client, Endpoint::endpointId)))
                        .bind(
                                "furtherModes",
                                Binds.texts(
                                        clients,
                                        client -> further(client, endpoint -> Binds.enumName(endpoint.mode()))))
                        .bind("entities", Binds.texts(clients, SqlReadModelStore::entityIds)));
    }

    @Override
    public Mono<Set<UUID>> saveDids(List<DidChanged> dids) {
        return dids.isEmpty()
                ? Mono.just(Set.of())
                : updatedIds(database.sql(DIDS)
                        .bind("ids", Binds.uuids(dids, DidChanged::didId))
                        .bind("versions", Binds.bigints(dids, DidChanged::version))
                        .bind("deleted", Binds.bools(dids, DidChanged::deleted))
                        .bind("tenants", Binds.uuids(dids, DidChanged::tenantId))
                        .bind("numbers", Binds.texts(dids, DidChanged::number))
                        .bind("trunks", Binds.texts(dids, DidChanged::trunk))
                        .bind("statuses", Binds.texts(dids, did -> Binds.enumName(did.status())))
                        .bind("maxUsages", Binds.bigints(dids, DidChanged::maxUsage))
                        .bind("areaCodes", Binds.texts(dids, DidChanged::areaCode))
                        .bind("regions", Binds.texts(dids, did -> did.metadata().get("region")))
                        .bind("tags", Binds.texts(dids, did -> String.join(",", did.tags()))));
    }

    @Override
    public Mono<Void> saveStatuses(List<EndpointStatus> statuses) {
        return statuses.isEmpty()
                ? Mono.empty()
                : database.sql(STATUSES)
                        .bind("nodes", Binds.texts(statuses, EndpointStatus::node))
                        .bind("endpoints", Binds.texts(statuses, EndpointStatus::endpointId))
                        .bind("aspects", Binds.texts(statuses, status -> Binds.enumName(status.aspect())))
                        .bind("incarnations", Binds.instants(statuses, EndpointStatus::incarnation))
                        .bind("sequences", Binds.bigints(statuses, EndpointStatus::sequence))
                        .bind("states", Binds.texts(statuses, status -> Binds.enumName(status.state())))
                        .then();
    }

    @Override
    public Mono<Void> saveApplied(List<RealtimeApplied> applied) {
        return applied.isEmpty()
                ? Mono.empty()
                : database.sql(APPLIED)
                        .bind("ids", Binds.uuids(applied, RealtimeApplied::entityId))
                        .bind("versions", Binds.bigints(applied, RealtimeApplied::version))
                        .bind("times", Binds.instants(applied, RealtimeApplied::appliedAt))
                        .bind("incarnations", Binds.instants(applied, RealtimeApplied::incarnation))
                        .bind("sequences", Binds.bigints(applied, RealtimeApplied::sequence))
                        .then();
    }

    private static Mono<Set<UUID>> updatedIds(GenericExecuteSpec upsert) {
        return upsert.map(RowReader.with(row -> row.uuid("id"))).all().collect(Collectors.toSet());
    }

    /// Arrays of arrays are bound as texts with commas, which none of the values has.
    private static String joined(TenantChanged tenant, Function<Destinations, List<String>> part) {
        return tenant.destinations() == null ? "" : String.join(",", part.apply(tenant.destinations()));
    }

    private static String joined(CarrierChanged carrier, FailoverAction action) {
        return carrier.failover().entrySet().stream()
                .filter(entry -> entry.getValue() == action)
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(","));
    }

    /// Events of earlier versions have no offer; their carriers are offered to all.
    private static String offeredTo(CarrierChanged carrier) {
        return Binds.enumName(carrier.offeredTo() == null ? OfferedTo.ALL : carrier.offeredTo());
    }

    /// Events of earlier versions name none; their carriers use UDP.
    private static String transport(CarrierChanged carrier) {
        return Binds.enumName(
                carrier.signaling() == null
                        ? CarrierChanged.Protocol.UDP
                        : carrier.signaling().protocol());
    }

    private static @Nullable String country(CarrierChanged carrier) {
        return carrier.signaling() == null ? null : carrier.signaling().country();
    }

    private static @Nullable String account(
            CarrierChanged carrier, Function<CarrierChanged.AccountHeader, String> part) {
        var account = carrier.signaling() == null ? null : carrier.signaling().account();
        return account == null ? null : part.apply(account);
    }

    /// Events of earlier versions have no rules; their clients are always open.
    private static String timeZone(ClientChanged client) {
        return client.rules() == null ? "UTC" : client.rules().timeZone();
    }

    private static String openingHours(ClientChanged client) {
        return client.rules() == null
                ? ""
                : client.rules().openingHours().stream()
                        .map(span -> span.weekday() + " " + span.from() + "-" + span.to())
                        .collect(Collectors.joining(","));
    }

    /// Of the endpoints after the first one.
    private static String further(ClientChanged client, Function<Endpoint, String> part) {
        return client.allEndpoints().stream().skip(1).map(part).collect(Collectors.joining(","));
    }

    private static String entityIds(ClientChanged client) {
        return client.endpoints().stream()
                .map(endpoint -> endpoint.id().toString())
                .collect(Collectors.joining(","));
    }

    private static String offeredTenants(CarrierChanged carrier) {
        return carrier.offeredTenantIds().stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
