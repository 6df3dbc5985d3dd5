package io.trunkline.routing.campaigns.store;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.OverflowSettings;
import io.trunkline.routing.campaigns.domain.CampaignConfiguration.Settings;
import io.trunkline.routing.decision.domain.campaign.StoredCampaignRules;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlCampaigns implements Campaigns {
    /// One row per campaign. Its parts are arrays of equal length.
    private static final String COLUMNS = """
            c.id, c.tenant_id, c.version, c.deleted, c.name, c.status, c.dial_timeout_seconds, c.dial_prefix,
                   c.carrier_id, c.routing_strategy, c.time_zone, c.opening_hours, c.max_call_seconds,
                   c.unavailable_cause, c.unavailable_announcement, c.repeat_mode, c.repeat_window_seconds,
                   c.repeat_scope, c.allowed_callers, c.excluded_callers, c.caps_count, c.minimum_talk_seconds,
                   c.max_concurrency, c.total_calls_allowed, c.daily_cap, c.overflow_client_id, c.overflow_ring_seconds,
                   c.created_at, c.changed_at,
                   ARRAY(SELECT did_id FROM campaign_caller_id_dids n WHERE n.campaign_id = c.id ORDER BY did_id) AS caller_id_dids,
                   ARRAY(SELECT did_id FROM campaign_dids d WHERE d.campaign_id = c.id ORDER BY did_id) AS dids,
                   ARRAY(SELECT id FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_ids,
                   ARRAY(SELECT version FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_versions,
                   ARRAY(SELECT client_id FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_clients,
                   ARRAY(SELECT priority FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_priorities,
                   ARRAY(SELECT weight FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_weights,
                   ARRAY(SELECT status FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_statuses,
                   ARRAY(SELECT max_concurrency FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_concurrent,
                   ARRAY(SELECT total_calls_allowed FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_total,
                   ARRAY(SELECT daily_cap FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_daily,
                   ARRAY(SELECT hourly_cap FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_hourly,
                   ARRAY(SELECT weekly_cap FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_weekly,
                   ARRAY(SELECT monthly_cap FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_monthly,
                   ARRAY(SELECT time_zone FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_zones,
                   ARRAY(SELECT array_to_string(opening_hours, ',') FROM links l WHERE l.campaign_id = c.id ORDER BY id)
                       AS link_hours,
                   ARRAY(SELECT array_to_string(required_tags, ',') FROM links l WHERE l.campaign_id = c.id ORDER BY id)
                       AS link_required_tags,
                   ARRAY(SELECT array_to_string(excluded_tags, ',') FROM links l WHERE l.campaign_id = c.id ORDER BY id)
                       AS link_excluded_tags,
                   ARRAY(SELECT starts_at FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_starts,
                   ARRAY(SELECT ends_at FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_ends,
                   ARRAY(SELECT pause_reason FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_pauses,
                   ARRAY(SELECT caps_count FROM links l WHERE l.campaign_id = c.id ORDER BY id) AS link_counts,
                   ARRAY(SELECT minimum_talk_seconds FROM links l WHERE l.campaign_id = c.id ORDER BY id)
                       AS link_minimum_talks,
                   ARRAY(SELECT carrier_id FROM campaign_carriers k WHERE k.campaign_id = c.id ORDER BY carrier_id)
                       AS carrier_ids,
                   ARRAY(SELECT version FROM campaign_carriers k WHERE k.campaign_id = c.id ORDER BY carrier_id)
                       AS carrier_versions,
                   ARRAY(SELECT priority FROM campaign_carriers k WHERE k.campaign_id = c.id ORDER BY carrier_id)
                       AS carrier_priorities
            """;

    private static final String TABLE = "campaigns c";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM " + TABLE + " ";

    private static final String VISIBLE_TO_TENANT = """
            WHERE NOT c.deleted AND (CAST(:tenant AS uuid) IS NULL OR c.tenant_id = CAST(:tenant AS uuid))
            """;

    private static final String FIND = SELECT + VISIBLE_TO_TENANT + "AND c.id = :id";

    private static final String LOCK = """
            SELECT c.id FROM campaigns c
            """ + VISIBLE_TO_TENANT + "AND c.id = :id FOR UPDATE";

    private static final Map<String, SortKey> SORT_KEYS =
            Map.of("name", SortKey.text("lower(c.name)"), "createdAt", SortKey.time("c.created_at"));

    private static final String LOCK_PAGE_FOR_SHARE = """
            SELECT id FROM campaigns WHERE id > :after ORDER BY id LIMIT :limit FOR SHARE
            """;

    private static final String FIND_LOCKED = SELECT + "WHERE c.id = ANY(:ids) ORDER BY c.id";

    private static final String INSERT = """
            INSERT INTO campaigns (id, tenant_id, version, deleted, name, status, routing_strategy,
                                   dial_timeout_seconds, dial_prefix, carrier_id, time_zone, opening_hours,
                                   max_call_seconds, unavailable_cause, unavailable_announcement, repeat_mode,
                                   repeat_window_seconds, repeat_scope, allowed_callers, excluded_callers,
                                   max_concurrency, total_calls_allowed,
                                   daily_cap, caps_count, minimum_talk_seconds, overflow_client_id,
                                   overflow_ring_seconds, created_at, changed_at)
            VALUES (:id, :tenant, :version, :deleted, :name, :status, :strategy,
                    :ring, :prefix, :carrier, :zone, :hours,
                    :maxCall, :cause, :announcement, :repeatMode,
                    :repeatWindow, :repeatScope, :allowedCallers, :excludedCallers, :concurrent, :total, :daily,
                    :capsCount, :minimumTalk,
                    :overflowClient, :overflowRing, :createdAt, :changedAt)
            """;

    private static final String UPDATE = """
            UPDATE campaigns
            SET version = :version, deleted = :deleted, name = :name, status = :status, dial_timeout_seconds = :ring,
                dial_prefix = :prefix, carrier_id = :carrier, routing_strategy = :strategy, time_zone = :zone,
                opening_hours = :hours, max_call_seconds = :maxCall, unavailable_cause = :cause,
                unavailable_announcement = :announcement, repeat_mode = :repeatMode,
                repeat_window_seconds = :repeatWindow, repeat_scope = :repeatScope, allowed_callers = :allowedCallers,
                excluded_callers = :excludedCallers, max_concurrency = :concurrent, total_calls_allowed = :total,
                daily_cap = :daily, caps_count = :capsCount, minimum_talk_seconds = :minimumTalk,
                overflow_client_id = :overflowClient, overflow_ring_seconds = :overflowRing,
                changed_at = :changedAt
            WHERE id = :id AND version = :version - 1
            """;

    private static final String FIND_HOLDERS = """
            SELECT d.did_id, k.number, c.id, c.name
            FROM campaign_dids d
            JOIN campaigns c ON c.id = d.campaign_id
            JOIN known_dids k ON k.did_id = d.did_id
            WHERE d.active AND d.did_id = ANY(:dids) AND d.campaign_id <> :other
            ORDER BY k.number
            """;

    private static final String FIND_OF_OTHER_TENANTS = """
            SELECT u.campaign_id, u.did_id
            FROM known_dids k
            JOIN LATERAL (
                SELECT d.campaign_id, d.did_id FROM campaign_dids d WHERE d.did_id = k.did_id
                UNION SELECT n.campaign_id, n.did_id FROM campaign_caller_id_dids n WHERE n.did_id = k.did_id) u ON true
            JOIN campaigns c ON c.id = u.campaign_id AND NOT c.deleted AND c.tenant_id <> k.tenant_id
            WHERE k.did_id = ANY(:dids)
            ORDER BY u.campaign_id
            """;

    private final DatabaseClient database;
    private final SqlCampaignParts parts;

    SqlCampaigns(DatabaseClient database, SqlCampaignParts parts) {
        this.database = database;
        this.parts = parts;
    }

    @Override
    public Mono<CampaignConfiguration> find(UUID id, Optional<UUID> tenant) {
        return forTenant(FIND, tenant)
                .bind("id", id)
                .map(RowReader.with(SqlCampaignRows::campaign))
                .one();
    }

    @Override
    public Mono<CampaignConfiguration> lock(UUID id, Optional<UUID> tenant) {
        return forTenant(LOCK, tenant)
                .bind("id", id)
                .mapValue(UUID.class)
                .one()
                .flatMap(locked -> find(locked, tenant));
    }

    @Override
    public Mono<Page<CampaignConfiguration>> list(Filter filter, PageRequest page) {
        return new SqlListQuery(COLUMNS, TABLE, "c.id")
                .where("NOT c.deleted")
                .where("c.tenant_id = :tenant", "tenant", filter.tenant())
                .whereAny("c.status", "statuses", filter.statuses())
                .where("c.name = :name", "name", filter.name())
                .where("strpos(lower(c.name), lower(:search)) > 0", "search", filter.search())
                .page(database, SORT_KEYS, page, SqlCampaignRows::campaign);
    }

    @Override
    public Mono<Void> insert(CampaignConfiguration campaign) {
        return row(INSERT, campaign)
                .bind("tenant", campaign.tenantId())
                .bind("createdAt", campaign.createdAt())
                .then()
                .then(parts.save(campaign));
    }

    @Override
    public Mono<Void> replace(CampaignConfiguration campaign) {
        return row(UPDATE, campaign).then().then(parts.save(campaign));
    }

    private GenericExecuteSpec row(String sql, CampaignConfiguration campaign) {
        Settings settings = campaign.settings();
        GenericExecuteSpec row = database.sql(sql)
                .bind("id", campaign.id())
                .bind("version", campaign.version())
                .bind("deleted", campaign.deleted())
                .bind("name", settings.name())
                .bind("status", SqlCampaignRows.status(settings.active()))
                .bind("ring", settings.dialTimeoutSeconds())
                .bind("prefix", Binds.orNull(settings.dialPrefix(), String.class))
                .bind("carrier", Binds.orNull(settings.carrierId(), UUID.class))
                .bind("changedAt", campaign.updatedAt());
        return limits(rules(row, StoredCampaignRules.from(settings.rules())), settings);
    }

    private static GenericExecuteSpec rules(GenericExecuteSpec row, StoredCampaignRules rules) {
        return row.bind("strategy", rules.strategy())
                .bind("zone", rules.timeZone())
                .bind("hours", Binds.texts(rules.openingHours()))
                .bind("maxCall", Binds.orNull(rules.maxCallSeconds(), Integer.class))
                .bind("cause", Binds.orNull(rules.cause(), Integer.class))
                .bind("announcement", Binds.orNull(rules.announcement(), String.class))
                .bind("repeatMode", Binds.orNull(rules.repeatMode(), String.class))
                .bind("repeatWindow", Binds.orNull(rules.repeatWindowSeconds(), Integer.class))
                .bind("repeatScope", Binds.orNull(rules.repeatScope(), String.class))
                .bind("allowedCallers", Binds.texts(rules.allowedCallers()))
                .bind("excludedCallers", Binds.texts(rules.excludedCallers()));
    }

    private static GenericExecuteSpec limits(GenericExecuteSpec row, Settings settings) {
        OverflowSettings overflow = settings.overflow();
        return row.bind("concurrent", Binds.orNull(settings.limits().concurrent(), Integer.class))
                .bind("total", Binds.orNull(settings.limits().total(), Long.class))
                .bind("daily", Binds.orNull(settings.limits().daily(), Integer.class))
                .bind("capsCount", Binds.orNull(SqlCountings.what(settings.counting()), String.class))
                .bind("minimumTalk", Binds.orNull(SqlCountings.minimumTalkSeconds(settings.counting()), Integer.class))
                .bind("overflowClient", Binds.orNull(overflow == null ? null : overflow.clientId(), UUID.class))
                .bind(
                        "overflowRing",
                        Binds.orNull(overflow == null ? null : overflow.ringTimeoutSeconds(), Integer.class));
    }

    @Override
    public Mono<List<DidHolder>> findHolders(List<UUID> dids, UUID other) {
        return database.sql(FIND_HOLDERS)
                .bind("dids", Binds.uuids(dids))
                .bind("other", other)
                .map(RowReader.with(SqlCampaignRows::holder))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<DidOfCampaign>> findOfOtherTenants(Collection<UUID> dids) {
        return database.sql(FIND_OF_OTHER_TENANTS)
                .bind("dids", Binds.uuids(dids))
                .map(RowReader.with(row -> new DidOfCampaign(row.uuid("campaign_id"), row.uuid("did_id"))))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<CampaignConfiguration>> lockPageForShare(UUID after, int limit) {
        return database.sql(LOCK_PAGE_FOR_SHARE)
                .bind("after", after)
                .bind("limit", limit)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMap(this::findLocked);
    }

    /// A second statement, since one that waits for a lock reads the new version of the row, but the old links and
    /// other parts.
    private Mono<List<CampaignConfiguration>> findLocked(List<UUID> ids) {
        return database.sql(FIND_LOCKED)
                .bind("ids", Binds.uuids(ids))
                .map(RowReader.with(SqlCampaignRows::campaign))
                .all()
                .collectList();
    }

    private GenericExecuteSpec forTenant(String sql, Optional<UUID> tenant) {
        return database.sql(sql).bind("tenant", Binds.orNull(tenant, UUID.class));
    }
}
