package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.campaign.Campaign;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.routing.decision.domain.failover.FailoverTable;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundCall;
import io.trunkline.routing.decision.domain.inbound.InboundCandidates;
import io.trunkline.routing.decision.domain.inbound.RouteInbound;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.outbound.CarrierOffers;
import io.trunkline.routing.decision.domain.outbound.OutboundCall;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.outbound.RouteOutbound;
import io.trunkline.routing.decision.domain.parties.AllowedDestinations;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.ClientEndpoint;
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
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// People and things of the rules' stories: the tenant Acme with the number +14045556789 and the campaign Autumn,
/// clients and carriers by a small number each.
public final class RoutingFixture {
    public static final PhoneNumber DIALED_NUMBER = new PhoneNumber("+14045556789");
    public static final String DEFAULT_COUNTRY_PREFIX = "+1";
    public static final PhoneNumber CALLED_NUMBER = new PhoneNumber("+13125550111");
    public static final Tenant ACME =
            new Tenant(new TenantId(id(1)), "Acme", true, AllowedDestinations.OWN_COUNTRY_ONLY, Optional.empty());
    public static final Did DID =
            new Did(new DidId(id(2)), ACME.id(), DIALED_NUMBER, true, 0, Optional.empty(), Optional.empty());
    public static final Campaign AUTUMN = new Campaign(
            new CampaignId(id(3)),
            ACME.id(),
            "Autumn",
            true,
            Duration.ofSeconds(20),
            Optional.empty(),
            Optional.empty(),
            CampaignRules.DEFAULT);
    /// A tenant to which no carriers are offered besides those that are offered to all.
    public static final CarrierOffers OFFERED_TO_ALL = CarrierOffers.ofTenant(Set.of());

    public static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    private RoutingFixture() {}

    public static UUID id(int number) {
        return new UUID(0, number);
    }

    public static Client client(int number) {
        return new Client(
                new ClientId(id(100 + number)),
                "client " + number,
                new EndpointId("client-" + number),
                true,
                Reachability.REACHABLE);
    }

    public static Client unreachable(Client client) {
        return withReachability(client, Reachability.UNREACHABLE);
    }

    /// The client with endpoints that all have this state.
    public static Client withReachability(Client client, Reachability reachability) {
        return new Client(
                client.id(),
                client.name(),
                client.endpoints().stream()
                        .map(endpoint -> new ClientEndpoint(endpoint.id(), reachability))
                        .toList(),
                client.active(),
                client.hours());
    }

    /// The client with more endpoints of these states, `<its endpoint>-2` and so on.
    public static Client withFurther(Client client, Reachability... states) {
        List<ClientEndpoint> endpoints = new ArrayList<>(client.endpoints());
        for (Reachability state : states) {
            String id = client.endpoints().getFirst().id() + "-" + (endpoints.size() + 1);
            endpoints.add(new ClientEndpoint(new EndpointId(id), state));
        }
        return new Client(client.id(), client.name(), endpoints, client.active(), client.hours());
    }

    public static Client inactive(Client client) {
        return new Client(client.id(), client.name(), client.endpoints(), false, client.hours());
    }

    public static Link link(Client client, int priority) {
        return new Link(new LinkId(id(200 + priority)), client, priority, 1, true);
    }

    public static Carrier carrier(int number) {
        return new Carrier(
                new CarrierId(id(300 + number)),
                "carrier " + number,
                new EndpointId("carrier-" + number),
                Optional.empty(),
                NumberFormat.DIGITS,
                true,
                true,
                Reachability.UNKNOWN,
                number,
                Optional.empty(),
                Duration.ofSeconds(30),
                FailoverTable.DEFAULT,
                true,
                Optional.empty());
    }

    public static Carrier carrier(int number, Reachability reachability) {
        return change(carrier(number), Optional.empty(), NumberFormat.DIGITS, reachability, Optional.empty());
    }

    public static Carrier withPrefix(int number, String prefix) {
        return change(
                carrier(number), Optional.empty(), NumberFormat.DIGITS, Reachability.UNKNOWN, Optional.of(prefix));
    }

    public static Carrier change(
            Carrier from,
            Optional<DialString.Address> address,
            NumberFormat format,
            Reachability reachability,
            Optional<String> prefix) {
        return new Carrier(
                from.id(),
                from.name(),
                from.endpoint(),
                address,
                format,
                true,
                true,
                reachability,
                from.priority(),
                prefix,
                from.ringTimeout(),
                from.failoverTable(),
                from.offeredToAll(),
                from.country());
    }

    public static InboundCandidates inboundCandidates(Link... links) {
        return new InboundCandidates(
                Optional.of(DID),
                Optional.of(ACME),
                Optional.of(AUTUMN),
                Optional.empty(),
                List.of(links),
                CallerHistory.UNKNOWN,
                Optional.empty(),
                NOW);
    }

    public static InboundCall firstInboundCall() {
        return new InboundCall(DIALED_NUMBER.e164(), Optional.of(DIALED_NUMBER), TriedClients.NONE, Optional.empty());
    }

    public static InboundCall inboundCallAfter(AttemptOutcome last, Client... tried) {
        Set<ClientId> ids = Arrays.stream(tried).map(Client::id).collect(Collectors.toSet());
        return inboundCallAfter(last, TriedClients.entirely(ids));
    }

    public static InboundCall inboundCallAfter(AttemptOutcome last, TriedClients tried) {
        return new InboundCall(DIALED_NUMBER.e164(), Optional.of(DIALED_NUMBER), tried, Optional.of(last));
    }

    public static OutboundCall firstOutboundCall() {
        return new OutboundCall(
                Optional.of(CALLED_NUMBER),
                CALLED_NUMBER.e164(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                false,
                true,
                DEFAULT_COUNTRY_PREFIX);
    }

    public static OutboundCall outboundCallAfter(AttemptOutcome last, Carrier... tried) {
        return outboundCallAfter(new EndedAttempt(last, 0, 0, Optional.of(tried[tried.length - 1].id())), tried);
    }

    public static OutboundCall outboundCallAfter(EndedAttempt last, Carrier... tried) {
        Set<CarrierId> ids = Arrays.stream(tried).map(Carrier::id).collect(Collectors.toSet());
        return new OutboundCall(
                Optional.of(CALLED_NUMBER),
                CALLED_NUMBER.e164(),
                Optional.empty(),
                Optional.empty(),
                ids,
                Optional.of(last),
                false,
                true,
                DEFAULT_COUNTRY_PREFIX);
    }

    /// A call through a carrier's prefix dialplan that the API did not place.
    public static OutboundCall prefixCall(Carrier carrier, Optional<PhoneNumber> to, String asDialed) {
        return new OutboundCall(
                to,
                asDialed,
                Optional.of(carrier.id()),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                true,
                false,
                DEFAULT_COUNTRY_PREFIX);
    }

    public static Carrier withFailover(Carrier from, FailoverTable failover) {
        return new Carrier(
                from.id(),
                from.name(),
                from.endpoint(),
                from.address(),
                from.format(),
                from.dialable(),
                from.active(),
                from.reachability(),
                from.priority(),
                from.dialPrefix(),
                from.ringTimeout(),
                failover,
                from.offeredToAll(),
                from.country());
    }

    public static Carrier notOfferedToAll(Carrier from) {
        return new Carrier(
                from.id(),
                from.name(),
                from.endpoint(),
                from.address(),
                from.format(),
                from.dialable(),
                from.active(),
                from.reachability(),
                from.priority(),
                from.dialPrefix(),
                from.ringTimeout(),
                from.failoverTable(),
                false,
                from.country());
    }

    public static Carrier withPriority(Carrier from, int priority) {
        return new Carrier(
                from.id(),
                from.name(),
                from.endpoint(),
                from.address(),
                from.format(),
                from.dialable(),
                from.active(),
                from.reachability(),
                priority,
                from.dialPrefix(),
                from.ringTimeout(),
                from.failoverTable(),
                from.offeredToAll(),
                from.country());
    }

    public static OutboundCandidates outboundCandidates(Carrier... carriers) {
        return new OutboundCandidates(
                Optional.of(ACME),
                Optional.of(AUTUMN),
                Optional.of(DID),
                List.of(carriers),
                OFFERED_TO_ALL,
                Map.of(),
                NOW);
    }

    /// The same with the carriers that are offered to the tenant by name.
    public static OutboundCandidates withOffers(OutboundCandidates known, Carrier... offered) {
        return new OutboundCandidates(
                known.tenant(),
                known.campaign(),
                known.callerIdDid(),
                known.carriers(),
                CarrierOffers.ofTenant(Arrays.stream(offered).map(Carrier::id).collect(Collectors.toSet())),
                known.campaignPriorities(),
                known.now());
    }

    /// The same with these carriers of the campaign.
    public static OutboundCandidates withCampaignCarriers(OutboundCandidates known, Carrier... ofCampaign) {
        return new OutboundCandidates(
                known.tenant(),
                known.campaign(),
                known.callerIdDid(),
                known.carriers(),
                known.offers(),
                Arrays.stream(ofCampaign).collect(Collectors.toMap(Carrier::id, Carrier::priority)),
                known.now());
    }

    /// Decides where nothing is limited.
    public static Decision route(InboundCall call, InboundCandidates known) {
        return RouteInbound.decide(call, known, CapLookup.UNLIMITED);
    }

    /// Decides where nothing is limited.
    public static Decision route(OutboundCall call, OutboundCandidates known) {
        return RouteOutbound.decide(call, known, CapLookup.UNLIMITED);
    }

    public static String dialString(Decision decision) {
        return decision.answer() instanceof Answer.Dial dial
                ? dial.to().value()
                : decision.answer().toString();
    }

    public static StopReason stopReason(Decision decision) {
        if (decision.answer() instanceof Answer.Stop stop) {
            return stop.reason();
        }
        throw new AssertionError("not stopped: " + decision);
    }

    /// A carrier that takes numbers of its country in national form.
    public static Carrier national(int number, NumberFormat format, String country) {
        Carrier from = carrier(number);
        return new Carrier(
                from.id(),
                from.name(),
                from.endpoint(),
                from.address(),
                format,
                from.dialable(),
                from.active(),
                from.reachability(),
                from.priority(),
                from.dialPrefix(),
                from.ringTimeout(),
                from.failoverTable(),
                from.offeredToAll(),
                Optional.of(new Country(country)));
    }
}
