package io.trunkline.routing.readmodel;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowUpdates;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlReadModelStore implements ReadModelStore {
    private static final String TENANT = """
            INSERT INTO known_tenants AS k (tenant_id, version, deleted, name, status, allowed_destinations,
                barred_destinations)
            VALUES (:id, :version, :deleted, :name, :status, :allowed, :barred)
            ON CONFLICT (tenant_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted, name = excluded.name, status = excluded.status,
                allowed_destinations = excluded.allowed_destinations,
                barred_destinations = excluded.barred_destinations
            WHERE k.version < excluded.version
            """;

    private static final String CARRIER = """
            INSERT INTO known_carriers AS k (carrier_id, version, deleted, endpoint_id, name, trunk_type,
                registration_type, host, port, priority, status, dial_prefix, dial_timeout_seconds, number_format,
                failover_next, failover_end)
            VALUES (:id, :version, :deleted, :endpoint, :name, :trunkType,
                :registrationType, :host, :port, :priority, :status, :dialPrefix, :dialTimeout, :numberFormat,
                :failoverNext, :failoverEnd)
            ON CONFLICT (carrier_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted, endpoint_id = excluded.endpoint_id,
                name = excluded.name, trunk_type = excluded.trunk_type,
                registration_type = excluded.registration_type, host = excluded.host, port = excluded.port,
                priority = excluded.priority, status = excluded.status, dial_prefix = excluded.dial_prefix,
                dial_timeout_seconds = excluded.dial_timeout_seconds, number_format = excluded.number_format,
                failover_next = excluded.failover_next, failover_end = excluded.failover_end
            WHERE k.version < excluded.version
            """;

    private static final String CLIENT = """
            INSERT INTO known_clients AS k (client_id, version, deleted, endpoint_id, name, status, mode)
            VALUES (:id, :version, :deleted, :endpoint, :name, :status, :mode)
            ON CONFLICT (client_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted, endpoint_id = excluded.endpoint_id,
                name = excluded.name, status = excluded.status, mode = excluded.mode
            WHERE k.version < excluded.version
            """;

    private static final String DID = """
            INSERT INTO known_dids AS k (did_id, version, deleted, tenant_id, number, trunk, status, max_usage)
            VALUES (:id, :version, :deleted, :tenant, :number, :trunk, :status, :maxUsage)
            ON CONFLICT (did_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted, tenant_id = excluded.tenant_id,
                number = excluded.number, trunk = excluded.trunk, status = excluded.status,
                max_usage = excluded.max_usage
            WHERE k.version < excluded.version
            """;

    private static final String STATUS = """
            INSERT INTO endpoint_states AS k (node, endpoint_id, aspect, incarnation, sequence, state)
            VALUES (:node, :endpoint, :aspect, :incarnation, :sequence, :state)
            ON CONFLICT (endpoint_id, node, aspect) DO UPDATE
            SET incarnation = excluded.incarnation, sequence = excluded.sequence, state = excluded.state
            WHERE (k.incarnation, k.sequence) < (excluded.incarnation, excluded.sequence)
            """;

    private final DatabaseClient database;

    SqlReadModelStore(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> apply(TenantChanged tenant) {
        TenantChanged.Destinations destinations =
                Objects.requireNonNullElse(tenant.destinations(), new TenantChanged.Destinations(List.of(), List.of()));
        return RowUpdates.changedAny(entity(TENANT, tenant.tenantId(), tenant.version(), tenant.deleted())
                .bind("name", tenant.name())
                .bind("status", Binds.enumName(tenant.status()))
                .bind("allowed", Binds.texts(destinations.allowed()))
                .bind("barred", Binds.texts(destinations.barred())));
    }

    @Override
    public Mono<Boolean> apply(CarrierChanged carrier) {
        return RowUpdates.changedAny(entity(CARRIER, carrier.carrierId(), carrier.version(), carrier.deleted())
                .bind("endpoint", carrier.endpointId())
                .bind("name", carrier.name())
                .bind("trunkType", Binds.enumName(carrier.trunkType()))
                .bind("registrationType", Binds.enumName(carrier.registrationType()))
                .bind("host", carrier.host())
                .bind("port", carrier.port())
                .bind("priority", carrier.priority())
                .bind("status", Binds.enumName(carrier.status()))
                .bind("dialPrefix", Binds.orNull(carrier.dialPrefix(), String.class))
                .bind("dialTimeout", carrier.dialTimeoutSeconds())
                .bind("numberFormat", Binds.enumName(carrier.numberFormat()))
                .bind("failoverNext", failoverKeys(carrier, CarrierChanged.FailoverAction.NEXT))
                .bind("failoverEnd", failoverKeys(carrier, CarrierChanged.FailoverAction.END)));
    }

    @Override
    public Mono<Void> apply(ClientChanged client) {
        return entity(CLIENT, client.clientId(), client.version(), client.deleted())
                .bind("endpoint", client.endpointId())
                .bind("name", client.name())
                .bind("status", Binds.enumName(client.status()))
                .bind("mode", Binds.enumName(client.mode()))
                .then();
    }

    @Override
    public Mono<Boolean> apply(DidChanged did) {
        return RowUpdates.changedAny(entity(DID, did.didId(), did.version(), did.deleted())
                .bind("tenant", did.tenantId())
                .bind("number", did.number())
                .bind("trunk", did.trunk())
                .bind("status", Binds.enumName(did.status()))
                .bind("maxUsage", Binds.orNull(did.maxUsage(), Long.class)));
    }

    @Override
    public Mono<Void> apply(EndpointStatus status) {
        return database.sql(STATUS)
                .bind("node", status.node())
                .bind("endpoint", status.endpointId())
                .bind("aspect", Binds.enumName(status.aspect()))
                .bind("incarnation", status.incarnation())
                .bind("sequence", status.sequence())
                .bind("state", Binds.enumName(status.state()))
                .then();
    }

    private GenericExecuteSpec entity(String sql, Object id, long version, boolean deleted) {
        return database.sql(sql).bind("id", id).bind("version", version).bind("deleted", deleted);
    }

    private static String[] failoverKeys(CarrierChanged carrier, CarrierChanged.FailoverAction action) {
        return Binds.texts(carrier.failover().entrySet().stream()
                .filter(entry -> entry.getValue() == action)
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
    }
}
