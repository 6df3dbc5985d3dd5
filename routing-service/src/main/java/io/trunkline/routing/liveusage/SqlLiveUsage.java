package io.trunkline.routing.liveusage;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.caps.Caps;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.liveusage.SqlLiveUsageRows.LimitedEntity;
import io.trunkline.routing.liveusage.domain.LiveState;
import io.trunkline.routing.liveusage.domain.LiveState.LiveNode;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlLiveUsage implements LiveUsage {
    private static final String CAMPAIGNS = """
            SELECT id, id AS campaign_id, tenant_id, CAST(NULL AS uuid) AS client_id, name, status
            FROM campaigns
            WHERE NOT deleted AND (CAST(:tenant AS uuid) IS NULL OR tenant_id = CAST(:tenant AS uuid))
            ORDER BY id
            """;

    private static final String LINKS = """
            SELECT l.id, l.campaign_id, c.tenant_id, l.client_id, k.name, l.status
            FROM links l
            JOIN campaigns c ON c.id = l.campaign_id
            LEFT JOIN known_clients k ON k.client_id = l.client_id
            WHERE NOT c.deleted AND (CAST(:tenant AS uuid) IS NULL OR c.tenant_id = CAST(:tenant AS uuid))
            ORDER BY l.id
            """;

    private static final String CARRIERS = """
            SELECT carrier_id AS id, endpoint_id, name, status FROM known_carriers WHERE NOT deleted ORDER BY carrier_id
            """;

    private static final String CLIENTS = """
            SELECT client_id AS id, endpoint_id, name, status FROM known_clients WHERE NOT deleted ORDER BY client_id
            """;

    private static final String NODES = """
            SELECT node, COALESCE(l.leases, 0) AS leases, w.answered_at, w.unreachable_since
            FROM watched_nodes w
            FULL JOIN (SELECT node, count(*) AS leases FROM leases WHERE state = 'held' GROUP BY node) l USING (node)
            ORDER BY node
            """;

    private static final String LEASE_COLUMNS = """
            id, call_id, attempt, node, direction, tenant_id, campaign_id, link_id, client_id, carrier_id,
            did_id, adopted, taken_at
            """;

    private static final Map<String, SortKey> LEASE_SORT_KEYS = Map.of("takenAt", SortKey.time("taken_at"));

    private final DatabaseClient database;
    private final Caps caps;
    private final Clock clock;

    SqlLiveUsage(DatabaseClient database, Caps caps, Clock clock) {
        this.database = database;
        this.caps = caps;
        this.clock = clock;
    }

    /// Entities that have limits, without their usage.
    private record LimitedEntities(
            List<LimitedEntity> campaigns,
            List<LimitedEntity> links,
            List<LimitedEntity> clients,
            List<LimitedEntity> carriers,
            List<LiveNode> nodes) {
        List<CapKey> caps() {
            return Stream.of(campaigns, links, clients, carriers)
                    .flatMap(List::stream)
                    .map(LimitedEntity::cap)
                    .toList();
        }
    }

    @Override
    public Mono<LiveState> read(Optional<UUID> tenant) {
        Mono<List<LimitedEntity>> campaigns = entities(CAMPAIGNS, CapKind.CAMPAIGN, tenant);
        Mono<List<LimitedEntity>> links = entities(LINKS, CapKind.LINK, tenant);
        Mono<LimitedEntities> all = tenant.isPresent()
                ? Mono.zip(
                        campaigns,
                        links,
                        (first, second) -> new LimitedEntities(first, second, List.of(), List.of(), List.of()))
                : Mono.zip(
                                campaigns,
                                links,
                                ownedByPlatform(CLIENTS, CapKind.CLIENT),
                                ownedByPlatform(CARRIERS, CapKind.CARRIER),
                                nodes())
                        .map(found -> new LimitedEntities(
                                found.getT1(), found.getT2(), found.getT3(), found.getT4(), found.getT5()));
        return all.flatMap(entities -> caps.read(entities.caps()).map(lookup -> state(entities, lookup)));
    }

    private LiveState state(LimitedEntities entities, CapLookup lookup) {
        return new LiveState(
                clock.instant(),
                entities.campaigns().stream()
                        .map(entity -> SqlLiveUsageRows.campaign(entity, lookup))
                        .toList(),
                entities.links().stream()
                        .map(entity -> SqlLiveUsageRows.link(entity, lookup))
                        .toList(),
                entities.clients().stream()
                        .map(entity -> SqlLiveUsageRows.client(entity, lookup))
                        .toList(),
                entities.carriers().stream()
                        .map(entity -> SqlLiveUsageRows.carrier(entity, lookup))
                        .toList(),
                entities.nodes());
    }

    private Mono<List<LimitedEntity>> entities(String sql, CapKind kind, Optional<UUID> tenant) {
        return database.sql(sql)
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(row -> SqlLiveUsageRows.ownedByTenant(row, kind)))
                .all()
                .collectList();
    }

    private Mono<List<LimitedEntity>> ownedByPlatform(String sql, CapKind kind) {
        return database.sql(sql)
                .map(RowReader.with(row -> SqlLiveUsageRows.ownedByPlatform(row, kind)))
                .all()
                .collectList();
    }

    private Mono<List<LiveNode>> nodes() {
        return database.sql(NODES)
                .map(RowReader.with(SqlLiveUsageRows::node))
                .all()
                .collectList();
    }

    @Override
    public Mono<Page<LiveLease>> leases(LeaseFilter filter, PageRequest page) {
        return new SqlListQuery(LEASE_COLUMNS, "leases", "id")
                .where("state = 'held'")
                .where("node = :node", "node", filter.node())
                .where("tenant_id = :tenant", "tenant", filter.tenantId())
                .where("campaign_id = :campaign", "campaign", filter.campaignId())
                .where("carrier_id = :carrier", "carrier", filter.carrierId())
                .where("call_id = :call", "call", filter.callId())
                .page(database, LEASE_SORT_KEYS, page, SqlLiveUsageRows::lease);
    }
}
