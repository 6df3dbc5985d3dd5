package io.trunkline.routing.decisions;

import io.r2dbc.spi.Parameters;
import io.trunkline.routing.decisions.domain.Carrier;
import io.trunkline.routing.decisions.domain.CarrierId;
import io.trunkline.routing.decisions.domain.Client;
import io.trunkline.routing.decisions.domain.ClientId;
import io.trunkline.routing.decisions.domain.Did;
import io.trunkline.routing.decisions.domain.DidId;
import io.trunkline.routing.decisions.domain.EndpointId;
import io.trunkline.routing.decisions.domain.InboundCandidates;
import io.trunkline.routing.decisions.domain.Link;
import io.trunkline.routing.decisions.domain.OutboundCandidates;
import io.trunkline.routing.decisions.domain.OutboundRequest;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Two queries a decision: whose call it is, and whom it may go to.
@Component
class SqlCandidates implements Candidates {
    private static final String DID = """
            d.did_id, d.tenant_id AS did_tenant_id, d.number, d.status AS did_status, d.max_usage, d.trunk,
            COALESCE(u.used, 0) AS used""";

    private static final String OWNER = """
            t.tenant_id, t.name AS tenant_name, t.status AS tenant_status,
            c.id AS campaign_id, c.tenant_id AS campaign_tenant_id, c.name AS campaign_name,
            c.status AS campaign_status, c.dial_timeout_seconds AS campaign_ring, c.carrier_id AS campaign_carrier_id,
            c.dial_prefix AS campaign_prefix""";

    private static final String CLIENT = """
            k.client_id, k.name AS client_name, k.endpoint_id, k.status AS client_status, k.mode, s.state""";

    private static final String CARRIER = """
            k.carrier_id, k.name, k.endpoint_id, k.trunk_type, k.registration_type, k.host, k.port, k.priority,
            k.status, k.dial_prefix, k.dial_timeout_seconds, k.number_format,
            r.state AS registration_state, s.state AS contact_state""";

    private static final String CARRIER_STATES = """
            LEFT JOIN endpoint_states r
                   ON r.endpoint_id = k.endpoint_id AND r.node = :node AND r.aspect = 'registration'
            LEFT JOIN endpoint_states s
                   ON s.endpoint_id = k.endpoint_id AND s.node = :node AND s.aspect = 'contact'
            """;

    private static final String INBOUND = "SELECT " + DID + ", " + OWNER + """
            , i.carrier_id AS came_in_by
            FROM known_dids d
            LEFT JOIN did_usage u ON u.did_id = d.did_id
            LEFT JOIN known_tenants t ON t.tenant_id = d.tenant_id AND NOT t.deleted
            LEFT JOIN campaign_dids cd ON cd.did_id = d.did_id AND cd.active
            LEFT JOIN campaigns c ON c.id = cd.campaign_id AND c.tenant_id = d.tenant_id AND NOT c.deleted
            LEFT JOIN known_carriers i ON i.endpoint_id = :endpoint AND NOT i.deleted
            WHERE d.number = :number AND NOT d.deleted
            ORDER BY d.status = 'active' DESC, d.did_id
            LIMIT 1
            """;

    private static final String LINKS = "SELECT l.id, l.priority, l.status AS link_status, " + CLIENT + """

            FROM links l
            JOIN known_clients k ON k.client_id = l.client_id AND NOT k.deleted
            LEFT JOIN endpoint_states s ON s.endpoint_id = k.endpoint_id AND s.node = :node AND s.aspect = 'contact'
            WHERE l.campaign_id = :campaign
            """;

    private static final String OUTBOUND = "SELECT " + DID + ", " + OWNER + """

            FROM (SELECT 1) AS one
            LEFT JOIN known_tenants t ON t.tenant_id = CAST(:tenant AS uuid) AND NOT t.deleted
            LEFT JOIN campaigns c ON c.id = CAST(:campaign AS uuid) AND NOT c.deleted
                  AND (CAST(:tenant AS uuid) IS NULL OR c.tenant_id = CAST(:tenant AS uuid))
            LEFT JOIN known_dids d ON d.did_id = CAST(:did AS uuid) AND NOT d.deleted
            LEFT JOIN did_usage u ON u.did_id = d.did_id
            """;

    private static final String CARRIERS = "SELECT " + CARRIER + """
            , cc.priority AS campaign_priority
            FROM known_carriers k
            LEFT JOIN campaign_carriers cc
                   ON cc.carrier_id = k.carrier_id AND cc.campaign_id = CAST(:campaign AS uuid)
            """ + CARRIER_STATES + "WHERE NOT k.deleted";

    private static final String ONE_CARRIER = "SELECT " + CARRIER + "\nFROM known_carriers k\n" + CARRIER_STATES
            + "WHERE k.endpoint_id = :endpoint AND NOT k.deleted LIMIT 1";

    private static final String ONE_CLIENT = "SELECT " + CLIENT + """

            FROM known_clients k
            LEFT JOIN endpoint_states s ON s.endpoint_id = k.endpoint_id AND s.node = :node AND s.aspect = 'contact'
            WHERE k.client_id = :client AND NOT k.deleted
            """;

    private static final String HOLDER = "SELECT " + DID + """

            FROM known_dids d LEFT JOIN did_usage u ON u.did_id = d.did_id
            WHERE d.number = :number AND d.status = 'active' AND NOT d.deleted
            LIMIT 1
            """;

    private static final String NAMED = "SELECT " + DID + """

            FROM known_dids d LEFT JOIN did_usage u ON u.did_id = d.did_id
            WHERE d.tenant_id = :tenant AND NOT d.deleted
              AND (d.number = :text OR d.did_id = CAST(:did AS uuid))
            ORDER BY d.status = 'active' DESC, d.did_id
            LIMIT 1
            """;

    private static final String LEAST_USED = "SELECT " + DID + """

            FROM known_dids d LEFT JOIN did_usage u ON u.did_id = d.did_id
            WHERE d.tenant_id = :tenant AND NOT d.deleted AND d.status = 'active'
              AND (d.max_usage IS NULL OR COALESCE(u.used, 0) < d.max_usage)
            ORDER BY used, d.did_id
            LIMIT 1
            """;

    private final DatabaseClient database;

    SqlCandidates(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<InboundCandidates> inbound(PhoneNumber number, Optional<EndpointId> cameInBy, String node) {
        return database.sql(INBOUND)
                .bind("number", number.e164())
                .bind("endpoint", cameInBy.map(EndpointId::value).orElse(""))
                .map(SqlCandidateRows::inbound)
                .one()
                .flatMap(known -> withLinks(known, node));
    }

    private Mono<InboundCandidates> withLinks(InboundCandidates known, String node) {
        if (known.campaign().isEmpty()) {
            return Mono.just(known);
        }
        return database.sql(LINKS)
                .bind("campaign", known.campaign().get().id().value())
                .bind("node", node)
                .map(SqlCandidateRows::link)
                .all()
                .collectList()
                .map(links -> withLinks(known, links));
    }

    private static InboundCandidates withLinks(InboundCandidates known, List<Link> links) {
        return new InboundCandidates(known.did(), known.tenant(), known.campaign(), known.carrier(), links);
    }

    @Override
    public Mono<OutboundCandidates> outbound(OutboundRequest request, String node) {
        UUID campaign = request.campaign().map(id -> id.value()).orElse(null);
        Mono<OutboundCandidates> owner = database.sql(OUTBOUND)
                .bind("tenant", uuid(request.tenant().map(TenantId::value).orElse(null)))
                .bind("campaign", uuid(campaign))
                .bind("did", uuid(request.shown().map(id -> id.value()).orElse(null)))
                .map(SqlCandidateRows::outbound)
                .one();
        return owner.flatMap(known -> withCarriers(known, campaign, node));
    }

    private Mono<OutboundCandidates> withCarriers(OutboundCandidates known, @Nullable UUID campaign, String node) {
        return database.sql(CARRIERS)
                .bind("campaign", uuid(campaign))
                .bind("node", node)
                .map(row -> Map.entry(SqlCandidateRows.carrier(row), SqlCandidateRows.campaignPriority(row)))
                .all()
                .collectList()
                .map(rows -> withCarriers(known, rows));
    }

    private static OutboundCandidates withCarriers(
            OutboundCandidates known, List<Map.Entry<Carrier, OptionalInt>> rows) {
        Map<CarrierId, Integer> priorities = rows.stream()
                .filter(row -> row.getValue().isPresent())
                .collect(Collectors.toMap(
                        row -> row.getKey().id(), row -> row.getValue().getAsInt()));
        List<Carrier> carriers = rows.stream().map(Map.Entry::getKey).toList();
        return new OutboundCandidates(known.tenant(), known.campaign(), known.shown(), carriers, priorities);
    }

    @Override
    public Mono<Client> client(ClientId client, String node) {
        return database.sql(ONE_CLIENT)
                .bind("client", client.value())
                .bind("node", node)
                .map(SqlCandidateRows::client)
                .one();
    }

    @Override
    public Mono<Carrier> carrier(EndpointId endpoint, String node) {
        return database.sql(ONE_CARRIER)
                .bind("endpoint", endpoint.value())
                .bind("node", node)
                .map(SqlCandidateRows::carrier)
                .one();
    }

    @Override
    public Mono<Did> holder(PhoneNumber number) {
        return database.sql(HOLDER)
                .bind("number", number.e164())
                .map(SqlCandidateRows::did)
                .one();
    }

    @Override
    public Mono<Did> named(TenantId tenant, String idOrNumber) {
        return database.sql(NAMED)
                .bind("tenant", tenant.value())
                .bind("text", idOrNumber)
                .bind("did", uuid(DidId.parse(idOrNumber).map(DidId::value).orElse(null)))
                .map(SqlCandidateRows::did)
                .one();
    }

    @Override
    public Mono<Did> leastUsed(TenantId tenant) {
        return database.sql(LEAST_USED)
                .bind("tenant", tenant.value())
                .map(SqlCandidateRows::did)
                .one();
    }

    private static Object uuid(@Nullable UUID value) {
        return value == null ? Parameters.in(UUID.class) : value;
    }
}
