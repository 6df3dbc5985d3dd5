package io.trunkline.routing.placedcalls;

import io.trunkline.data.rows.Binds;
import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.DidId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlPlaceCallStore implements PlaceCallStore {
    private static final String TENANT_OF_CAMPAIGN = """
            SELECT tenant_id FROM campaigns
            WHERE id = :campaign AND NOT deleted AND (CAST(:tenant AS uuid) IS NULL OR tenant_id = CAST(:tenant AS uuid))
            """;

    private static final String TENANT_OF_DID = """
            SELECT tenant_id FROM known_dids
            WHERE (number = :text OR did_id = CAST(:did AS uuid)) AND NOT deleted
            ORDER BY status = 'active' DESC, did_id
            LIMIT 1
            """;

    private static final String MAY_USE_CARRIER = """
            SELECT EXISTS (
                SELECT FROM campaigns c LEFT JOIN campaign_carriers k ON k.campaign_id = c.id
                WHERE c.tenant_id = :tenant AND NOT c.deleted AND :carrier IN (c.carrier_id, k.carrier_id)) AS may
            """;

    private static final String MAY_USE_PREFIX = """
            SELECT EXISTS (
                SELECT FROM campaigns c
                LEFT JOIN campaign_carriers k ON k.campaign_id = c.id
                LEFT JOIN known_carriers n ON n.carrier_id IN (c.carrier_id, k.carrier_id) AND NOT n.deleted
                     AND (n.offered_to = 'all' OR (n.offered_to = 'some' AND c.tenant_id = ANY(n.offered_tenant_ids)))
                WHERE c.tenant_id = :tenant AND NOT c.deleted AND :prefix IN (c.dial_prefix, n.dial_prefix)) AS may
            """;

    private static final String MAY_CONNECT = """
            SELECT EXISTS (
                SELECT FROM campaigns c JOIN links l ON l.campaign_id = c.id
                WHERE c.tenant_id = :tenant AND NOT c.deleted AND l.client_id = :client AND l.status = 'active') AS may
            """;

    private static final String SAVE_CALL = """
            WITH call AS (INSERT INTO calls (call_id, node) VALUES (:call, :node))
            INSERT INTO placed_calls (call_id, tenant_id, campaign_id, did_id, number, as_dialed, caller_id,
                carrier_id, dial_prefix, connect_client_id, connect_context, reference, tags, node, command_id,
                placed_by, placed_at, state, events)
            VALUES (:call, :tenant, :campaign, :did, :number, :asDialed, :callerId,
                :carrier, :prefix, :client, :context, :reference, :tags, :node, :command,
                :placedBy, :placedAt, 'requested', 1)
            """;

    private static final String SAVE_FIRST_EVENT = """
            INSERT INTO placed_call_events (call_id, number, kind, attempt, occurred_at)
            VALUES (:call, 1, 'requested', 0, :placedAt)
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlPlaceCallStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<UUID> tenantOfCampaign(UUID campaign, Optional<UUID> tenant) {
        return database.sql(TENANT_OF_CAMPAIGN)
                .bind("campaign", campaign)
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .mapValue(UUID.class)
                .one();
    }

    @Override
    public Mono<UUID> tenantOfDid(String idOrNumber) {
        return database.sql(TENANT_OF_DID)
                .bind("text", idOrNumber)
                .bind("did", Binds.orNull(DidId.parse(idOrNumber).map(DidId::value), UUID.class))
                .mapValue(UUID.class)
                .one();
    }

    @Override
    public Mono<Boolean> mayUseCarrier(UUID tenant, UUID carrier) {
        return may(MAY_USE_CARRIER, tenant, "carrier", carrier);
    }

    @Override
    public Mono<Boolean> mayUsePrefix(UUID tenant, String prefix) {
        return may(MAY_USE_PREFIX, tenant, "prefix", prefix);
    }

    @Override
    public Mono<Boolean> mayConnectClient(UUID tenant, UUID client) {
        return may(MAY_CONNECT, tenant, "client", client);
    }

    private Mono<Boolean> may(String sql, UUID tenant, String name, Object value) {
        return database.sql(sql)
                .bind("tenant", tenant)
                .bind(name, value)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<Void> save(PlacedCall call) {
        Mono<Void> firstEvent = database.sql(SAVE_FIRST_EVENT)
                .bind("call", call.id().value())
                .bind("placedAt", call.placedAt())
                .then();
        return saveCall(call).then(firstEvent);
    }

    private Mono<Void> saveCall(PlacedCall call) {
        UUID client = call.connect() instanceof ConnectTarget.ToClient(var id) ? id.value() : null;
        String context = call.connect() instanceof ConnectTarget.ToContext(var name) ? name : null;
        return database.sql(SAVE_CALL)
                .bind("call", call.id().value())
                .bind("tenant", call.tenant().value())
                .bind("campaign", Binds.orNull(call.campaign().map(CampaignId::value), UUID.class))
                .bind("did", call.did().value())
                .bind("number", call.to().e164())
                .bind("asDialed", call.asDialed())
                .bind("callerId", call.callerId().e164())
                .bind("carrier", Binds.orNull(call.carrier().map(CarrierId::value), UUID.class))
                .bind("prefix", Binds.orNull(call.dialPrefix(), String.class))
                .bind("client", Binds.orNull(client, UUID.class))
                .bind("context", Binds.orNull(context, String.class))
                .bind("reference", Binds.json(json.writeValueAsString(call.reference())))
                .bind("tags", Binds.json(json.writeValueAsString(call.tags().values())))
                .bind("node", call.id().node())
                .bind("command", call.commandId())
                .bind("placedBy", call.placedBy())
                .bind("placedAt", call.placedAt())
                .then();
    }
}
