package io.trunkline.routing.decision;

import io.r2dbc.spi.Readable;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.StoredCampaignRules;
import io.trunkline.routing.decision.domain.failover.FailoverTable;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.OverflowTarget;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.parties.AllowedDestinations;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Did;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
            t.allowed_destinations, t.barred_destinations,
            c.id AS campaign_id, c.tenant_id AS campaign_tenant_id, c.name AS campaign_name,
            c.status AS campaign_status, c.dial_timeout_seconds AS campaign_ring, c.carrier_id AS campaign_carrier_id,
            c.dial_prefix AS campaign_prefix, c.routing_strategy, c.time_zone, c.opening_hours, c.max_call_seconds,
            c.unavailable_cause, c.unavailable_announcement, c.repeat_mode, c.repeat_window_seconds""";

    /// The columns that [#client(Readable)] reads.
    static final String CLIENT = """
            k.client_id, k.name AS client_name, k.endpoint_id, k.status AS client_status, k.mode, s.state""";

    private SqlCandidateRows() {}

    static InboundRoutes.NumberRoute numberRoute(Readable row) {
        InboundCandidates candidates = new InboundCandidates(
                Optional.of(did(row)),
                tenant(row),
                campaign(row),
                optional(row, "came_in_by", UUID.class).map(CarrierId::new),
                List.of(),
                CallerHistory.UNKNOWN,
                overflow(row),
                Instant.EPOCH);
        return new InboundRoutes.NumberRoute(candidates, required(row, "blocks", Boolean.class));
    }

    static CallerHistory callerHistory(Readable row) {
        return new CallerHistory(required(row, "blocked", Boolean.class), lastAnswered(row));
    }

    static OutboundCandidates outboundCandidates(Readable row) {
        Optional<Did> shown = optional(row, "did_id", UUID.class).map(_ -> did(row));
        return new OutboundCandidates(
                tenant(row), campaign(row), shown, List.of(), Map.of(), required(row, "now", Instant.class));
    }

    static Did did(Readable row) {
        return new Did(
                new DidId(required(row, "did_id", UUID.class)),
                new TenantId(required(row, "did_tenant_id", UUID.class)),
                new PhoneNumber(required(row, "number", String.class)),
                "active".equals(row.get("did_status", String.class)),
                required(row, "used", Long.class),
                optional(row, "max_usage", Long.class),
                // the default trunk of the imported data, PJSIP, is no carrier, nor is any other name in capitals
                optional(row, "trunk", String.class).flatMap(EndpointId::parse));
    }

    static Link link(Readable row) {
        return new Link(
                new LinkId(required(row, "id", UUID.class)),
                client(row),
                required(row, "priority", Integer.class),
                required(row, "weight", Integer.class),
                "active".equals(row.get("link_status", String.class)));
    }

    static Client client(Readable row) {
        boolean registers = "registers".equals(row.get("mode", String.class));
        return new Client(
                new ClientId(required(row, "client_id", UUID.class)),
                required(row, "client_name", String.class),
                new EndpointId(required(row, "endpoint_id", String.class)),
                "active".equals(row.get("client_status", String.class)),
                clientReachability(row.get("state", String.class), registers));
    }

    static Carrier carrier(Readable row) {
        boolean registers = "registration".equals(row.get("registration_type", String.class));
        boolean speakable = DialString.isHost(required(row, "host", String.class));
        return new Carrier(
                new CarrierId(required(row, "carrier_id", UUID.class)),
                required(row, "name", String.class),
                new EndpointId(required(row, "endpoint_id", String.class)),
                registers && speakable ? Optional.of(address(row)) : Optional.empty(),
                NumberFormat.valueOf(
                        required(row, "number_format", String.class).toUpperCase(Locale.ROOT)),
                "pjsip".equals(row.get("trunk_type", String.class)) && (speakable || !registers),
                "active".equals(row.get("status", String.class)),
                carrierReachability(
                        row.get("registration_state", String.class), row.get("contact_state", String.class), registers),
                required(row, "priority", Integer.class),
                optional(row, "dial_prefix", String.class),
                Duration.ofSeconds(required(row, "dial_timeout_seconds", Integer.class)),
                new FailoverTable(
                        Set.of(required(row, "failover_next", String[].class)),
                        Set.of(required(row, "failover_end", String[].class))));
    }

    /// Index of the request that a row belongs to, from 0.
    static Integer index(Readable row) {
        return Math.toIntExact(required(row, "place", Long.class) - 1);
    }

    static CampaignId campaignId(Readable row) {
        return new CampaignId(required(row, "campaign_id", UUID.class));
    }

    /// A carrier of a campaign, with its priority there.
    record CampaignCarrier(CampaignId campaign, CarrierId carrier, int priority) {}

    static CampaignCarrier campaignCarrier(Readable row) {
        return new CampaignCarrier(
                campaignId(row),
                new CarrierId(required(row, "carrier_id", UUID.class)),
                required(row, "priority", Integer.class));
    }

    private static Carrier.Address address(Readable row) {
        return new Carrier.Address(required(row, "host", String.class), required(row, "port", Integer.class));
    }

    private static Optional<Tenant> tenant(Readable row) {
        return optional(row, "tenant_id", UUID.class)
                .map(id -> new Tenant(
                        new TenantId(id),
                        required(row, "tenant_name", String.class),
                        "active".equals(row.get("tenant_status", String.class)),
                        new AllowedDestinations(
                                List.of(required(row, "allowed_destinations", String[].class)),
                                List.of(required(row, "barred_destinations", String[].class)))));
    }

    private static Optional<Campaign> campaign(Readable row) {
        return optional(row, "campaign_id", UUID.class)
                .map(id -> new Campaign(
                        new CampaignId(id),
                        new TenantId(required(row, "campaign_tenant_id", UUID.class)),
                        required(row, "campaign_name", String.class),
                        "active".equals(row.get("campaign_status", String.class)),
                        Duration.ofSeconds(required(row, "campaign_ring", Integer.class)),
                        optional(row, "campaign_carrier_id", UUID.class).map(CarrierId::new),
                        optional(row, "campaign_prefix", String.class),
                        rules(row).toRules()));
    }

    private static StoredCampaignRules rules(Readable row) {
        return new StoredCampaignRules(
                required(row, "routing_strategy", String.class),
                required(row, "time_zone", String.class),
                List.of(required(row, "opening_hours", String[].class)),
                row.get("max_call_seconds", Integer.class),
                row.get("unavailable_cause", Integer.class),
                row.get("unavailable_announcement", String.class),
                row.get("repeat_mode", String.class),
                row.get("repeat_window_seconds", Integer.class));
    }

    private static Optional<CallerHistory.AnsweredCall> lastAnswered(Readable row) {
        return optional(row, "answered_by", UUID.class)
                .map(link ->
                        new CallerHistory.AnsweredCall(new LinkId(link), required(row, "answered_at", Instant.class)));
    }

    private static Optional<OverflowTarget> overflow(Readable row) {
        return optional(row, "client_id", UUID.class)
                .map(_ -> new OverflowTarget(
                        client(row), Duration.ofSeconds(required(row, "overflow_ring_seconds", Integer.class))));
    }

    /// A registered client without a contact is unreachable. A client at a fixed address has no contact only while
    /// its rows are being changed.
    private static Reachability clientReachability(@Nullable String contact, boolean registers) {
        return switch (contact) {
            case "reachable", "registered" -> Reachability.REACHABLE;
            case "unreachable", "unregistered", "rejected" -> Reachability.UNREACHABLE;
            case "removed" -> registers ? Reachability.UNREACHABLE : Reachability.UNKNOWN;
            case null, default -> Reachability.UNKNOWN;
        };
    }

    /// A registration carrier is reachable while its registration is: its contact is not qualified.
    private static Reachability carrierReachability(
            @Nullable String registration, @Nullable String contact, boolean registers) {
        return switch (registers ? registration : contact) {
            case "registered", "reachable" -> Reachability.REACHABLE;
            case "unregistered", "rejected", "unreachable" -> Reachability.UNREACHABLE;
            case null, default -> Reachability.UNKNOWN;
        };
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static <T> Optional<T> optional(Readable row, String column, Class<T> type) {
        return Optional.ofNullable(row.get(column, type));
    }
}
