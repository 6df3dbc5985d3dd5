package io.trunkline.routing.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.RouteVersion;
import io.trunkline.routing.decision.domain.outbound.CallerIdChoice;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// One query for each kind of entity and batch.
@Component
class SqlCandidates implements Candidates {
    /// Each table that CARRIERS and CAMPAIGN_CARRIERS read has a trigger that changes the version, as have those of
    /// [SqlInboundRoutes].
    private static final String CURRENT_VERSION = "SELECT version, clock_timestamp() AS now FROM inbound_version";

    private static final String CARRIER = """
            k.carrier_id, k.name, k.endpoint_id, k.trunk_type, k.registration_type, k.host, k.port, k.transport, k.priority,
            k.status, k.dial_prefix, k.dial_timeout_seconds, k.number_format,
            k.failover_next, k.failover_end, k.offered_to, k.country,
            COALESCE(r.state, CASE WHEN k.registration_type = 'registration' AND EXISTS (
                SELECT FROM endpoint_states e
                WHERE e.endpoint_id = k.endpoint_id AND e.aspect = 'registration' AND e.state = 'registered')
                THEN 'elsewhere' END) AS registration_state,
            s.state AS contact_state""";

    private static final String CARRIER_STATES = """
            LEFT JOIN endpoint_states r
                   ON r.endpoint_id = k.endpoint_id AND r.node = :node AND r.aspect = 'registration'
            LEFT JOIN endpoint_states s
                   ON s.endpoint_id = k.endpoint_id AND s.node = :node AND s.aspect = 'contact'
            """;

    private static final String LINKS = SqlCandidateRows.LINK + SqlCandidateRows.CLIENT + """

            FROM links l
            JOIN campaigns c ON c.id = l.campaign_id
            JOIN known_clients k ON k.client_id = l.client_id AND NOT k.deleted
            LEFT JOIN endpoint_states s ON s.endpoint_id = k.endpoint_id AND s.node = :node AND s.aspect = 'contact'
            WHERE l.campaign_id = ANY(:campaigns)
            """;

    /// The carriers that are offered to a tenant by name are searched for each call, but only if there are any.
    private static final String OUTBOUND =
            "SELECT asked.place, " + SqlCandidateRows.DID + ", " + SqlCandidateRows.OWNER + """
            , clock_timestamp() AS now, COALESCE(asked.tenant_id, c.tenant_id) IS NULL AS of_platform,
            CASE WHEN EXISTS (SELECT FROM known_carriers WHERE offered_to = 'some')
                 THEN ARRAY(SELECT o.carrier_id FROM known_carriers o
                            WHERE o.offered_to = 'some'
                              AND o.offered_tenant_ids @> ARRAY[COALESCE(asked.tenant_id, c.tenant_id)])
                 ELSE CAST('{}' AS uuid[]) END AS offered_carriers
            FROM unnest(CAST(:tenants AS uuid[]), CAST(:campaigns AS uuid[]), CAST(:dids AS uuid[]))
                 WITH ORDINALITY AS asked (tenant_id, campaign_id, did_id, place)
            LEFT JOIN campaigns c ON c.id = asked.campaign_id AND NOT c.deleted
                  AND (asked.tenant_id IS NULL OR c.tenant_id = asked.tenant_id)
            LEFT JOIN known_tenants t ON t.tenant_id = COALESCE(asked.tenant_id, c.tenant_id) AND NOT t.deleted
            LEFT JOIN known_dids d ON d.did_id = asked.did_id AND NOT d.deleted
            LEFT JOIN caps u ON u.id = d.did_id
            """;

    private static final String CARRIERS =
            "SELECT " + CARRIER + "\nFROM known_carriers k\n" + CARRIER_STATES + "WHERE NOT k.deleted";

    private static final String CAMPAIGN_CARRIERS = """
            SELECT campaign_id, carrier_id, priority FROM campaign_carriers WHERE campaign_id = ANY(:campaigns)
            """;

    private static final String CLIENTS = "SELECT " + SqlCandidateRows.CLIENT + """

            FROM known_clients k
            LEFT JOIN endpoint_states s ON s.endpoint_id = k.endpoint_id AND s.node = :node AND s.aspect = 'contact'
            WHERE k.client_id = ANY(:clients) AND NOT k.deleted
            """;

    private static final String ACTIVE_DIDS = "SELECT " + SqlCandidateRows.DID + """

            FROM known_dids d LEFT JOIN caps u ON u.id = d.did_id
            WHERE d.number = ANY(:numbers) AND d.status = 'active' AND NOT d.deleted
            """;

    private static final String FIND_DID = "SELECT " + SqlCandidateRows.DID + """

            FROM known_dids d LEFT JOIN caps u ON u.id = d.did_id
            WHERE d.tenant_id = :tenant AND NOT d.deleted
              AND (d.number = :text OR d.did_id = CAST(:did AS uuid))
            ORDER BY d.status = 'active' DESC, d.did_id
            LIMIT 1
            """;

    private final DatabaseClient database;

    SqlCandidates(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<RouteVersion> currentVersion() {
        return database.sql(CURRENT_VERSION)
                .map(RowReader.with(row -> new RouteVersion(row.uuid("version"), row.instant("now"))))
                .one();
    }

    @Override
    public Mono<Map<CampaignId, List<Link>>> links(Collection<CampaignId> campaigns, String node) {
        if (campaigns.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(LINKS)
                .bind("campaigns", Binds.uuids(campaigns, CampaignId::value))
                .bind("node", node)
                .map(RowReader.with(row -> Map.entry(SqlCandidateRows.campaignId(row), SqlCandidateRows.link(row))))
                .all()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    @Override
    public Mono<Map<OutboundRequest, OutboundCandidates>> outbound(Collection<OutboundRequest> requests) {
        List<OutboundRequest> asked = List.copyOf(requests);
        return database.sql(OUTBOUND)
                .bind("tenants", Binds.uuids(asked, one -> uuid(one.tenant().map(TenantId::value))))
                .bind("campaigns", Binds.uuids(asked, one -> uuid(one.campaign().map(CampaignId::value))))
                .bind("dids", Binds.uuids(asked, one -> uuid(one.callerIdDid().map(DidId::value))))
                .map(RowReader.with(row ->
                        Map.entry(asked.get(SqlCandidateRows.index(row)), SqlCandidateRows.outboundCandidates(row))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<List<Carrier>> carriers(String node) {
        return database.sql(CARRIERS)
                .bind("node", node)
                .map(RowReader.with(SqlCandidateRows::carrier))
                .all()
                .collectList();
    }

    @Override
    public Mono<Map<CampaignId, Map<CarrierId, Integer>>> carrierPriorities(Collection<CampaignId> campaigns) {
        return database.sql(CAMPAIGN_CARRIERS)
                .bind("campaigns", Binds.uuids(campaigns, CampaignId::value))
                .map(RowReader.with(SqlCandidateRows::campaignCarrier))
                .all()
                .collect(groupingBy(
                        SqlCandidateRows.CampaignCarrier::campaign,
                        toMap(SqlCandidateRows.CampaignCarrier::carrier, SqlCandidateRows.CampaignCarrier::priority)));
    }

    @Override
    public Mono<Map<ClientId, Client>> clients(Collection<ClientId> clients, String node) {
        return database.sql(CLIENTS)
                .bind("clients", Binds.uuids(clients, ClientId::value))
                .bind("node", node)
                .map(RowReader.with(SqlCandidateRows::client))
                .all()
                .collectMap(Client::id);
    }

    @Override
    public Mono<Map<PhoneNumber, Did>> activeDids(Collection<PhoneNumber> numbers) {
        return database.sql(ACTIVE_DIDS)
                .bind("numbers", Binds.texts(numbers, PhoneNumber::e164))
                .map(RowReader.with(SqlCandidateRows::did))
                .all()
                .collectMap(Did::number);
    }

    @Override
    public Mono<Did> findDid(TenantId tenant, String idOrNumber) {
        return database.sql(FIND_DID)
                .bind("tenant", tenant.value())
                .bind("text", idOrNumber)
                .bind("did", Binds.orNull(DidId.parse(idOrNumber).map(DidId::value), UUID.class))
                .map(RowReader.with(SqlCandidateRows::did))
                .one();
    }

    @Override
    public Mono<Did> leastUsedDid(TenantId tenant, CallerIdChoice choice) {
        return SqlCallerIdRotation.bind(database.sql(SqlCallerIdRotation.sql(choice)), tenant.value(), choice)
                .map(RowReader.with(SqlCandidateRows::did))
                .one();
    }

    private static @Nullable UUID uuid(Optional<UUID> id) {
        return id.orElse(null);
    }
}
