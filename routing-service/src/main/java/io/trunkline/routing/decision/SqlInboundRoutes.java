package io.trunkline.routing.decision;

import static java.util.stream.Collectors.toMap;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.InboundEndpoint;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.InboundCarrier;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.numbers.NumberReading;
import io.trunkline.telephony.numbers.NumberReading.Accepted;
import io.trunkline.telephony.numbers.NumberReading.Refused;
import io.trunkline.telephony.numbers.NumberReading.Withheld;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
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
class SqlInboundRoutes implements InboundRoutes {
    /// The columns of the carrier that a call came in from.
    private static final String INBOUND_CARRIER = """
            i.carrier_id AS came_in_by, i.name AS came_in_by_name, i.status AS came_in_by_status""";

    /// The first argument of COALESCE: the carrier with the account of a call, among those at the address that the
    /// node saw.
    private static final String OF_ACCOUNT = """
            (SELECT a.carrier_id FROM known_carriers a
             WHERE a.account_value = asked.account AND lower(a.account_header) = lower(seen.account_header)
               AND NOT a.deleted AND a.registration_type = 'ip' AND seen.registration_type = 'ip'
               AND lower(a.host) = lower(seen.host)
             ORDER BY a.priority, a.endpoint_id
             LIMIT 1),
            """;

    /// Each table that is read here or by [Candidates#links] has a trigger that changes the version. The usage of a
    /// DID does not matter to inbound calls, and would change the version with each outbound call, so it is
    /// not read.
    ///
    /// The node tells carriers at one address apart only by their priority. The header of an account, or else the
    /// trunk of the called number, tells which of them sent the call, unless the node knows it by its registration.
    /// A node of an earlier version does not report how it knows a carrier with a registration.
    private static final String ROUTES = "SELECT asked.place, " + SqlCandidateRows.NUMBER
            + ", CAST(0 AS bigint) AS used, "
            + SqlCandidateRows.OWNER + ", " + SqlCandidateRows.CLIENT + ", " + INBOUND_CARRIER + """
            , c.overflow_ring_seconds,
            EXISTS (SELECT FROM blocked_callers b WHERE b.tenant_id = d.tenant_id) AS blocks
            FROM unnest(CAST(:numbers AS text[]), CAST(:endpoints AS text[]), CAST(:byAddress AS boolean[]),
                        CAST(:accounts AS text[]))
                 WITH ORDINALITY AS asked (number, endpoint, by_address, account, place)
            JOIN LATERAL (
                SELECT did_id, tenant_id, number, status, max_usage, trunk FROM known_dids
                WHERE number = asked.number AND NOT deleted
                ORDER BY status = 'active' DESC, did_id
                LIMIT 1) d ON true
            LEFT JOIN known_tenants t ON t.tenant_id = d.tenant_id AND NOT t.deleted
            LEFT JOIN campaign_dids cd ON cd.did_id = d.did_id AND cd.active
            LEFT JOIN campaigns c ON c.id = cd.campaign_id AND c.tenant_id = d.tenant_id AND NOT c.deleted
            LEFT JOIN known_carriers i ON i.carrier_id = (
                SELECT COALESCE(
            """ + OF_ACCOUNT + """
                    (SELECT t.carrier_id FROM known_carriers t
                     WHERE t.endpoint_id = d.trunk AND NOT t.deleted AND lower(t.host) = lower(seen.host)
                       AND (asked.by_address OR seen.registration_type = 'ip')),
                    seen.carrier_id)
                FROM known_carriers seen
                WHERE seen.endpoint_id = asked.endpoint AND NOT seen.deleted)
            LEFT JOIN known_clients k ON k.client_id = c.overflow_client_id AND NOT k.deleted
            LEFT JOIN endpoint_states s ON s.endpoint_id = k.endpoint_id AND s.node = :node AND s.aspect = 'contact'
            """;

    /// Without a known number, there is no trunk that tells carriers at one address apart.
    private static final String CARRIERS =
            "SELECT asked.place, " + INBOUND_CARRIER + """

            FROM unnest(CAST(:endpoints AS text[]), CAST(:accounts AS text[]))
                 WITH ORDINALITY AS asked (endpoint, account, place)
            JOIN known_carriers seen ON seen.endpoint_id = asked.endpoint AND NOT seen.deleted
            JOIN known_carriers i ON i.carrier_id = COALESCE(
            """ + OF_ACCOUNT + "seen.carrier_id)";

    private static final String CALLER_HISTORIES = """
            SELECT asked.place,
                   EXISTS (SELECT FROM blocked_callers b
                           WHERE b.tenant_id = asked.tenant_id AND b.caller IN (asked.caller, asked.other_form))
                   AS blocked,
                   COALESCE(h.clients, '{}') AS answered_by, COALESCE(h.times, '{}') AS answered_at
            FROM unnest(CAST(:tenants AS uuid[]), CAST(:campaigns AS uuid[]), CAST(:scopes AS text[]),
                        CAST(:windows AS bigint[]), CAST(:callers AS text[]), CAST(:otherForms AS text[]))
                 WITH ORDINALITY AS asked (tenant_id, campaign_id, scope, window_seconds, caller, other_form, place)
            LEFT JOIN LATERAL (
                SELECT array_agg(a.client_id) AS clients, array_agg(a.answered_at) AS times
                FROM (SELECT client_id, max(answered_at) AS answered_at
                      FROM answered_callers
                      WHERE asked.scope IS NOT NULL AND tenant_id = asked.tenant_id
                        AND caller IN (asked.caller, asked.other_form)
                        AND (asked.scope = 'tenant' OR campaign_id = asked.campaign_id)
                        AND (asked.window_seconds IS NULL
                             OR answered_at > clock_timestamp() - make_interval(secs => asked.window_seconds))
                      GROUP BY client_id
                      ORDER BY 2 DESC
                      LIMIT 1000) a) h ON true
            """;

    private final DatabaseClient database;
    private final Candidates candidates;
    private final NumberCache numbers;

    SqlInboundRoutes(DatabaseClient database, Candidates candidates, NumberCache numbers) {
        this.database = database;
        this.candidates = candidates;
        this.numbers = numbers;
    }

    @Override
    public Mono<Map<NumberLookup, NumberRoute>> routes(Collection<NumberLookup> numbers, String node) {
        List<NumberLookup> asked = List.copyOf(numbers);
        return database.sql(ROUTES)
                .bind("numbers", Binds.texts(asked, called -> called.number().e164()))
                .bind("endpoints", Binds.texts(asked, SqlInboundRoutes::endpoint))
                .bind("byAddress", Binds.bools(asked, SqlInboundRoutes::isByAddress))
                .bind("accounts", Binds.texts(asked, called -> called.account().orElse(null)))
                .bind("node", node)
                .map(RowReader.with(
                        row -> Map.entry(asked.get(SqlCandidateRows.index(row)), SqlCandidateRows.numberRoute(row))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(read -> candidates.links(campaigns(read), node).map(links -> withLinks(read, links)));
    }

    private static List<CampaignId> campaigns(Map<NumberLookup, NumberRoute> read) {
        return read.values().stream()
                .flatMap(behind -> behind.candidates().campaign().stream())
                .map(Campaign::id)
                .distinct()
                .toList();
    }

    private static Map<NumberLookup, NumberRoute> withLinks(
            Map<NumberLookup, NumberRoute> read, Map<CampaignId, List<Link>> links) {
        return read.entrySet().stream().collect(toMap(Map.Entry::getKey, one -> withLinks(one.getValue(), links)));
    }

    private static NumberRoute withLinks(NumberRoute behind, Map<CampaignId, List<Link>> links) {
        InboundCandidates candidates = behind.candidates();
        List<Link> ofCampaign = candidates
                .campaign()
                .map(campaign -> links.getOrDefault(campaign.id(), List.of()))
                .orElse(List.of());
        return new NumberRoute(candidates.withLinks(ofCampaign), behind.hasBlockedCallers());
    }

    @Override
    public Mono<Map<CarrierLookup, InboundCarrier>> carriers(Collection<CarrierLookup> calls) {
        List<CarrierLookup> asked = List.copyOf(calls);
        return database.sql(CARRIERS)
                .bind("endpoints", Binds.texts(asked, call -> call.endpoint().value()))
                .bind("accounts", Binds.texts(asked, call -> call.account().orElse(null)))
                .map(RowReader.with(
                        row -> Map.entry(asked.get(SqlCandidateRows.index(row)), SqlCandidateRows.inboundCarrier(row))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Map<InboundLookup, CallerHistory>> callerHistories(Map<InboundLookup, NumberRoute> calls) {
        List<Map.Entry<InboundLookup, NumberRoute>> asked = List.copyOf(calls.entrySet());
        return database.sql(CALLER_HISTORIES)
                .bind("tenants", Binds.uuids(asked, call -> tenant(call.getValue())))
                .bind("campaigns", Binds.uuids(asked, call -> campaign(call.getValue())))
                .bind("scopes", Binds.texts(asked, call -> scope(call.getValue())))
                .bind("windows", Binds.bigints(asked, call -> window(call.getValue())))
                .bind("callers", Binds.texts(asked, call -> caller(call.getKey(), call.getValue())))
                .bind("otherForms", Binds.texts(asked, call -> otherForm(call.getKey(), call.getValue())))
                .map(RowReader.with(row -> Map.entry(
                        asked.get(SqlCandidateRows.index(row)).getKey(), SqlCandidateRows.callerHistory(row))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// The caller's number in the other form that it may have in a block or an earlier call.
    private @Nullable String otherForm(InboundLookup call, NumberRoute behind) {
        return reading(call, behind) instanceof Accepted(var number)
                ? number.otherForm().map(PhoneNumber::e164).orElse(null)
                : null;
    }

    private NumberReading reading(InboundLookup call, NumberRoute behind) {
        return numbers.caller(call.caller(), numbers.country(behind.candidates().tenant()));
    }

    /// In E.164 or [CallerIdentity#ANONYMOUS]; empty for a caller without a phone number.
    private String caller(InboundLookup call, NumberRoute behind) {
        return switch (reading(call, behind)) {
            case Accepted(var number) -> number.e164();
            case Withheld _ -> CallerIdentity.ANONYMOUS;
            case Refused _ -> "";
        };
    }

    private static String endpoint(NumberLookup called) {
        return called.inboundEndpoint().map(endpoint -> endpoint.id().value()).orElse("");
    }

    private static boolean isByAddress(NumberLookup called) {
        return called.inboundEndpoint().filter(InboundEndpoint::byAddress).isPresent();
    }

    private static @Nullable UUID tenant(NumberRoute behind) {
        return behind.candidates().did().map(did -> did.tenant().value()).orElse(null);
    }

    private static @Nullable UUID campaign(NumberRoute behind) {
        return behind.candidates().campaign().map(one -> one.id().value()).orElse(null);
    }

    /// Null if the campaign has no rule for repeat callers.
    private static @Nullable String scope(NumberRoute behind) {
        return repeatCallers(behind)
                .map(repeats -> Binds.enumName(repeats.scope()))
                .orElse(null);
    }

    /// Null for ever.
    private static @Nullable Long window(NumberRoute behind) {
        return repeatCallers(behind)
                .flatMap(RepeatCallers::window)
                .map(Duration::toSeconds)
                .orElse(null);
    }

    private static Optional<RepeatCallers> repeatCallers(NumberRoute behind) {
        return behind.candidates()
                .campaign()
                .flatMap(campaign -> campaign.rules().repeatCallers());
    }
}
