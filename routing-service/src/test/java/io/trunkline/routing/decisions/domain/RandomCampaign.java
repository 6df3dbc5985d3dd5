package io.trunkline.routing.decisions.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Taken;
import io.trunkline.routing.caps.domain.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A campaign with links and carriers under limits of any kind, nearly used up or not, and calls of it in any state.
final class RandomCampaign {
    private final Random chance;
    private final Strategy strategy;
    private final List<Link> links;
    private final List<Carrier> carriers;

    RandomCampaign(Random chance) {
        this.chance = chance;
        this.strategy = any(Arrays.asList(Strategy.values()));
        this.links = IntStream.range(0, chance.nextInt(6)).mapToObj(this::link).toList();
        this.carriers =
                IntStream.range(0, chance.nextInt(5)).mapToObj(this::carrier).toList();
    }

    private Link link(int number) {
        Client client = Scene.client(number);
        client = sometimes(6) ? Scene.away(client) : sometimes(8) ? Scene.inactive(client) : client;
        return new Link(
                new LinkId(Scene.id(200 + number)),
                client,
                1 + chance.nextInt(3),
                1 + chance.nextInt(5),
                !sometimes(8));
    }

    private Carrier carrier(int number) {
        return Scene.withPriority(
                Scene.carrier(number, any(Arrays.asList(Reachability.values()))), 1 + chance.nextInt(3));
    }

    /// Rows of everything, each with limits and numbers of its own; a few are missing.
    Map<CapKey, Cap> caps() {
        Map<CapKey, Cap> caps = new HashMap<>();
        put(caps, Stage.CAMPAIGN);
        put(caps, new CapKey(CapKind.TENANT, Scene.ACME.id().value()));
        put(caps, new CapKey(CapKind.DID, Scene.DID.id().value()));
        links.forEach(link -> put(caps, Stage.key(link)));
        carriers.forEach(carrier -> put(caps, carrier.cap()));
        return caps;
    }

    private void put(Map<CapKey, Cap> caps, CapKey key) {
        if (sometimes(12)) {
            return;
        }
        Limits limits = sometimes(3)
                ? Limits.NONE
                : new Limits(
                        sometimes(2) ? null : chance.nextInt(5),
                        sometimes(2) ? null : (long) chance.nextInt(8),
                        sometimes(3) ? chance.nextInt(8) : null,
                        sometimes(3) ? chance.nextInt(8) : null,
                        sometimes(3) ? chance.nextInt(8) : null);
        Taken taken = new Taken(chance.nextInt(3), chance.nextInt(4), window(), window(), window());
        Rotation rotation = new Rotation(chance.nextInt(5) * 500_000_000L, chance.nextInt(6), sometimes(3));
        caps.put(key, new Cap(key, limits, taken, rotation));
    }

    private Window window() {
        return new Window(Scene.NOW, chance.nextInt(4));
    }

    Routing call() {
        return sometimes(2) ? inbound() : outbound();
    }

    private Routing inbound() {
        Stage stage = Stage.with(strategy).links(links).overflow(Scene.client(50));
        Stage shown = sometimes(2) ? stage : Stage.with(strategy).links(links);
        Stage asked = sometimes(4)
                ? shown.repeats(any(Arrays.asList(RepeatCallers.Mode.values())), Duration.ofHours(1))
                        .caller(new KnownCaller(sometimes(6), remembered()))
                : shown;
        Set<ClientId> tried = links.stream()
                .filter(_ -> sometimes(4))
                .map(link -> link.client().id())
                .collect(Collectors.toSet());
        return tried.isEmpty() ? asked.first() : asked.after(any(Arrays.asList(Outcome.values())), tried);
    }

    private Optional<KnownCaller.Answered> remembered() {
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownCaller.Answered(any(links).id(), Scene.NOW.minusSeconds(60)));
    }

    private Routing outbound() {
        Carrier[] known = carriers.toArray(Carrier[]::new);
        Carrier[] tried = carriers.stream().filter(_ -> sometimes(4)).toArray(Carrier[]::new);
        OutboundCall call = sometimes(4) && known.length > 0
                ? Scene.byBlockOf(any(carriers), Optional.of(Scene.PERSON), Scene.PERSON.e164())
                : tried.length == 0
                        ? Scene.toPerson()
                        : Scene.toPersonAfter(any(Arrays.asList(Outcome.values())), tried);
        return new OutboundRoute(call, Scene.carriers(known));
    }

    private boolean sometimes(int oneIn) {
        return chance.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
