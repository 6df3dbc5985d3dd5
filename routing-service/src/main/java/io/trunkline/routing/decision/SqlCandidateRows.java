package io.trunkline.routing.decision;

import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.StoredCampaignRules;
import io.trunkline.routing.decision.domain.failover.FailoverTable;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.InboundCarrier;
import io.trunkline.routing.decision.domain.inbound.OverflowTarget;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.outbound.CarrierOffers;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.parties.AllowedDestinations;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.ClientEndpoint;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.LinkSchedule;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.parties.TagRules;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.sip.SipTransport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Maps rows to candidates.
final class SqlCandidateRows {
    /// The columns of a DID, without its usage.
    static final String NUMBER = """
            d.did_id, d.tenant_id AS did_tenant_id, d.number, d.status AS did_status, d.max_usage, d.trunk""";

    /// The columns that [#did(Readable)] reads; `u` is its cap.
    static final String DID = NUMBER + ", COALESCE(u.total, 0) AS used";

    /// The columns of a tenant and its campaign.
    static final String OWNER = """
            t.tenant_id, t.name AS tenant_name, t.status AS tenant_status,
            t.allowed_destinations, t.barred_destinations, t.country AS tenant_country,
            c.id AS campaign_id, c.tenant_id AS campaign_tenant_id, c.name AS campaign_name,
            c.status AS campaign_status, c.dial_timeout_seconds AS campaign_ring, c.carrier_id AS campaign_carrier_id,
            c.dial_prefix AS campaign_prefix, c.routing_strategy, c.time_zone, c.opening_hours, c.max_call_seconds,
            c.unavailable_cause, c.unavailable_announcement, c.repeat_mode, c.repeat_window_seconds,
            c.repeat_scope, c.allowed_callers, c.excluded_callers""";

    /// The columns that [#client(Readable)] reads. A client that registers and has its contact at another node is
    /// not dialed from this one.
    static final String CLIENT = """
            k.client_id, k.name AS client_name, k.endpoint_id, k.status AS client_status, k.mode,
            k.time_zone AS client_zone, k.opening_hours AS client_hours,
            COALESCE(s.state, CASE WHEN k.mode = 'registers' AND EXISTS (
                SELECT FROM endpoint_states e
                WHERE e.endpoint_id = k.endpoint_id AND e.aspect = 'contact' AND e.state IN ('registered', 'reachable'))
                THEN 'elsewhere' END) AS state,
            k.further_endpoints, k.further_modes,
            CASE WHEN k.further_endpoints = '{}' THEN '{}' ELSE ARRAY(
                SELECT COALESCE(f.state, CASE WHEN further.mode = 'registers' AND EXISTS (
                    SELECT FROM endpoint_states e
                    WHERE e.endpoint_id = further.id AND e.aspect = 'contact'
                      AND e.state IN ('registered', 'reachable'))
                    THEN 'elsewhere' END, 'unknown')
                FROM unnest(k.further_endpoints, k.further_modes) WITH ORDINALITY AS further (id, mode, place)
                LEFT JOIN endpoint_states f
                       ON f.endpoint_id = further.id AND f.node = :node AND f.aspect = 'contact'
                ORDER BY further.place) END AS further_states""";

    /// The columns of a link; `c` is its campaign.
    static final String LINK = """
            SELECT l.campaign_id, l.id, l.priority, l.weight, l.status AS link_status,
                   COALESCE(l.time_zone, c.time_zone) AS link_time_zone, l.opening_hours AS link_hours,
                   l.starts_at, l.ends_at, l.pause_reason, l.required_tags, l.excluded_tags,
            """;

    /// The state of an endpoint that is registered at another node and not at this one.
    private static final String ELSEWHERE = "elsewhere";

    private SqlCandidateRows() {}

    static InboundRoutes.NumberRoute numberRoute(RowReader row) {
        InboundCandidates candidates = new InboundCandidates(
                Optional.of(did(row)),
                tenant(row),
                campaign(row),
                row.optional("came_in_by", UUID.class).map(_ -> inboundCarrier(row)),
                List.of(),
                CallerHistory.UNKNOWN,
                overflow(row),
                Instant.EPOCH);
        return new InboundRoutes.NumberRoute(candidates, row.bool("blocks"));
    }

    static InboundCarrier inboundCarrier(RowReader row) {
        return new InboundCarrier(
                new CarrierId(row.uuid("came_in_by")), row.text("came_in_by_name"), row.text("came_in_by_status"));
    }

    static CallerHistory callerHistory(RowReader row) {
        return new CallerHistory(row.bool("blocked"), answered(row));
    }

    static OutboundCandidates outboundCandidates(RowReader row) {
        Optional<Did> shown = row.optional("did_id", UUID.class).map(_ -> did(row));
        return new OutboundCandidates(
                tenant(row), campaign(row), shown, List.of(), offers(row), Map.of(), row.instant("now"));
    }

    /// A tenant that is not known has no offers besides those to all.
    private static CarrierOffers offers(RowReader row) {
        return row.bool("of_platform")
                ? CarrierOffers.OF_PLATFORM
                : CarrierOffers.ofTenant(row.uuids("offered_carriers").stream()
                        .map(CarrierId::new)
                        .collect(Collectors.toSet()));
    }

    static Did did(RowReader row) {
        return new Did(
                new DidId(row.uuid("did_id")),
                new TenantId(row.uuid("did_tenant_id")),
                new PhoneNumber(row.text("number")),
                "active".equals(row.text("did_status")),
                row.bigint("used"),
                row.optional("max_usage", Long.class),
                // the default trunk of the imported data, PJSIP, is no carrier, nor is any other name in capitals
                row.optional("trunk", String.class).flatMap(EndpointId::parse));
    }

    static Link link(RowReader row) {
        return new Link(
                new LinkId(row.uuid("id")),
                client(row),
                row.integer("priority"),
                row.integer("weight"),
                "active".equals(row.text("link_status")),
                linkSchedule(row),
                TagRules.parse(row.texts("required_tags"), row.texts("excluded_tags")));
    }

    private static LinkSchedule linkSchedule(RowReader row) {
        return new LinkSchedule(
                OpeningHours.parse(ZoneId.of(row.text("link_time_zone")), row.texts("link_hours")),
                row.optional("starts_at", Instant.class),
                row.optional("ends_at", Instant.class),
                row.optional("pause_reason", String.class));
    }

    static Client client(RowReader row) {
        return new Client(
                new ClientId(row.uuid("client_id")),
                row.text("client_name"),
                endpoints(row),
                "active".equals(row.text("client_status")),
                OpeningHours.parse(ZoneId.of(row.text("client_zone")), row.texts("client_hours")));
    }

    private static List<ClientEndpoint> endpoints(RowReader row) {
        List<ClientEndpoint> endpoints = new ArrayList<>();
        endpoints.add(endpoint(row.text("endpoint_id"), row.text("mode"), row.textOrNull("state")));
        List<String> further = row.texts("further_endpoints");
        if (!further.isEmpty()) {
            List<String> modes = row.texts("further_modes");
            List<String> states = row.texts("further_states");
            for (int i = 0; i < further.size(); i++) {
                endpoints.add(endpoint(further.get(i), modes.get(i), states.get(i)));
            }
        }
        return endpoints;
    }

    private static ClientEndpoint endpoint(String id, String mode, @Nullable String state) {
        return new ClientEndpoint(new EndpointId(id), clientReachability(state, "registers".equals(mode)));
    }

    static Carrier carrier(RowReader row) {
        boolean registers = "registration".equals(row.text("registration_type"));
        boolean speakable = DialString.isHost(row.text("host"));
        return new Carrier(
                new CarrierId(row.uuid("carrier_id")),
                row.text("name"),
                new EndpointId(row.text("endpoint_id")),
                registers && speakable ? Optional.of(address(row)) : Optional.empty(),
                row.enumValue("number_format", NumberFormat.class),
                "pjsip".equals(row.text("trunk_type")) && (speakable || !registers),
                "active".equals(row.text("status")),
                carrierReachability(row.textOrNull("registration_state"), row.textOrNull("contact_state"), registers),
                row.integer("priority"),
                row.optional("dial_prefix", String.class),
                row.seconds("dial_timeout_seconds"),
                new FailoverTable(Set.copyOf(row.texts("failover_next")), Set.copyOf(row.texts("failover_end"))),
                "all".equals(row.text("offered_to")),
                row.optional("country", String.class).flatMap(Country::parse));
    }

    /// Index of the request that a row belongs to, from 0.
    static Integer index(RowReader row) {
        return Math.toIntExact(row.bigint("place") - 1);
    }

    static CampaignId campaignId(RowReader row) {
        return new CampaignId(row.uuid("campaign_id"));
    }

    /// A carrier of a campaign, with its priority there.
    record CampaignCarrier(CampaignId campaign, CarrierId carrier, int priority) {}

    static CampaignCarrier campaignCarrier(RowReader row) {
        return new CampaignCarrier(campaignId(row), new CarrierId(row.uuid("carrier_id")), row.integer("priority"));
    }

    private static DialString.Address address(RowReader row) {
        return new DialString.Address(
                row.text("host"), row.optional("port", Integer.class), row.enumValue("transport", SipTransport.class));
    }

    private static Optional<Tenant> tenant(RowReader row) {
        return row.optional("tenant_id", UUID.class)
                .map(id -> new Tenant(
                        new TenantId(id),
                        row.text("tenant_name"),
                        "active".equals(row.text("tenant_status")),
                        new AllowedDestinations(row.texts("allowed_destinations"), row.texts("barred_destinations")),
                        row.optional("tenant_country", String.class).flatMap(Country::parse)));
    }

    private static Optional<Campaign> campaign(RowReader row) {
        return row.optional("campaign_id", UUID.class)
                .map(id -> new Campaign(
                        new CampaignId(id),
                        new TenantId(row.uuid("campaign_tenant_id")),
                        row.text("campaign_name"),
                        "active".equals(row.text("campaign_status")),
                        row.seconds("campaign_ring"),
                        row.optional("campaign_carrier_id", UUID.class).map(CarrierId::new),
                        row.optional("campaign_prefix", String.class),
                        rules(row).toRules()));
    }

    private static StoredCampaignRules rules(RowReader row) {
        return new StoredCampaignRules(
                row.text("routing_strategy"),
                row.text("time_zone"),
                row.texts("opening_hours"),
                row.integerOrNull("max_call_seconds"),
                row.integerOrNull("unavailable_cause"),
                row.textOrNull("unavailable_announcement"),
                row.textOrNull("repeat_mode"),
                row.integerOrNull("repeat_window_seconds"),
                row.textOrNull("repeat_scope"),
                row.texts("allowed_callers"),
                row.texts("excluded_callers"));
    }

    private static List<CallerHistory.AnsweredCall> answered(RowReader row) {
        List<UUID> clients = row.uuids("answered_by");
        List<Instant> times = row.instants("answered_at");
        return IntStream.range(0, clients.size())
                .mapToObj(i -> new CallerHistory.AnsweredCall(new ClientId(clients.get(i)), times.get(i)))
                .toList();
    }

    private static Optional<OverflowTarget> overflow(RowReader row) {
        return row.optional("client_id", UUID.class)
                .map(_ -> new OverflowTarget(client(row), row.seconds("overflow_ring_seconds")));
    }

    /// A registered client without a contact is unreachable. A client at a fixed address has no contact only while
    /// its rows are being changed.
    private static Reachability clientReachability(@Nullable String contact, boolean registers) {
        return switch (contact) {
            case "reachable", "registered" -> Reachability.REACHABLE;
            case "unreachable", "unregistered", "rejected", ELSEWHERE -> Reachability.UNREACHABLE;
            case "removed" -> registers ? Reachability.UNREACHABLE : Reachability.UNKNOWN;
            case null, default -> Reachability.UNKNOWN;
        };
    }

    /// A registration carrier is reachable while its registration is: its contact is not qualified.
    private static Reachability carrierReachability(
            @Nullable String registration, @Nullable String contact, boolean registers) {
        return switch (registers ? registration : contact) {
            case "registered", "reachable" -> Reachability.REACHABLE;
            case "unregistered", "rejected", "unreachable", ELSEWHERE -> Reachability.UNREACHABLE;
            case null, default -> Reachability.UNKNOWN;
        };
    }
}
