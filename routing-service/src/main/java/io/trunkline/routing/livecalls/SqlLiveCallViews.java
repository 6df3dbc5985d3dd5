package io.trunkline.routing.livecalls;

import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.livecalls.domain.LiveCall;
import io.trunkline.routing.livecalls.domain.LiveCall.Connect;
import io.trunkline.routing.livecalls.domain.LiveCall.Party;
import io.trunkline.routing.livecalls.domain.LiveCallFilter;
import io.trunkline.routing.livecalls.domain.LiveCalls;
import io.trunkline.routing.livecalls.domain.NumberPattern;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlLiveCallViews implements LiveCallViews {
    /// One row for each call: its last attempt with a lease, or else a connect leg (codes above 100) with one.
    private static final String CALLS = """
            (SELECT l.call_id, l.attempt, l.node, l.link_id, l.taken_at, l.answered_at, c.first_seen AS started_at,
                    CASE WHEN c.evidence = 'canceled' THEN c.ended_at END AS hang_up_at,
                    CASE l.direction WHEN 'adopted' THEN NULL WHEN 'connect' THEN 'outbound' ELSE l.direction END
                    AS direction,
                    CASE WHEN l.answered THEN 'answered' WHEN e.occurred_at IS NULL THEN 'dialing' ELSE 'ringing' END
                    AS state, e.occurred_at AS ringing_at, p.call_id IS NOT NULL AS placed,
                    p.connect_client_id, kc.name AS connect_client, p.connect_context,
                    l.tenant_id, t.name AS tenant, l.campaign_id, m.name AS campaign, l.carrier_id, r.name AS carrier,
                    COALESCE(l.client_id, leg.client_id) AS client_id, k.name AS client, l.did_id, d.number AS did,
                    NULLIF(l.from_number, '') AS from_number, COALESCE(l.caller_id, p.caller_id) AS caller_id,
                    COALESCE(p.number, CASE l.direction WHEN 'inbound' THEN d.number
                        ELSE substring(l.dial_string FROM '^PJSIP/(?:[a-z0-9-]+/sip:)?([+]?[0-9]+)@') END) AS number
             FROM leases l
             JOIN calls c ON c.call_id = l.call_id
             LEFT JOIN placed_calls p ON p.call_id = l.call_id
             LEFT JOIN placed_call_events e
                    ON e.call_id = l.call_id AND e.kind = 'ringing' AND e.attempt = l.attempt
             LEFT JOIN LATERAL (
                    SELECT o.client_id FROM leases o
                    WHERE o.call_id = l.call_id AND o.state = 'held' AND o.attempt > 100
                    ORDER BY o.attempt DESC LIMIT 1) leg ON true
             LEFT JOIN known_tenants t ON t.tenant_id = l.tenant_id
             LEFT JOIN campaigns m ON m.id = l.campaign_id
             LEFT JOIN known_clients k ON k.client_id = COALESCE(l.client_id, leg.client_id)
             LEFT JOIN known_clients kc ON kc.client_id = p.connect_client_id
             LEFT JOIN known_carriers r ON r.carrier_id = l.carrier_id
             LEFT JOIN known_dids d ON d.did_id = l.did_id
             WHERE l.state = 'held' AND NOT EXISTS (
                    SELECT FROM leases o
                    WHERE o.call_id = l.call_id AND o.state = 'held'
                      AND (o.attempt > 100, -o.attempt) < (l.attempt > 100, -l.attempt))) AS live
            """;

    private static final String COLUMNS = """
            call_id, attempt, node, link_id, taken_at, answered_at, started_at, hang_up_at, direction, state,
            ringing_at, placed, tenant_id, tenant, campaign_id, campaign, carrier_id, carrier, client_id, client,
            did_id, did, from_number, caller_id, number, connect_client_id, connect_client, connect_context
            """;

    private static final String OF_TENANT = "SELECT " + COLUMNS + " FROM " + CALLS + """
            WHERE (CAST(:tenant AS uuid) IS NULL OR tenant_id = CAST(:tenant AS uuid))
            """;

    private static final String ONE = OF_TENANT + " AND call_id = :call";

    private static final String ALL = OF_TENANT + " ORDER BY started_at DESC, call_id";

    private static final Map<String, SortKey> SORT_KEYS = Map.of("startedAt", SortKey.time("started_at"));

    private final DatabaseClient database;
    private final Clock clock;

    SqlLiveCallViews(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Page<LiveCall>> list(LiveCallFilter filter, PageRequest page) {
        return new SqlListQuery(COLUMNS, CALLS, SortKey.text("call_id"))
                .where("tenant_id = :tenant", "tenant", filter.tenant())
                .whereAny("state", "states", filter.states())
                .whereAny("direction", "directions", filter.directions())
                .whereAny("node", "nodes", filter.nodes())
                .where("campaign_id = ANY(:campaigns)", "campaigns", anyOf(filter.campaigns()))
                .where("client_id = ANY(:clients)", "clients", anyOf(filter.clients()))
                .where("carrier_id = ANY(:carriers)", "carriers", anyOf(filter.carriers()))
                .where("did_id = ANY(:dids)", "dids", anyOf(filter.dids()))
                .where(
                        "(ltrim(from_number, '+') LIKE :number OR ltrim(number, '+') LIKE :number)",
                        "number",
                        filter.number().map(NumberPattern::like))
                .where("call_id = :call", "call", filter.callId())
                .page(database, SORT_KEYS, page, SqlLiveCallViews::call);
    }

    private static @Nullable Object anyOf(Collection<UUID> ids) {
        return ids.isEmpty() ? null : Binds.uuids(ids);
    }

    @Override
    public Mono<LiveCall> find(CallId call, Optional<UUID> tenant) {
        return database.sql(ONE)
                .bind("call", call.value())
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(SqlLiveCallViews::call))
                .one();
    }

    @Override
    public Mono<LiveCalls> readAll(Optional<UUID> tenant) {
        return database.sql(ALL)
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(SqlLiveCallViews::call))
                .all()
                .collectList()
                .map(this::liveCalls);
    }

    private LiveCalls liveCalls(List<LiveCall> calls) {
        return new LiveCalls(clock.instant(), calls);
    }

    private static LiveCall call(RowReader row) {
        CallLeg leg = CallLeg.ofCode(row.integer("attempt"));
        return new LiveCall(
                row.text("call_id"),
                row.text("state"),
                row.textOrNull("direction"),
                party(row, "tenant_id", "tenant"),
                party(row, "campaign_id", "campaign"),
                row.uuidOrNull("link_id"),
                party(row, "client_id", "client"),
                party(row, "carrier_id", "carrier"),
                party(row, "did_id", "did"),
                row.textOrNull("from_number"),
                row.textOrNull("number"),
                row.textOrNull("caller_id"),
                row.text("node"),
                leg.isAttempt() ? leg.code() : null,
                row.instant("started_at"),
                row.instant("taken_at"),
                row.instantOrNull("ringing_at"),
                row.instantOrNull("answered_at"),
                row.instantOrNull("hang_up_at"),
                row.bool("placed"),
                connect(row));
    }

    private static @Nullable Connect connect(RowReader row) {
        Party client = party(row, "connect_client_id", "connect_client");
        String context = row.textOrNull("connect_context");
        return client == null && context == null ? null : new Connect(client, context);
    }

    private static @Nullable Party party(RowReader row, String id, String name) {
        UUID known = row.uuidOrNull(id);
        return known == null ? null : new Party(known, row.textOrNull(name));
    }
}
