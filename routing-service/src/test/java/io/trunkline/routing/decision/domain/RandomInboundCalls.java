package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.answer.Announcement;
import io.trunkline.routing.decision.domain.answer.UnavailableTreatment;
import io.trunkline.routing.decision.domain.campaign.CampaignRules;
import io.trunkline.routing.decision.domain.campaign.OpeningHours;
import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.routing.decision.domain.inbound.CallerHistory;
import io.trunkline.routing.decision.domain.inbound.InboundRouting;
import io.trunkline.routing.decision.domain.inbound.OverflowTarget;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.strategy.Strategy;
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
                new CallerHistory(
                        choices.oneIn(10), maybe(() -> answered(links)).flatMap(answered -> answered)),
                maybe(() -> new OverflowTarget(client(9), Duration.ofSeconds(20))),
                now());
        Set<ClientId> tried = new HashSet<>();
        links.stream()
                .filter(_ -> choices.oneIn(4))
                .forEach(link -> tried.add(link.client().id()));
        return tried.isEmpty() ? stage.firstRouting() : stage.routingAfter(choices.any(AttemptOutcome.class), tried);
    }

    private CampaignRules rules() {
        ZoneId zone = ZoneId.of(choices.any(ZONES));
        List<OpeningHours.Span> spans = choices.oneIn(2)
                ? List.of(
                        OpeningHours.Span.parse("friday 08:00-18:00"), OpeningHours.Span.parse("saturday 22:00-06:00"))
                : List.of();
        return new CampaignRules(
                choices.any(Strategy.class),
                new OpeningHours(zone, spans),
                maybe(() -> Duration.ofSeconds(60 + choices.below(1000))),
                new UnavailableTreatment(maybe(() -> 31), maybe(() -> new Announcement("tt-allbusy"))),
                maybe(() -> new RepeatCallers(choices.any(RepeatCallers.Mode.class), Duration.ofHours(1))));
    }

    private Limits limits(int most) {
        Supplier<Integer> limit = () -> choices.oneIn(2) ? choices.below(most) : null;
        Integer inAll = limit.get();
        return new Limits(limit.get(), inAll == null ? null : inAll * 5L, limit.get(), limit.get(), null);
    }

    private Link link(int number) {
        return new Link(
                new LinkId(RoutingFixture.id(200 + number)),
                client(number),
                number % 3,
                1 + number * 2,
                !choices.oneIn(8));
    }

    private Client client(int number) {
        Client client = RoutingFixture.client(number);
        return choices.oneIn(6) ? RoutingFixture.unreachable(client) : client;
    }

    private Optional<CallerHistory.AnsweredCall> answered(List<Link> links) {
        return links.stream()
                .findAny()
                .map(link -> new CallerHistory.AnsweredCall(
                        link.id(), RoutingFixture.NOW.minusSeconds(choices.below(7200))));
    }

    private Instant now() {
        return RoutingFixture.NOW.plusSeconds(choices.below(2 * 86_400));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return choices.oneIn(2) ? Optional.of(value.get()) : Optional.empty();
    }
}
