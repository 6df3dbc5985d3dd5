package io.trunkline.routing.campaigns;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.CarrierSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.LinkSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.web.Caller;
import io.trunkline.web.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlCampaigns implements Campaigns {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// One row a campaign; what belongs to it comes as arrays of the same length each.
    private static final String SELECT = """
            SELECT c.id, c.tenant_id, c.version, c.deleted, c.name, c.status, c.dial_timeout_seconds, c.dial_prefix,
                   c.carrier_id, c.created_at, c.changed_at,
                   ARRAY(SELECT did_id FROM campaign_dids d WHERE d.campaign_id = c.id ORDER BY did_id) AS dids,
                   ARRAY(SELECT id FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_ids,
                   ARRAY(SELECT client_id FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_clients,
                   ARRAY(SELECT priority FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_priorities,
                   ARRAY(SELECT weight FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_weights,
                   ARRAY(SELECT status FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_statuses,
                   ARRAY(SELECT carrier_id FROM campaign_carriers k WHERE k.campaign_id = c.id ORDER BY carrier_id)
                       AS carrier_ids,
                   ARRAY(SELECT priority FROM campaign_carriers k WHERE k.campaign_id = c.id ORDER BY carrier_id)
                       AS carrier_priorities
            FROM campaigns c
            """;

    private static final String VISIBLE = """
            WHERE NOT c.deleted AND (CAST(:tenant AS uuid) IS NULL OR c.tenant_id = CAST(:tenant AS uuid))
            """;

    private static final String FIND = SELECT + VISIBLE + "AND c.id = :id";

    private static final String LOCK = """
            SELECT c.id FROM campaigns c
            """ + VISIBLE + "AND c.id = :id FOR UPDATE";

    private static final String LIST = SELECT + VISIBLE + "AND c.id > :after ORDER BY c.id LIMIT :rows";

    private static final String EVERYTHING = SELECT + "ORDER BY c.id FOR SHARE OF c";

    private static final String INSERT = """
            INSERT INTO campaigns (id, tenant_id, version, deleted, name, status, routing_strategy,
                                   dial_timeout_seconds, dial_prefix, carrier_id, created_at, changed_at)
            VALUES (:id, :tenant, :version, :deleted, :name, :status, 'priority',
                    :ring, :prefix, :carrier, :createdAt, :changedAt)
            """;

    private static final String UPDATE = """
            UPDATE campaigns
            SET version = :version, deleted = :deleted, name = :name, status = :status, dial_timeout_seconds = :ring,
                dial_prefix = :prefix, carrier_id = :carrier, changed_at = :changedAt
            WHERE id = :id AND version = :version - 1
            """;

    private static final String DROP_DIDS = """
            DELETE FROM campaign_dids WHERE campaign_id = :id AND NOT did_id = ANY(:dids)
            """;

    private static final String KEEP_DIDS = """
            INSERT INTO campaign_dids (campaign_id, did_id, active)
            SELECT :id, did_id, :active FROM unnest(CAST(:dids AS uuid[])) AS kept (did_id)
            ON CONFLICT (campaign_id, did_id) DO UPDATE SET active = excluded.active
            """;

    private static final String DROP_LINKS = """
            DELETE FROM links WHERE campaign_id = :id AND NOT client_id = ANY(:clients)
            """;

    private static final String KEEP_LINKS = """
            INSERT INTO links (id, campaign_id, client_id, priority, weight, status)
            SELECT link_id, :id, client_id, priority, weight, status
            FROM unnest(CAST(:ids AS uuid[]), CAST(:clients AS uuid[]), CAST(:priorities AS integer[]),
                        CAST(:weights AS integer[]), CAST(:statuses AS text[]))
                 AS kept (link_id, client_id, priority, weight, status)
            ON CONFLICT (campaign_id, client_id) DO UPDATE
            SET priority = excluded.priority, weight = excluded.weight, status = excluded.status
            """;

    private static final String DROP_CARRIERS = """
            DELETE FROM campaign_carriers WHERE campaign_id = :id AND NOT carrier_id = ANY(:carriers)
            """;

    private static final String KEEP_CARRIERS = """
            INSERT INTO campaign_carriers (campaign_id, carrier_id, priority)
            SELECT :id, carrier_id, priority
            FROM unnest(CAST(:carriers AS uuid[]), CAST(:priorities AS integer[])) AS kept (carrier_id, priority)
            ON CONFLICT (campaign_id, carrier_id) DO UPDATE SET priority = excluded.priority
            """;

    private static final String AUDIT = """
            INSERT INTO audit (at, actor, action, entity, entity_id, tenant_id, after)
            VALUES (:at, :actor, :action, 'campaign', :id, :tenant, :after)
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlCampaigns(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<CampaignConfiguration> find(UUID id, Optional<UUID> tenant) {
        return visible(FIND, tenant)
                .bind("id", id)
                .map(SqlCampaignRows::campaign)
                .one();
    }

    @Override
    public Mono<CampaignConfiguration> lock(UUID id, Optional<UUID> tenant) {
        return visible(LOCK, tenant).bind("id", id).mapValue(UUID.class).one().flatMap(locked -> find(locked, tenant));
    }

    @Override
    public Mono<List<CampaignConfiguration>> list(Optional<UUID> tenant, PageRequest page) {
        return visible(LIST, tenant)
                .bind("after", page.after().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL))
                .bind("rows", page.rowsToRead())
                .map(SqlCampaignRows::campaign)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> insert(CampaignConfiguration campaign) {
        return row(INSERT, campaign)
                .bind("tenant", campaign.tenantId())
                .bind("createdAt", campaign.createdAt())
                .then()
                .then(keepParts(campaign));
    }

    @Override
    public Mono<Void> replace(CampaignConfiguration campaign) {
        return row(UPDATE, campaign).then().then(keepParts(campaign));
    }

    private GenericExecuteSpec row(String sql, CampaignConfiguration campaign) {
        Settings settings = campaign.settings();
        return database.sql(sql)
                .bind("id", campaign.id())
                .bind("version", campaign.version())
                .bind("deleted", campaign.deleted())
                .bind("name", settings.name())
                .bind("status", SqlCampaignRows.status(settings.active()))
                .bind("ring", settings.dialTimeoutSeconds())
                .bind("prefix", orNull(settings.dialPrefix(), String.class))
                .bind("carrier", orNull(settings.carrierId(), UUID.class))
                .bind("changedAt", campaign.changedAt());
    }

    private Mono<Void> keepParts(CampaignConfiguration campaign) {
        return keepDids(campaign).then(keepLinks(campaign)).then(keepCarriers(campaign));
    }

    private Mono<Void> keepDids(CampaignConfiguration campaign) {
        UUID[] dids = campaign.didIds().toArray(UUID[]::new);
        Mono<Void> dropped = database.sql(DROP_DIDS)
                .bind("id", campaign.id())
                .bind("dids", dids)
                .then();
        Mono<Void> kept = database.sql(KEEP_DIDS)
                .bind("id", campaign.id())
                .bind("active", campaign.settings().active())
                .bind("dids", dids)
                .then();
        return dropped.then(kept);
    }

    private Mono<Void> keepLinks(CampaignConfiguration campaign) {
        List<LinkSettings> links = campaign.links();
        UUID[] clients = each(links, LinkSettings::clientId, UUID[]::new);
        Mono<Void> dropped = database.sql(DROP_LINKS)
                .bind("id", campaign.id())
                .bind("clients", clients)
                .then();
        Mono<Void> kept = database.sql(KEEP_LINKS)
                .bind("id", campaign.id())
                .bind("ids", each(links, LinkSettings::id, UUID[]::new))
                .bind("clients", clients)
                .bind("priorities", each(links, LinkSettings::priority, Integer[]::new))
                .bind("weights", each(links, LinkSettings::weight, Integer[]::new))
                .bind("statuses", each(links, link -> SqlCampaignRows.status(link.active()), String[]::new))
                .then();
        return dropped.then(kept);
    }

    private Mono<Void> keepCarriers(CampaignConfiguration campaign) {
        List<CarrierSettings> carriers = campaign.carriers();
        UUID[] ids = each(carriers, CarrierSettings::carrierId, UUID[]::new);
        Mono<Void> dropped = database.sql(DROP_CARRIERS)
                .bind("id", campaign.id())
                .bind("carriers", ids)
                .then();
        Mono<Void> kept = database.sql(KEEP_CARRIERS)
                .bind("id", campaign.id())
                .bind("carriers", ids)
                .bind("priorities", each(carriers, CarrierSettings::priority, Integer[]::new))
                .then();
        return dropped.then(kept);
    }

    @Override
    public Mono<Void> audit(Caller actor, String action, CampaignConfiguration after, Instant at) {
        return database.sql(AUDIT)
                .bind("at", at)
                .bind("actor", actor.username() + " (" + actor.subject() + ")")
                .bind("action", action)
                .bind("id", after.id().toString())
                .bind("tenant", after.tenantId())
                .bind("after", Json.of(json.writeValueAsBytes(after)))
                .then();
    }

    @Override
    public Flux<CampaignConfiguration> everything() {
        return database.sql(EVERYTHING).map(SqlCampaignRows::campaign).all();
    }

    private GenericExecuteSpec visible(String sql, Optional<UUID> tenant) {
        return database.sql(sql).bind("tenant", orNull(tenant.orElse(null), UUID.class));
    }

    private static <T> Object orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : value;
    }

    private static <T, R> R[] each(List<T> rows, Function<T, R> part, IntFunction<R[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
