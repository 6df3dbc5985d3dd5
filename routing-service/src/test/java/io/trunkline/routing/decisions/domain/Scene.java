package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// People and things of the rules' stories: the tenant Acme with the number +14045556789 and the campaign Autumn,
/// clients and carriers by a small number each.
final class Scene {
    static final PhoneNumber NUMBER = new PhoneNumber("+14045556789");
    static final String HOME = "+1";
    static final PhoneNumber PERSON = new PhoneNumber("+13125550111");
    static final Tenant ACME = new Tenant(new TenantId(id(1)), "Acme", true, Destinations.HOME);
    static final Did DID = new Did(new DidId(id(2)), ACME.id(), NUMBER, true, 0, Optional.empty(), Optional.empty());
    static final Campaign AUTUMN = new Campaign(
            new CampaignId(id(3)),
            ACME.id(),
            "Autumn",
            true,
            Duration.ofSeconds(20),
            Optional.empty(),
            Optional.empty(),
            CampaignRules.PLAIN);
    static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    private Scene() {}

    static UUID id(int number) {
        return new UUID(0, number);
    }

    static Client client(int number) {
        return new Client(
                new ClientId(id(100 + number)),
                "client " + number,
                new EndpointId("client-" + number),
                true,
                Reachability.REACHABLE);
    }

    static Client away(Client client) {
        return new Client(client.id(), client.name(), client.endpoint(), client.active(), Reachability.AWAY);
    }

    static Client inactive(Client client) {
        return new Client(client.id(), client.name(), client.endpoint(), false, client.reachability());
    }

    static Link link(Client client, int priority) {
        return new Link(new LinkId(id(200 + priority)), client, priority, 1, true);
    }

    static Carrier carrier(int number) {
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
                Failover.ORDINARY);
    }

    static Carrier carrier(int number, Reachability reachability) {
        return change(carrier(number), Optional.empty(), NumberFormat.DIGITS, reachability, Optional.empty());
    }

    static Carrier withPrefix(int number, String prefix) {
        return change(
                carrier(number), Optional.empty(), NumberFormat.DIGITS, Reachability.UNKNOWN, Optional.of(prefix));
    }

    static Carrier change(
            Carrier from,
            Optional<Carrier.Address> address,
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
                from.ring(),
                from.failover());
    }

    static InboundCandidates answeredBy(Link... links) {
        return new InboundCandidates(
                Optional.of(DID),
                Optional.of(ACME),
                Optional.of(AUTUMN),
                Optional.empty(),
                List.of(links),
                KnownCaller.UNKNOWN,
                Optional.empty(),
                NOW);
    }

    static InboundCall firstQuestion() {
        return new InboundCall(NUMBER.e164(), Optional.of(NUMBER), Set.of(), Optional.empty());
    }

    static InboundCall after(Outcome last, Client... tried) {
        Set<ClientId> ids = Arrays.stream(tried).map(Client::id).collect(Collectors.toSet());
        return new InboundCall(NUMBER.e164(), Optional.of(NUMBER), ids, Optional.of(last));
    }

    static OutboundCall toPerson() {
        return new OutboundCall(
                Optional.of(PERSON),
                PERSON.e164(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                false,
                true,
                HOME);
    }

    static OutboundCall toPersonAfter(Outcome last, Carrier... tried) {
        return toPersonAfter(new Ending(last, 0, 0, Optional.of(tried[tried.length - 1].id())), tried);
    }

    static OutboundCall toPersonAfter(Ending last, Carrier... tried) {
        Set<CarrierId> ids = Arrays.stream(tried).map(Carrier::id).collect(Collectors.toSet());
        return new OutboundCall(
                Optional.of(PERSON),
                PERSON.e164(),
                Optional.empty(),
                Optional.empty(),
                ids,
                Optional.of(last),
                false,
                true,
                HOME);
    }

    /// A call that nobody ordered from us: the static block of a carrier asks.
    static OutboundCall byBlockOf(Carrier carrier, Optional<PhoneNumber> to, String asDialled) {
        return new OutboundCall(
                to,
                asDialled,
                Optional.of(carrier.id()),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                true,
                false,
                HOME);
    }

    static Carrier withFailover(Carrier from, Failover failover) {
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
                from.ring(),
                failover);
    }

    static Carrier withPriority(Carrier from, int priority) {
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
                from.ring(),
                from.failover());
    }

    static OutboundCandidates carriers(Carrier... carriers) {
        return new OutboundCandidates(
                Optional.of(ACME), Optional.of(AUTUMN), Optional.of(DID), List.of(carriers), Map.of(), NOW);
    }

    /// Decides where nothing is limited.
    static Decision route(InboundCall call, InboundCandidates known) {
        return RouteInbound.decide(call, known, Ledger.EMPTY);
    }

    /// Decides where nothing is limited.
    static Decision route(OutboundCall call, OutboundCandidates known) {
        return RouteOutbound.decide(call, known, Ledger.EMPTY);
    }

    static String dialled(Decision decision) {
        return decision.answer() instanceof Answer.Dial dial
                ? dial.to().value()
                : decision.answer().toString();
    }

    static StopReason reason(Decision decision) {
        if (decision.answer() instanceof Answer.Stop stop) {
            return stop.reason();
        }
        throw new AssertionError("not stopped: " + decision);
    }
}
