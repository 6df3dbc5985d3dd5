package io.trunkline.routing.decisions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Take;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every inbound decision, over random campaigns, links, limits and histories.
class DecisionPropertiesTest {
    private static final int QUESTIONS = 200;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /// An explanation reads its caps, a real call locks them; both ask the same object, and where the numbers are equal
    /// the answer and every line of its trace are.
    @ParameterizedTest
    @MethodSource("seeds")
    void a_reading_and_a_locked_ledger_with_equal_numbers_give_equal_decisions(long seed) {
        RandomScene scene = new RandomScene(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            InboundRoute route = scene.question();
            MapLedger locked = scene.ledger();
            Map<CapKey, Cap> read = locked.rows();
            Ledger snapshot = key -> read.getOrDefault(key, Cap.unlimited(key));

            Decision explained = route.decide(snapshot);

            assertThat(route.decide(locked)).isEqualTo(explained);
            assertThat(locked.rows()).as("deciding takes nothing").isEqualTo(read);
            locked.apply(explained);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void only_the_caps_that_a_question_names_are_looked_at(long seed) {
        RandomScene scene = new RandomScene(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            InboundRoute route = scene.question();
            Set<CapKey> named = route.caps();

            Decision decision = route.decide(key -> {
                assertThat(named).contains(key);
                return scene.ledger().of(key);
            });

            assertThat(named)
                    .containsAll(decision.takes().stream().map(Take::key).toList());
            assertThat(named)
                    .containsAll(decision.moved().stream().map(Moved::key).toList());
            scene.ledger().apply(decision);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_in_which_links_are_read_changes_nothing(long seed) {
        RandomScene scene = new RandomScene(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            InboundRoute route = scene.question();
            List<Link> shuffled = new ArrayList<>(route.known().links());
            Collections.shuffle(shuffled, new Random(seed + i));
            InboundRoute other = new InboundRoute(route.call(), route.known().with(shuffled));

            Decision decision = route.decide(scene.ledger());
            Decision again = other.decide(scene.ledger());

            assertThat(again.answer()).isEqualTo(decision.answer());
            assertThat(again.trace()).isEqualTo(decision.trace());
            assertThat(again.moved()).containsExactlyInAnyOrderElementsOf(decision.moved());
            scene.ledger().apply(decision);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoever_is_dialled_passed_every_check_and_nobody_who_did_is_left_when_a_call_is_stopped(long seed) {
        RandomScene scene = new RandomScene(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            InboundRoute route = scene.question();
            Decision decision = scene.ledger().apply(route.decide(scene.ledger()));
            List<Step> clients = decision.trace().stream()
                    .filter(step -> step.kind().equals("client"))
                    .toList();
            List<Step> chosen = clients.stream().filter(Step::chosen).toList();

            if (decision.answer() instanceof Answer.Dial) {
                assertThat(chosen).singleElement().satisfies(step -> {
                    assertThat(step.passed()).isTrue();
                    assertThat(step.id())
                            .isEqualTo(String.valueOf(decision.parties().client()));
                });
                assertThat(clients).hasSize(route.known().links().size());
                assertThat(route.call().tried())
                        .doesNotContain(decision.parties().client());
            } else {
                assertThat(clients).noneMatch(Step::passed);
                assertThat(decision.takes()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_limit_is_ever_exceeded_and_no_place_moves_twice_or_back(long seed) {
        RandomScene scene = new RandomScene(seed);
        Deque<Decision> live = new ArrayDeque<>();
        Random chance = new Random(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            Decision decision = scene.question().decide(scene.ledger());
            Set<CapKey> keys = decision.moved().stream().map(Moved::key).collect(Collectors.toSet());
            assertThat(keys).hasSameSizeAs(decision.moved());
            for (Moved moved : decision.moved()) {
                assertThat(moved.to().pass())
                        .isGreaterThanOrEqualTo(
                                scene.ledger().of(moved.key()).rotation().pass());
                assertThat(moved.to().turn())
                        .isGreaterThanOrEqualTo(
                                scene.ledger().of(moved.key()).rotation().turn());
            }
            scene.ledger().apply(decision);
            decision.takes().forEach(take -> assertWithin(scene.ledger().of(take.key()), take));
            live.add(decision);
            while (!live.isEmpty() && chance.nextInt(3) == 0) {
                scene.ledger().release(live.remove(), chance.nextBoolean());
            }
        }
    }

    @Test
    void one_call_takes_one_of_everything_or_nothing() {
        RandomScene scene = new RandomScene(7);
        for (int i = 0; i < QUESTIONS; i++) {
            Decision decision = scene.question().decide(scene.ledger());

            if (decision.answer() instanceof Answer.Dial) {
                assertThat(decision.takes()).hasSize(2).allMatch(take -> take.atOnce() && take.inAll());
            } else {
                assertThat(decision.takes()).isEmpty();
            }
        }
    }

    private static void assertWithin(Cap cap, Take take) {
        if (cap.limits().atOnce() != null) {
            assertThat(cap.taken().atOnce()).isLessThanOrEqualTo(cap.limits().atOnce());
        }
        if (cap.limits().inAll() != null) {
            assertThat(cap.taken().inAll()).isLessThanOrEqualTo(cap.limits().inAll());
        }
        if (take.windows() && cap.limits().aDay() != null) {
            assertThat(cap.taken().day().count())
                    .isLessThanOrEqualTo(cap.limits().aDay());
        }
        if (take.windows() && cap.limits().anHour() != null) {
            assertThat(cap.taken().hour().count())
                    .isLessThanOrEqualTo(cap.limits().anHour());
        }
    }
}
