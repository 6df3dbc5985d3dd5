package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Window;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.outbound.Carrier;
import io.trunkline.routing.decision.domain.outbound.OutboundCall;
import io.trunkline.routing.decision.domain.outbound.OutboundRouting;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A campaign with links and carriers under limits of any kind, nearly used up or not, and calls of it in
/// any state.
final class RandomRoutings {
    private final Choices choices;
    private final Strategy strategy;
    private final List<Link> links;
    private final List<Carrier> carriers;

    RandomRoutings(Choices choices) {
        this.choices = choices;
        this.strategy = choices.any(Strategy.class);
        this.links = IntStream.range(0, choices.below(6)).mapToObj(this::link).toList();
        this.carriers =
                IntStream.range(0, choices.below(5)).mapToObj(this::carrier).toList();
    }

    private Link link(int number) {
        Client client = RoutingFixture.client(number);
        client = choices.oneIn(6)
                ? RoutingFixture.unreachable(client)
                : choices.oneIn(8) ? RoutingFixture.inactive(client) : client;
        return new Link(
                new LinkId(RoutingFixture.id(200 + number)),
                client,
                1 + choices.below(3),
                1 + choices.below(5),
                !choices.oneIn(8));
    }

    private Carrier carrier(int number) {
        return RoutingFixture.withPriority(
                RoutingFixture.carrier(number, choices.any(Reachability.class)), 1 + choices.below(3));
    }

    /// Rows of everything, each with limits and numbers of its own; a few are missing.
    Map<CapKey, Cap> caps() {
        Map<CapKey, Cap> caps = new HashMap<>();
        put(caps, InboundFixture.CAMPAIGN);
        put(caps, new CapKey(CapKind.TENANT, RoutingFixture.ACME.id().value()));
        put(caps, new CapKey(CapKind.DID, RoutingFixture.DID.id().value()));
        links.forEach(link -> put(caps, InboundFixture.capKey(link)));
        links.forEach(link -> put(caps, link.client().capUse().key()));
        carriers.forEach(carrier -> put(caps, carrier.capKey()));
        return caps;
    }

    private void put(Map<CapKey, Cap> caps, CapKey key) {
        if (choices.oneIn(12)) {
            return;
        }
        Limits limits = choices.below(3) == 0
                ? Limits.NONE
                : new Limits(
                        choices.oneIn(2) ? choices.below(5) : null,
                        choices.oneIn(2) ? (long) choices.below(8) : null,
                        choices.oneIn(3) ? choices.below(8) : null,
                        choices.oneIn(3) ? choices.below(8) : null,
                        choices.oneIn(3) ? choices.below(8) : null);
        CapUsage taken = new CapUsage(choices.below(3), choices.below(4), window(), window(), window());
        Rotation rotation = new Rotation(choices.below(5) * 500_000_000L, choices.below(6), choices.oneIn(3));
        caps.put(key, new Cap(key, limits, taken, rotation));
    }

    private Window window() {
        return new Window(RoutingFixture.NOW, choices.below(4));
    }

    Routing nextRouting() {
        return choices.oneIn(2) ? inbound() : outbound();
    }

    private Routing inbound() {
        InboundFixture stage = InboundFixture.with(strategy).links(links).overflow(RoutingFixture.client(50));
        InboundFixture shown =
                choices.oneIn(2) ? stage : InboundFixture.with(strategy).links(links);
        InboundFixture asked = choices.oneIn(4)
                ? shown.repeatCallers(choices.any(RepeatCallers.Mode.class), Duration.ofHours(1))
                        .caller(new CallerHistory(choices.oneIn(6), lastAnswered()))
                : shown;
        Set<ClientId> tried = links.stream()
                .filter(_ -> choices.oneIn(4))
                .map(link -> link.client().id())
                .collect(Collectors.toSet());
        return tried.isEmpty() ? asked.firstRouting() : asked.routingAfter(choices.any(AttemptOutcome.class), tried);
    }

    private List<CallerHistory.AnsweredCall> lastAnswered() {
        return links.isEmpty()
                ? List.of()
                : List.of(new CallerHistory.AnsweredCall(
                        choices.any(links).client().id(), RoutingFixture.NOW.minusSeconds(60)));
    }

    private Routing outbound() {
        Carrier[] known = carriers.toArray(Carrier[]::new);
        Carrier[] tried = carriers.stream().filter(_ -> choices.oneIn(4)).toArray(Carrier[]::new);
        OutboundCall call = choices.oneIn(4) && known.length > 0
                ? RoutingFixture.prefixCall(
                        choices.any(carriers),
                        Optional.of(RoutingFixture.CALLED_NUMBER),
                        RoutingFixture.CALLED_NUMBER.e164())
                : tried.length == 0
                        ? RoutingFixture.firstOutboundCall()
                        : RoutingFixture.outboundCallAfter(choices.any(AttemptOutcome.class), tried);
        return new OutboundRouting(call, RoutingFixture.outboundCandidates(known));
    }
}
