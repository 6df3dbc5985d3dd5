package io.trunkline.routing.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.RotationMove;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.inbound.InboundCall;
import io.trunkline.routing.decision.domain.inbound.InboundRouting;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.routing.decision.domain.trace.TraceEntry;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every inbound decision, over random campaigns, links, limits and histories.
class DecisionPropertiesTest {
    private static final int SCENES = 1_000;

    @Provide
    Arbitrary<InboundScene> scenes() {
        return InboundScene.any();
    }

    /// An explanation reads its caps, a real call locks them; both ask the same object, and where the numbers are
    /// equal the answer and every line of its trace are.
    @Property(tries = SCENES)
    void read_caps_and_locked_caps_with_equal_usage_give_equal_decisions(@ForAll("scenes") InboundScene scene) {
        for (InboundRouting route : scene.calls()) {
            InMemoryCaps locked = scene.caps();
            Map<CapKey, Cap> read = locked.rows();
            CapLookup snapshot = key -> read.getOrDefault(key, Cap.unlimited(key));

            Decision explained = route.decide(snapshot);

            assertThat(route.decide(locked)).isEqualTo(explained);
            assertThat(locked.rows()).as("deciding uses nothing").isEqualTo(read);
            locked.apply(explained);
        }
    }

    @Property(tries = SCENES)
    void a_decision_reads_only_the_caps_it_declares(@ForAll("scenes") InboundScene scene) {
        for (InboundRouting route : scene.calls()) {
            Set<CapKey> named = route.capKeys();

            Decision decision = route.decide(key -> {
                assertThat(named).contains(key);
                return scene.caps().cap(key);
            });

            assertThat(named)
                    .containsAll(decision.capUses().stream().map(CapUse::key).toList());
            assertThat(named)
                    .containsAll(decision.rotationMoves().stream()
                            .map(RotationMove::key)
                            .toList());
            scene.caps().apply(decision);
        }
    }

    @Property(tries = SCENES)
    void the_order_in_which_links_are_read_does_not_matter(@ForAll("scenes") InboundScene scene) {
        for (InboundRouting route : scene.calls()) {
            List<Link> shuffled = new ArrayList<>(route.candidates().links());
            Collections.shuffle(shuffled, new Random(shuffled.size()));
            InboundRouting other =
                    new InboundRouting(route.call(), route.candidates().withLinks(shuffled));

            Decision decision = route.decide(scene.caps());
            Decision again = other.decide(scene.caps());

            assertThat(again.answer()).isEqualTo(decision.answer());
            assertThat(again.trace()).isEqualTo(decision.trace());
            assertThat(again.rotationMoves()).containsExactlyInAnyOrderElementsOf(decision.rotationMoves());
            scene.caps().apply(decision);
        }
    }

    @Property(tries = SCENES)
    void a_dialed_client_passed_every_check_and_a_stopped_call_had_no_eligible_client(
            @ForAll("scenes") InboundScene scene) {
        for (InboundRouting route : scene.calls()) {
            Decision decision = scene.caps().apply(route.decide(scene.caps()));
            List<TraceEntry> clients = decision.trace().stream()
                    .filter(step -> step.kind().equals("client"))
                    .toList();
            List<TraceEntry> chosen =
                    clients.stream().filter(TraceEntry::chosen).toList();

            if (decision.answer() instanceof Answer.Dial dial) {
                assertThat(chosen).singleElement().satisfies(step -> {
                    assertThat(step.passed()).isTrue();
                    assertThat(step.id())
                            .isEqualTo(String.valueOf(decision.parties().client()));
                });
                assertThat(clients).hasSize(route.candidates().links().size());
                assertThat(dialedBefore(route, dial)).isFalse();
            } else {
                assertThat(clients).noneMatch(TraceEntry::passed);
                assertThat(decision.capUses()).isEmpty();
            }
        }
    }

    /// Whether the call has dialed the endpoint before, or the client with all that it may dial.
    private static boolean dialedBefore(InboundRouting route, Answer.Dial dial) {
        Client client = route.candidates().links().stream()
                .map(Link::client)
                .filter(one -> one.endpoints().stream()
                        .anyMatch(endpoint -> endpoint.id().equals(dial.to().endpoint())))
                .findFirst()
                .orElseThrow();
        TriedClients tried = route.call().tried();
        return tried.contains(client.id())
                && (!tried.last().equals(Optional.of(client.id()))
                        || tried.endpoints().contains(dial.to().endpoint()));
    }

    /// Of a call that dials every endpoint that it can, the first attempt with each link counts in its windows.
    @Property(tries = SCENES)
    void a_call_counts_once_in_the_windows_of_each_link_and_client(@ForAll("scenes") InboundScene scene) {
        InboundRouting route = scene.calls().getFirst();
        Set<ClientId> clients = new HashSet<>();
        Set<EndpointId> endpoints = new HashSet<>();
        Set<CapKey> counted = new HashSet<>();
        TriedClients tried = TriedClients.NONE;
        for (int attempt = 1; attempt <= 30; attempt++) {
            Decision decision = new InboundRouting(
                            new InboundCall(
                                    route.call().dialedDigits(),
                                    route.call().number(),
                                    tried,
                                    tried.isEmpty() ? Optional.empty() : Optional.of(AttemptOutcome.BUSY)),
                            route.candidates())
                    .decide(scene.caps());
            if (!(decision.answer() instanceof Answer.Dial dial)) {
                return;
            }
            ClientId client = Objects.requireNonNull(decision.parties().client());
            assertThat(endpoints.add(dial.to().endpoint())).isTrue();
            boolean isFurther = !clients.add(client);
            assertThat(isFurther).isEqualTo(tried.last().equals(Optional.of(client)));
            assertThat(isFurther ? decision.rotationMoves() : List.of()).isEmpty();
            decision.capUses().stream()
                    .filter(CapUse::windows)
                    .forEach(use -> assertThat(counted.add(use.key())).isTrue());
            scene.caps().apply(decision);
            scene.caps().release(decision, false);
            tried = new TriedClients(clients, endpoints, Optional.of(client));
        }
        throw new AssertionError("it ends after each endpoint was dialed");
    }

    @Property(tries = SCENES)
    void no_limit_is_exceeded_and_no_rotation_moves_twice_or_back(@ForAll("scenes") InboundScene scene) {
        Deque<Decision> live = new ArrayDeque<>();
        for (int i = 0; i < scene.calls().size(); i++) {
            Decision decision = scene.calls().get(i).decide(scene.caps());
            Set<CapKey> keys =
                    decision.rotationMoves().stream().map(RotationMove::key).collect(Collectors.toSet());
            assertThat(keys).hasSameSizeAs(decision.rotationMoves());
            for (RotationMove moves : decision.rotationMoves()) {
                assertThat(moves.to().pass())
                        .isGreaterThanOrEqualTo(
                                scene.caps().cap(moves.key()).rotation().pass());
                assertThat(moves.to().turn())
                        .isGreaterThanOrEqualTo(
                                scene.caps().cap(moves.key()).rotation().turn());
            }
            scene.caps().apply(decision);
            decision.capUses().forEach(use -> assertWithin(scene.caps().cap(use.key()), use));
            live.add(decision);
            if (scene.ends().get(i) > 0) {
                scene.caps().release(live.remove(), scene.ends().get(i) == 2);
            }
        }
    }

    @Property(tries = SCENES)
    void a_call_uses_all_of_its_caps_or_none(@ForAll("scenes") InboundScene scene) {
        for (InboundRouting route : scene.calls()) {
            Decision decision = route.decide(scene.caps());

            if (decision.answer() instanceof Answer.Dial) {
                assertThat(decision.capUses())
                        .allMatch(CapUse::concurrent)
                        .extracting(use -> use.key().kind())
                        .containsExactly(CapKind.CAMPAIGN, CapKind.LINK, CapKind.CLIENT);
            } else {
                assertThat(decision.capUses()).isEmpty();
            }
        }
    }

    private static void assertWithin(Cap cap, CapUse use) {
        if (cap.limits().concurrent() != null) {
            assertThat(cap.usage().concurrent())
                    .isLessThanOrEqualTo(cap.limits().concurrent());
        }
        if (cap.limits().total() != null) {
            assertThat(cap.usage().total()).isLessThanOrEqualTo(cap.limits().total());
        }
        if (use.windows() && cap.limits().daily() != null) {
            assertThat(cap.usage().day().count())
                    .isLessThanOrEqualTo(cap.limits().daily());
        }
        if (use.windows() && cap.limits().hourly() != null) {
            assertThat(cap.usage().hour().count())
                    .isLessThanOrEqualTo(cap.limits().hourly());
        }
    }
}
