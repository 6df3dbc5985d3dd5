package io.trunkline.routing.outages;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.outages.domain.CampaignNeed;
import io.trunkline.routing.outages.domain.Outage;
import io.trunkline.routing.outages.domain.Party;
import io.trunkline.routing.outages.domain.Reports;
import io.trunkline.telephony.hours.OpeningHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlOutages {
    /// The number means nothing.
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(3905718264) AS locked";

    /// Active ones of which a node reports an endpoint as down, and all that have an outage: usually a few of many.
    private static final String SUSPECTS = """
            WITH down AS (
                SELECT endpoint_id, aspect FROM endpoint_states WHERE state NOT IN ('registered', 'reachable'))
            SELECT k.carrier_id AS party_id FROM down JOIN known_carriers k USING (endpoint_id)
            WHERE k.status = 'active' AND NOT k.deleted
              AND down.aspect = CASE k.registration_type WHEN 'registration' THEN 'registration' ELSE 'contact' END
            UNION SELECT k.client_id FROM down JOIN known_clients k USING (endpoint_id)
            WHERE k.status = 'active' AND NOT k.deleted AND down.aspect = 'contact'
            UNION SELECT k.client_id FROM down JOIN known_clients k
                ON k.further_endpoints @> ARRAY[down.endpoint_id] AND k.further_endpoints <> '{}'
            WHERE k.status = 'active' AND NOT k.deleted AND down.aspect = 'contact'
            UNION SELECT party_id FROM outages
            """;

    /// The contact of a client that registers is removed when the client has logged off, so it had registered.
    /// One that had registered at a node that does not answer counts as up, since the outage is that of the node.
    private static final String PARTIES = """
            WITH endpoint AS (
                SELECT carrier_id AS party_id, endpoint_id, false AS registers,
                    CASE registration_type WHEN 'registration' THEN 'registration' ELSE 'contact' END AS aspect
                FROM known_carriers WHERE carrier_id = ANY(:suspects)
                UNION ALL SELECT client_id, endpoint_id, mode = 'registers', 'contact'
                FROM known_clients WHERE client_id = ANY(:suspects)
                UNION ALL SELECT client_id, further.endpoint_id, further.mode = 'registers', 'contact'
                FROM known_clients, unnest(further_endpoints, further_modes) AS further (endpoint_id, mode)
                WHERE client_id = ANY(:suspects)),
            report AS (
                SELECT e.party_id, n.node, s.was_up OR e.registers AND s.state = 'removed' AS was_up,
                    CASE WHEN e.registers AND s.state = 'removed' THEN 'unregistered' ELSE s.state END AS state
                FROM endpoint e JOIN endpoint_states s USING (endpoint_id, aspect)
                LEFT JOIN watched_nodes n
                       ON n.node = s.node AND n.answered_at IS NOT NULL
                      AND (n.unreachable_since IS NULL OR e.registers AND s.state IN ('registered', 'reachable'))),
            reports AS (
                SELECT party_id, bool_or(was_up) AS was_up,
                    COALESCE(array_agg(state) FILTER (WHERE node IS NOT NULL), '{}') AS states
                FROM report GROUP BY party_id),
            party AS (
                SELECT 'carrier' AS kind, carrier_id AS id, name, status = 'active' AND NOT deleted AS needed
                FROM known_carriers WHERE carrier_id = ANY(:suspects)
                UNION ALL SELECT 'client', k.client_id, k.name, k.status = 'active' AND NOT k.deleted AND (
                    EXISTS (
                        SELECT FROM links l JOIN campaigns c ON c.id = l.campaign_id
                        WHERE l.client_id = k.client_id AND l.status = 'active' AND l.pause_reason IS NULL
                          AND c.status = 'active' AND NOT c.deleted)
                    OR EXISTS (
                        SELECT FROM campaigns c
                        WHERE c.overflow_client_id = k.client_id AND c.status = 'active' AND NOT c.deleted))
                FROM known_clients k WHERE k.client_id = ANY(:suspects))
            SELECT p.kind, p.id, p.name, p.needed, COALESCE(r.states, '{}') AS states,
                o.since, o.back_since, o.unsteady, o.reported
            FROM party p
            LEFT JOIN reports r ON r.party_id = p.id
            LEFT JOIN outages o ON o.party_id = p.id
            WHERE o.party_id IS NOT NULL
               OR p.needed AND r.was_up AND r.states <> '{}'
                   AND NOT r.states && ARRAY['registered', 'reachable']
            ORDER BY p.id
            """;

    /// The overflow target of a campaign is dialed in and out of the hours of the campaign.
    private static final String NEEDS = """
            SELECT k.client_id, k.time_zone AS client_zone, k.opening_hours AS client_hours,
                c.time_zone AS campaign_zone, c.opening_hours AS campaign_hours,
                COALESCE(l.time_zone, c.time_zone) AS link_zone, l.opening_hours AS link_hours, l.starts_at, l.ends_at
            FROM known_clients k
            JOIN links l ON l.client_id = k.client_id AND l.status = 'active' AND l.pause_reason IS NULL
            JOIN campaigns c ON c.id = l.campaign_id AND c.status = 'active' AND NOT c.deleted
            WHERE k.client_id = ANY(:clients)
            UNION ALL
            SELECT k.client_id, k.time_zone, k.opening_hours, 'UTC', '{}', 'UTC', '{}', NULL, NULL
            FROM known_clients k
            WHERE k.client_id = ANY(:clients) AND EXISTS (
                SELECT FROM campaigns c
                WHERE c.overflow_client_id = k.client_id AND c.status = 'active' AND NOT c.deleted)
            """;

    private static final String SAVE = """
            INSERT INTO outages (party_id, since, back_since, unsteady, reported)
            SELECT * FROM unnest(:parties, CAST(:since AS timestamptz[]), CAST(:back AS timestamptz[]), :unsteady,
                                 :reported)
            ON CONFLICT (party_id) DO UPDATE
            SET back_since = excluded.back_since, unsteady = excluded.unsteady, reported = excluded.reported
            """;

    private static final String DELETE = "DELETE FROM outages WHERE party_id = ANY(:parties)";

    private static final String COUNT_REPORTED = """
            SELECT count(k.carrier_id) AS carriers, count(*) - count(k.carrier_id) AS clients
            FROM outages o LEFT JOIN known_carriers k ON k.carrier_id = o.party_id
            WHERE o.reported
            """;

    private final DatabaseClient database;

    SqlOutages(DatabaseClient database) {
        this.database = database;
    }

    /// Reported outages.
    record Count(long carriers, long clients) {}

    /// Until the end of the transaction, no other replica has the lock.
    ///
    /// @return false if another one has it
    Mono<Boolean> lock() {
        return database.sql(LOCK).map(RowReader.with(row -> row.bool("locked"))).one();
    }

    /// Those that may need a decision. One that was never reachable has no outage.
    Mono<List<WatchedParty>> find() {
        return database.sql(SUSPECTS)
                .map(RowReader.with(row -> row.uuid("party_id")))
                .all()
                .collectList()
                .flatMap(suspects -> suspects.isEmpty() ? Mono.just(List.of()) : find(suspects));
    }

    private Mono<List<WatchedParty>> find(List<UUID> suspects) {
        return database.sql(PARTIES)
                .bind("suspects", Binds.uuids(suspects))
                .map(RowReader.with(SqlOutages::party))
                .all()
                .collectList();
    }

    /// When active campaigns need these clients.
    Mono<Map<UUID, List<CampaignNeed>>> campaignNeeds(List<UUID> clients) {
        if (clients.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(NEEDS)
                .bind("clients", Binds.uuids(clients))
                .map(RowReader.with(row -> Map.entry(row.uuid("client_id"), need(row))))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Mono<Void> save(Map<UUID, Outage> outages) {
        if (outages.isEmpty()) {
            return Mono.empty();
        }
        List<Map.Entry<UUID, Outage>> rows = List.copyOf(outages.entrySet());
        return database.sql(SAVE)
                .bind("parties", Binds.uuids(rows, Map.Entry::getKey))
                .bind("since", Binds.instants(rows, row -> row.getValue().since()))
                .bind(
                        "back",
                        Binds.instants(rows, row -> row.getValue().backSince().orElse(null)))
                .bind("unsteady", Binds.bools(rows, row -> row.getValue().unsteady()))
                .bind("reported", Binds.bools(rows, row -> row.getValue().reported()))
                .then();
    }

    Mono<Void> delete(List<UUID> parties) {
        return parties.isEmpty()
                ? Mono.empty()
                : database.sql(DELETE).bind("parties", Binds.uuids(parties)).then();
    }

    Mono<Count> countReported() {
        return database.sql(COUNT_REPORTED)
                .map(RowReader.with(row -> new Count(row.bigint("carriers"), row.bigint("clients"))))
                .one();
    }

    private static WatchedParty party(RowReader row) {
        return new WatchedParty(
                new Party(row.enumValue("kind", Party.Kind.class), row.uuid("id"), row.text("name")),
                row.bool("needed"),
                new Reports(row.texts("states")),
                row.optional("since", Instant.class).map(since -> outage(row, since)));
    }

    private static Outage outage(RowReader row, Instant since) {
        return new Outage(since, row.optional("back_since", Instant.class), row.bool("unsteady"), row.bool("reported"));
    }

    private static CampaignNeed need(RowReader row) {
        return new CampaignNeed(
                List.of(hours(row, "client"), hours(row, "campaign"), hours(row, "link")),
                row.optional("starts_at", Instant.class),
                row.optional("ends_at", Instant.class));
    }

    private static OpeningHours hours(RowReader row, String of) {
        return OpeningHours.parse(ZoneId.of(row.text(of + "_zone")), row.texts(of + "_hours"));
    }
}
