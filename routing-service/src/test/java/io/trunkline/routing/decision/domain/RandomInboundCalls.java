package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundRouting;
import io.trunkline.routing.decision.domain.inbound.OverflowTarget;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.parties.LinkSchedule;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.parties.TagRules;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A campaign as chance would have it, and questions of its calls.
final class RandomInboundCalls {
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Europe/Madrid", "Asia/Kolkata");

    private final Choices choices;
    private final InMemoryCaps caps = new InMemoryCaps();
    private final int linkCount;
    private final CampaignRules rules;

    RandomInboundCalls(Choices choices) {
        this.choices = choices;
        this.linkCount = choices.below(6);
        this.rules = rules();
        caps.setLimits(InboundFixture.CAMPAIGN, limits(20));
        IntStream.range(0, linkCount)
                .mapToObj(this::link)
                .forEach(link -> caps.setLimits(InboundFixture.capKey(link), limits(8))
                        .setLimits(link.client().capUse().key(), limits(8)));
    }

    InMemoryCaps caps() {
        return caps;
    }

    InboundRouting nextRouting() {
        List<Link> links = IntStream.range(0, linkCount).mapToObj(this::link).toList();
        InboundFixture stage = new InboundFixture(
                rules,
                links,
                new CallerHistory(choices.oneIn(10), choices.oneIn(2) ? answered(links) : List.of()),
                maybe(() -> new OverflowTarget(client(9), Duration.ofSeconds(20))),
                now());
        Set<ClientId> tried = new HashSet<>();
        links.stream()
                .filter(_ -> choices.oneIn(4))
                .forEach(link -> tried.add(link.client().id()));
        return tried.isEmpty()
                ? stage.firstRouting()
                : stage.routingAfter(choices.any(AttemptOutcome.class), tried(links, tried));
    }

    /// The last client may have dialed its first endpoint only.
    private TriedClients tried(List<Link> links, Set<ClientId> tried) {
        Optional<Client> last = links.stream()
                .map(Link::client)
                .filter(client -> tried.contains(client.id()) && choices.oneIn(2))
                .findFirst();
        return new TriedClients(
                tried,
                last.stream().map(client -> client.endpoints().getFirst().id()).collect(Collectors.toSet()),
                last.map(Client::id));
    }

    private CampaignRules rules() {
        return new CampaignRules(
                choices.any(Strategy.class),
                hours(),
                maybe(() -> Duration.ofSeconds(60 + choices.below(1000))),
                new UnavailableTreatment(maybe(() -> 31), maybe(() -> new Announcement("tt-allbusy"))),
                maybe(() -> new RepeatCallers(
                        choices.any(RepeatCallers.Mode.class),
                        maybe(() -> Duration.ofHours(1)),
                        choices.any(RepeatCallers.Scope.class))));
    }

    private OpeningHours hours() {
        List<String> spans = choices.oneIn(2) ? List.of("friday 08:00-18:00", "saturday 22:00-06:00") : List.of();
        return OpeningHours.parse(ZoneId.of(choices.any(ZONES)), spans);
    }

    private Limits limits(int most) {
        Supplier<Integer> limit = () -> choices.oneIn(2) ? choices.below(most) : null;
        Integer inAll = limit.get();
        return new Limits(
                limit.get(),
                inAll == null ? null : inAll * 5L,
                limit.get(),
                limit.get(),
                null,
                limit.get(),
                limit.get());
    }

    private Link link(int number) {
        return new Link(
                new LinkId(RoutingFixture.id(200 + number)),
                client(number),
                number % 3,
                1 + number * 2,
                !choices.oneIn(8),
                schedule(),
                TagRules.NONE);
    }

    private LinkSchedule schedule() {
        return choices.oneIn(2)
                ? LinkSchedule.ALWAYS
                : new LinkSchedule(
                        hours(),
                        maybe(() -> RoutingFixture.NOW.plusSeconds(choices.below(86_400))),
                        maybe(() -> RoutingFixture.NOW.plusSeconds(choices.below(2 * 86_400))),
                        choices.oneIn(10) ? Optional.of("Training") : Optional.empty());
    }

    private Client client(int number) {
        Client client = RoutingFixture.client(number);
        Reachability reachability = choices.oneIn(6) ? Reachability.UNREACHABLE : client.reachability();
        Client moved = choices.oneIn(3)
                ? RoutingFixture.withFurther(client, choices.any(Reachability.class), choices.any(Reachability.class))
                : client;
        return new Client(
                client.id(),
                client.name(),
                choices.oneIn(2)
                        ? moved.endpoints()
                        : RoutingFixture.withReachability(moved, reachability).endpoints(),
                client.active(),
                hours());
    }

    private List<CallerHistory.AnsweredCall> answered(List<Link> links) {
        return links.stream()
                .filter(_ -> choices.oneIn(2))
                .map(link -> new CallerHistory.AnsweredCall(
                        link.client().id(), RoutingFixture.NOW.minusSeconds(choices.below(7200))))
                .toList();
    }

    private Instant now() {
        return RoutingFixture.NOW.plusSeconds(choices.below(2 * 86_400));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return choices.oneIn(2) ? Optional.of(value.get()) : Optional.empty();
    }
}
