package io.trunkline.provisioning.carriers;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.carriercalls.domain.CarrierCalls;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierSettings.RegistrationUris;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.OutboundProxy;
import io.trunkline.provisioning.carriers.domain.PrefixOverlap;
import io.trunkline.provisioning.carriers.domain.signaling.AccountHeader;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.SqlEntityRows;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlCarrierRepository implements CarrierRepository {
    private static final String INSERT = """
            INSERT INTO carriers (id, endpoint_id, version, name, description, provider, registration_type, host, port,
                cidrs, username, auth_username, sealed_password, from_user, from_domain, codecs, dtmf_mode,
                qualify_seconds, priority, status, dial_prefix, dial_timeout_seconds, number_format,
                advanced_settings, max_channels, max_calls_per_second, failover, offered_to, offered_tenant_ids,
                auth_realm, outbound_proxy_host, outbound_proxy_port, registration_expiry_seconds, external_id, transport,
                headers, called_number_in, called_number_header, fixed_called_number, country, inbound_number_format, tags_header, account_header, account_header_value, client_uri, server_uri, created_at, updated_at, deleted_at)
            VALUES (:id, :endpointId, :version, :name, :description, :provider, :registrationType, :host, :port,
                :cidrs, :username, :authUsername, :sealedPassword, :fromUser, :fromDomain, :codecs, :dtmfMode,
                :qualifySeconds, :priority, :status, :dialPrefix, :dialTimeoutSeconds, :numberFormat,
                CAST(:advancedSettings AS jsonb), :maxChannels, :maxCallsPerSecond, CAST(:failover AS jsonb),
                :offeredTo, :offeredTenantIds, :authRealm, :outboundProxyHost, :outboundProxyPort,
                :registrationExpirySeconds, :externalId, :transport,
                CAST(:headers AS jsonb), :calledNumberIn, :calledNumberHeader, :fixedCalledNumber, :country, :inboundNumberFormat, :tagsHeader, :accountHeader, :accountHeaderValue,
                :clientUri, :serverUri, :createdAt, :updatedAt, :deletedAt)
            """;
    private static final String UPDATE = """
            UPDATE carriers SET (version, name, description, provider, registration_type, host, port,
                cidrs, username, auth_username, sealed_password, from_user, from_domain, codecs, dtmf_mode,
                qualify_seconds, priority, status, dial_prefix, dial_timeout_seconds, number_format,
                advanced_settings, max_channels, max_calls_per_second, failover, offered_to, offered_tenant_ids,
                auth_realm, outbound_proxy_host, outbound_proxy_port, registration_expiry_seconds, external_id, transport,
                headers, called_number_in, called_number_header, fixed_called_number, country, inbound_number_format, tags_header, account_header, account_header_value, client_uri, server_uri, created_at, updated_at, deleted_at) =
                (:version, :name, :description, :provider, :registrationType, :host, :port,
                :cidrs, :username, :authUsername, :sealedPassword, :fromUser, :fromDomain, :codecs, :dtmfMode,
                :qualifySeconds, :priority, :status, :dialPrefix, :dialTimeoutSeconds, :numberFormat,
                CAST(:advancedSettings AS jsonb), :maxChannels, :maxCallsPerSecond, CAST(:failover AS jsonb),
                :offeredTo, :offeredTenantIds, :authRealm, :outboundProxyHost, :outboundProxyPort,
                :registrationExpirySeconds, :externalId, :transport,
                CAST(:headers AS jsonb), :calledNumberIn, :calledNumberHeader, :fixedCalledNumber, :country, :inboundNumberFormat, :tagsHeader, :accountHeader, :accountHeaderValue,
                :clientUri, :serverUri, :createdAt, :updatedAt, :deletedAt)
            WHERE id = :id AND endpoint_id = :endpointId
            """;
    private static final String FIND = """
            SELECT id, endpoint_id, version, name, description, provider, registration_type, host, port, cidrs, username,
                auth_username, sealed_password, from_user, from_domain, codecs, dtmf_mode, qualify_seconds, priority, status,
                dial_prefix, dial_timeout_seconds, number_format, CAST(advanced_settings AS text) AS advanced,
                max_channels, max_calls_per_second, CAST(failover AS text) AS failover, offered_to, offered_tenant_ids,
                auth_realm, outbound_proxy_host, outbound_proxy_port, registration_expiry_seconds, external_id, transport,
                CAST(headers AS text) AS headers, called_number_in, called_number_header, fixed_called_number, country, inbound_number_format, tags_header, account_header, account_header_value,
                created_at, updated_at, deleted_at
            FROM carriers
            WHERE id = :id AND deleted_at IS NULL
            """;
    private static final String FIND_BY_PREFIX = """
            SELECT id, endpoint_id, version, name, description, provider, registration_type, host, port, cidrs, username,
                auth_username, sealed_password, from_user, from_domain, codecs, dtmf_mode, qualify_seconds, priority, status,
                dial_prefix, dial_timeout_seconds, number_format, CAST(advanced_settings AS text) AS advanced,
                max_channels, max_calls_per_second, CAST(failover AS text) AS failover, offered_to, offered_tenant_ids,
                auth_realm, outbound_proxy_host, outbound_proxy_port, registration_expiry_seconds, external_id, transport,
                CAST(headers AS text) AS headers, called_number_in, called_number_header, fixed_called_number, country, inbound_number_format, tags_header, account_header, account_header_value,
                created_at, updated_at, deleted_at
            FROM carriers
            WHERE dial_prefix = :prefix AND deleted_at IS NULL
            """;
    private static final String LOCK = """
            SELECT id, endpoint_id, version, name, description, provider, registration_type, host, port, cidrs, username,
                auth_username, sealed_password, from_user, from_domain, codecs, dtmf_mode, qualify_seconds, priority, status,
                dial_prefix, dial_timeout_seconds, number_format, CAST(advanced_settings AS text) AS advanced,
                max_channels, max_calls_per_second, CAST(failover AS text) AS failover, offered_to, offered_tenant_ids,
                auth_realm, outbound_proxy_host, outbound_proxy_port, registration_expiry_seconds, external_id, transport,
                CAST(headers AS text) AS headers, called_number_in, called_number_header, fixed_called_number, country, inbound_number_format, tags_header, account_header, account_header_value,
                created_at, updated_at, deleted_at
            FROM carriers
            WHERE id = :id AND deleted_at IS NULL
            FOR UPDATE
            """;
    private static final String LISTED_COLUMNS = """
            id, endpoint_id, version, name, description, provider, registration_type, host, port, cidrs, username,
            auth_username, sealed_password, from_user, from_domain, codecs, dtmf_mode, qualify_seconds, priority, status,
            dial_prefix, dial_timeout_seconds, number_format, CAST(advanced_settings AS text) AS advanced,
            max_channels, max_calls_per_second, CAST(failover AS text) AS failover, offered_to, offered_tenant_ids,
            auth_realm, outbound_proxy_host, outbound_proxy_port, registration_expiry_seconds, external_id, transport,
            CAST(headers AS text) AS headers, called_number_in, called_number_header, fixed_called_number, country, inbound_number_format, tags_header, account_header, account_header_value,
            created_at, updated_at, deleted_at
            """;
    /// Whether a node reports the carrier as up: its registration for a registration carrier, its contact for
    /// an IP carrier.
    private static final String IS_UP = """
            EXISTS (SELECT FROM endpoint_states AS observed
                WHERE observed.endpoint_id = carriers.endpoint_id
                  AND aspect = CASE registration_type WHEN 'ip' THEN 'contact' ELSE 'registration' END
                  AND state IN ('registered', 'reachable'))
            """;
    /// Whether a node reports it as down and none as up.
    private static final String IS_DOWN = """
            (EXISTS (SELECT FROM endpoint_states AS observed
                WHERE observed.endpoint_id = carriers.endpoint_id
                  AND aspect = CASE registration_type WHEN 'ip' THEN 'contact' ELSE 'registration' END
                  AND state IN ('unregistered', 'rejected', 'unreachable')) AND NOT
            """ + IS_UP + ")";
    private static final String SHOWN_STATUS =
            "CASE WHEN status = 'active' AND " + IS_DOWN + " THEN 'error' ELSE status END";
    private static final String IS_AVAILABLE =
            "(status = 'active' AND CASE registration_type WHEN 'ip' THEN NOT " + IS_DOWN + " ELSE " + IS_UP + " END)";
    private static final String IS_OFFERED = "(offered_to = 'all' OR :tenant = ANY(offered_tenant_ids))";
    private static final String MATCHES_SEARCH = """
            strpos(lower(concat_ws(' ', name, description, host, endpoint_id, username)), lower(:search)) > 0
            """;
    private static final SortKey BY_NAME = SortKey.text("lower(name)");
    private static final Map<String, SortKey> SORT_KEYS = Map.of(
            "name", BY_NAME,
            "priority", SortKey.bigint("priority").then(BY_NAME),
            "createdAt", SortKey.time("created_at"));
    private static final String STATISTICS = """
            SELECT count(*) AS total,
                count(*) FILTER (WHERE shown = 'active') AS active,
                count(*) FILTER (WHERE registered) AS registered,
                count(*) FILTER (WHERE shown = 'error') AS error,
                count(*) FILTER (WHERE shown = 'inactive') AS inactive,
                count(*) FILTER (WHERE shown = 'maintenance') AS maintenance,
                CAST(coalesce(sum(calls.total), 0) AS bigint) AS total_calls,
                CAST(coalesce(sum(calls.successful), 0) AS bigint) AS successful_calls,
                CAST(coalesce(sum(calls.failed), 0) AS bigint) AS failed_calls
            FROM (
            """ + "SELECT id, registration_type = 'registration' AND " + IS_UP
            + " AS registered, " + SHOWN_STATUS + " AS shown"
            + """
                FROM carriers WHERE deleted_at IS NULL) AS carriers
                LEFT JOIN carrier_calls AS calls ON calls.carrier_id = carriers.id
            """;
    private static final String OVERLAPPING = """
            SELECT name, dial_prefix
            FROM carriers
            WHERE deleted_at IS NULL AND id <> :id
              AND (starts_with(dial_prefix, :prefix) OR starts_with(:prefix, dial_prefix))
            ORDER BY dial_prefix
            """;
    private static final String LOCK_PAGE_FOR_SHARE = """
            SELECT id, endpoint_id, version, name, description, provider, registration_type, host, port, cidrs, username,
                auth_username, sealed_password, from_user, from_domain, codecs, dtmf_mode, qualify_seconds, priority, status,
                dial_prefix, dial_timeout_seconds, number_format, CAST(advanced_settings AS text) AS advanced,
                max_channels, max_calls_per_second, CAST(failover AS text) AS failover, offered_to, offered_tenant_ids,
                auth_realm, outbound_proxy_host, outbound_proxy_port, registration_expiry_seconds, external_id, transport,
                CAST(headers AS text) AS headers, called_number_in, called_number_header, fixed_called_number, country, inbound_number_format, tags_header, account_header, account_header_value,
                created_at, updated_at, deleted_at
            FROM carriers
            WHERE id > :after
            ORDER BY id
            LIMIT :limit
            FOR SHARE
            """;
    private static final Map<String, ProblemException> UNIQUE_VIOLATIONS = Map.of(
            "carriers_name", ProvisioningProblem.CARRIER_NAME_TAKEN.problem("Choose another name for the carrier"),
            "carriers_prefix",
                    ProvisioningProblem.CARRIER_PREFIX_TAKEN.problem("Choose another dial prefix for the carrier"),
            "carriers_external_id",
                    ProvisioningProblem.CARRIER_EXTERNAL_ID_TAKEN.problem("Another carrier has this external id"),
            "carriers_registration",
                    ProvisioningProblem.CARRIER_REGISTRATION_TAKEN.problem(
                            "Another carrier registers with this username at this host and port"));

    private final DatabaseClient database;
    private final SqlCarrierRowMapper rows;
    private final SqlEntityRows<Carrier> carriers;

    SqlCarrierRepository(DatabaseClient database, SqlCarrierRowMapper rows) {
        this.database = database;
        this.rows = rows;
        this.carriers = new SqlEntityRows<>(database, rows::toCarrier, UNIQUE_VIOLATIONS);
    }

    @Override
    public Mono<Void> insert(Carrier carrier) {
        return write(INSERT, carrier);
    }

    @Override
    public Mono<Void> update(Carrier carrier) {
        return write(UPDATE, carrier);
    }

    @Override
    public Mono<Carrier> find(CarrierId id) {
        return carriers.findById(FIND, id.value());
    }

    @Override
    public Mono<Carrier> findByPrefix(DialPrefix prefix) {
        return carriers.one(database.sql(FIND_BY_PREFIX).bind("prefix", prefix.digits()));
    }

    @Override
    public Mono<Carrier> lock(CarrierId id) {
        return carriers.findById(LOCK, id.value());
    }

    @Override
    public Mono<Page<Carrier>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(LISTED_COLUMNS, "carriers", "id")
                .where("deleted_at IS NULL")
                .whereAny(SHOWN_STATUS, "statuses", filter.statuses())
                .whereAny("registration_type", "registrationTypes", Binds.enumNames(filter.registrationTypes()))
                .whereAny("provider", "providers", Binds.enumNames(filter.providers()))
                .where("name = :name", "name", filter.name())
                .where("external_id = :externalId", "externalId", filter.externalId())
                .where("dial_prefix = :dialPrefix", "dialPrefix", filter.dialPrefix())
                .where(IS_AVAILABLE + " = :available", "available", filter.available())
                .where(IS_OFFERED, "tenant", filter.offeredToTenantId())
                .where(MATCHES_SEARCH, "search", filter.search())
                .page(database, SORT_KEYS, page, rows::toCarrier);
    }

    @Override
    public Mono<CarrierStatistics> findStatistics() {
        return database.sql(STATISTICS)
                .map(RowReader.with(SqlCarrierRepository::toStatistics))
                .one();
    }

    private static CarrierStatistics toStatistics(RowReader row) {
        var calls =
                new CarrierCalls(row.bigint("total_calls"), row.bigint("successful_calls"), row.bigint("failed_calls"));
        return new CarrierStatistics(
                row.bigint("total"),
                row.bigint("active"),
                row.bigint("registered"),
                row.bigint("error"),
                row.bigint("inactive"),
                row.bigint("maintenance"),
                calls.total(),
                calls.successful(),
                calls.failed(),
                calls.successRate());
    }

    @Override
    public Mono<List<PrefixOverlap.CarrierPrefix>> findOverlappingPrefixes(CarrierId except, DialPrefix prefix) {
        return database.sql(OVERLAPPING)
                .bind("id", except.value())
                .bind("prefix", prefix.digits())
                .map(RowReader.with(row ->
                        new PrefixOverlap.CarrierPrefix(row.text("name"), new DialPrefix(row.text("dial_prefix")))))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Carrier>> lockPageForShare(CarrierId after, int limit) {
        return carriers.pageById(LOCK_PAGE_FOR_SHARE, after.value(), limit);
    }

    private Mono<Void> write(String sql, Carrier carrier) {
        return carriers.write(bindCarrier(database.sql(sql), carrier));
    }

    private GenericExecuteSpec bindCarrier(GenericExecuteSpec sql, Carrier carrier) {
        var settings = carrier.settings();
        var uris = settings.registrationUris();
        var proxy = settings.sip().outboundProxy();
        var account = settings.sip().account();
        var called = settings.sip().calledNumber();
        return sql.bind("id", carrier.id().value())
                .bind("endpointId", carrier.endpointId().value())
                .bind("version", carrier.version())
                .bind("name", settings.name())
                .bind("description", Binds.orNull(settings.description(), String.class))
                .bind("provider", WireName.of(settings.provider()))
                .bind("registrationType", WireName.of(settings.registrationType()))
                .bind("host", settings.host().value())
                .bind("port", Binds.orNull(settings.port(), Integer.class))
                .bind("cidrs", settings.cidrs().toArray(String[]::new))
                .bind("username", Binds.orNull(settings.username(), String.class))
                .bind("authUsername", Binds.orNull(settings.authUsername(), String.class))
                .bind("sealedPassword", Binds.orNull(carrier.sealedPassword(), String.class))
                .bind("fromUser", Binds.orNull(settings.fromUser(), String.class))
                .bind("fromDomain", Binds.orNull(settings.fromDomain(), String.class))
                .bind("codecs", settings.codecs().toArray(String[]::new))
                .bind("dtmfMode", settings.dtmfMode())
                .bind("qualifySeconds", (int) settings.qualifyInterval().toSeconds())
                .bind("priority", settings.priority())
                .bind("status", WireName.of(settings.status()))
                .bind(
                        "dialPrefix",
                        Binds.orNull(
                                settings.dialPrefix().map(DialPrefix::digits).orElse(null), String.class))
                .bind("dialTimeoutSeconds", (int) settings.dialTimeout().toSeconds())
                .bind("numberFormat", WireName.of(settings.numbers().outbound()))
                .bind("advancedSettings", rows.toJson(settings.advancedSettings()))
                .bind("maxChannels", Binds.orNull(settings.limits().maxChannels(), Integer.class))
                .bind("maxCallsPerSecond", Binds.orNull(settings.limits().maxCallsPerSecond(), Integer.class))
                .bind("failover", rows.failoverToJson(settings.failover()))
                .bind("offeredTo", WireName.of(settings.offer().to()))
                .bind("offeredTenantIds", Binds.uuids(settings.offer().tenants(), TenantId::value))
                .bind("authRealm", Binds.orNull(settings.sip().authRealm(), String.class))
                .bind(
                        "outboundProxyHost",
                        Binds.orNull(proxy.map(found -> found.host().value()), String.class))
                .bind("outboundProxyPort", Binds.orNull(proxy.map(OutboundProxy::port), Integer.class))
                .bind("registrationExpirySeconds", (int)
                        settings.sip().registrationExpiry().toSeconds())
                .bind("externalId", Binds.orNull(settings.externalId(), String.class))
                .bind("transport", WireName.of(settings.sip().transport()))
                .bind("country", Binds.orNull(settings.numbers().country().map(Country::code), String.class))
                .bind("inboundNumberFormat", WireName.of(settings.numbers().inbound()))
                .bind("headers", rows.toJson(settings.sip().headers()))
                .bind("calledNumberIn", WireName.of(called.place()))
                .bind("calledNumberHeader", Binds.orNull(called.header(), String.class))
                .bind("fixedCalledNumber", Binds.orNull(called.number(), String.class))
                .bind("tagsHeader", Binds.orNull(settings.sip().tagsHeader(), String.class))
                .bind(
                        "accountHeader",
                        Binds.orNull(account.map(AccountHeader::name).orElse(null), String.class))
                .bind(
                        "accountHeaderValue",
                        Binds.orNull(account.map(AccountHeader::value).orElse(null), String.class))
                .bind(
                        "clientUri",
                        Binds.orNull(uris.map(RegistrationUris::clientUri).orElse(null), String.class))
                .bind(
                        "serverUri",
                        Binds.orNull(uris.map(RegistrationUris::serverUri).orElse(null), String.class))
                .bind("createdAt", carrier.createdAt())
                .bind("updatedAt", carrier.updatedAt())
                .bind("deletedAt", Binds.orNull(carrier.deletedAt(), Instant.class));
    }
}
