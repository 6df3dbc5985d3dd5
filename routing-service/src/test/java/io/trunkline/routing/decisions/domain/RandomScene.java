package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A campaign as chance would have it, and questions of its calls, the same ones for the same seed.
final class RandomScene {
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Europe/Madrid", "Asia/Kolkata");

    private final Random chance;
    private final MapLedger ledger = new MapLedger();
    private final int members;
    private final CampaignRules rules;

    RandomScene(long seed) {
        this.chance = new Random(seed);
        this.members = chance.nextInt(6);
        this.rules = rules();
        ledger.limit(Stage.CAMPAIGN, limits(20));
        IntStream.range(0, members).mapToObj(this::link).forEach(link -> ledger.limit(Stage.key(link), limits(8)));
    }

    MapLedger ledger() {
        return ledger;
    }

    InboundRoute question() {
        List<Link> links = IntStream.range(0, members).mapToObj(this::link).toList();
        Stage stage = new Stage(
                rules,
                links,
                new KnownCaller(one(10), maybe(() -> answered(links)).flatMap(answered -> answered)),
                maybe(() -> new Overflow(client(9), Duration.ofSeconds(20))),
                now());
        Set<ClientId> tried = new HashSet<>();
        links.stream()
                .filter(_ -> one(4))
                .forEach(link -> tried.add(link.client().id()));
        Outcome[] outcomes = Outcome.values();
        return tried.isEmpty() ? stage.first() : stage.after(outcomes[chance.nextInt(outcomes.length)], tried);
    }

    private CampaignRules rules() {
        Strategy[] strategies = Strategy.values();
        ZoneId zone = ZoneId.of(ZONES.get(chance.nextInt(ZONES.size())));
        List<OpeningHours.Span> spans = one(2)
                ? List.of()
                : List.of(
                        OpeningHours.Span.parse("friday 08:00-18:00"), OpeningHours.Span.parse("saturday 22:00-06:00"));
        RepeatCallers.Mode[] modes = RepeatCallers.Mode.values();
        return new CampaignRules(
                strategies[chance.nextInt(strategies.length)],
                new OpeningHours(zone, spans),
                maybe(() -> Duration.ofSeconds(60 + chance.nextInt(1000))),
                new Regret(maybe(() -> 31), maybe(() -> new Announcement("tt-allbusy"))),
                maybe(() -> new RepeatCallers(modes[chance.nextInt(2)], Duration.ofHours(1))));
    }

    private Limits limits(int most) {
        Supplier<Integer> limit = () -> one(2) ? null : chance.nextInt(most);
        Integer inAll = limit.get();
        return new Limits(limit.get(), inAll == null ? null : inAll * 5L, limit.get(), limit.get(), null);
    }

    private Link link(int number) {
        return new Link(new LinkId(Scene.id(200 + number)), client(number), number % 3, 1 + number * 2, !one(8));
    }

    private Client client(int number) {
        Client client = Scene.client(number);
        return one(6) ? Scene.away(client) : client;
    }

    private Optional<KnownCaller.Answered> answered(List<Link> links) {
        return links.stream()
                .findAny()
                .map(link -> new KnownCaller.Answered(link.id(), Scene.NOW.minusSeconds(chance.nextInt(7200))));
    }

    private Instant now() {
        return Scene.NOW.plusSeconds(chance.nextInt(2 * 86_400));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return one(2) ? Optional.of(value.get()) : Optional.empty();
    }

    private boolean one(int of) {
        return chance.nextInt(of) == 0;
    }
}
