package io.trunkline.cdr.calls.domain;

import static io.trunkline.cdr.calls.domain.Scene.CALL;
import static io.trunkline.cdr.calls.domain.Scene.carrier;
import static io.trunkline.cdr.calls.domain.Scene.client;
import static io.trunkline.cdr.calls.domain.Scene.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallStateTest {
    private static final Scene SHORT = new Scene()
            .started(0)
            .routed(1, 0.1, carrier("acme"), null)
            .answered(1, 4, carrier("acme"))
            .tried(1, 0.2, 64.5, carrier("acme"), outcome(16, 200, "ANSWER"))
            .completed(64.6, outcome(16, 200, null));

    private static final Scene LONG = new Scene()
            .started(0)
            .routed(1, 0.1, carrier("away"), null)
            .routed(2, 0.2, carrier("acme"), new Decision.Previous(1, outcome(3, null, "CHANUNAVAIL"), null))
            .tried(2, 0.3, 1, carrier("acme"), outcome(34, 503, "CONGESTION"))
            .routed(3, 1.1, carrier("borealis"), new Decision.Previous(2, outcome(34, 503, "CONGESTION"), "x"))
            .answered(3, 4, carrier("borealis"))
            .tried(3, 1.2, 60, carrier("borealis"), outcome(16, 200, "ANSWER"))
            .routed(101, 4.1, client("callers"), null)
            .answered(101, 5, client("callers"))
            .tried(101, 4.2, 60, client("callers"), outcome(16, 200, "ANSWER"))
            .completed(60.1, outcome(16, 200, null))
            .andAgainFromTheLog();

    @Test
    void every_order_of_a_calls_facts_gives_the_same_record() {
        var expected = Assembly.record(CALL, CallStory.EMPTY.plus(SHORT.facts));
        permutations(
                new ArrayList<>(SHORT.facts),
                0,
                order -> assertThat(oneByOne(order).story())
                        .satisfies(story ->
                                assertThat(Assembly.record(CALL, story)).isEqualTo(expected)));
    }

    @Test
    void any_order_with_any_repetition_gives_the_same_story_and_record() {
        var expected = CallStory.EMPTY.plus(LONG.facts);
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var told = new ArrayList<>(LONG.facts);
            for (var i = 0; i < 10; i++) {
                told.add(LONG.facts.get(random.nextInt(LONG.facts.size())));
            }
            Collections.shuffle(told, random);
            var state = oneByOne(told);
            assertThat(state.story()).as("seed %d", seed).isEqualTo(expected);
            assertThat(Assembly.record(CALL, state.story())).isEqualTo(Assembly.record(CALL, expected));
        }
    }

    @Test
    void two_tellings_of_a_step_are_merged_field_by_field_whichever_comes_first() {
        var one = new Step(
                "ast1",
                "c",
                Step.Kind.ATTEMPT_ENDED,
                Source.AMI,
                1,
                Scene.at(2),
                Ids.NONE,
                null,
                null,
                Step.Party.NONE,
                outcome(17, null, null),
                null);
        var other = new Step(
                "ast1",
                "c",
                Step.Kind.ATTEMPT_ENDED,
                Source.AMI,
                0,
                Scene.at(1),
                carrier("acme"),
                null,
                Direction.OUTBOUND,
                Step.Party.NONE,
                outcome(null, 486, "BUSY"),
                null);
        assertThat(one.merge(other)).isEqualTo(other.merge(one));
        assertThat(one.merge(other).outcome()).isEqualTo(outcome(17, 486, "BUSY"));
        assertThat(one.merge(other).merge(one)).isEqualTo(one.merge(other));
    }

    @Test
    void what_was_told_before_changes_nothing() {
        var state = oneByOne(LONG.facts);
        LONG.facts.forEach(fact -> assertThat(state.learn(List.of(fact))).isEmpty());
    }

    @Test
    void the_first_revision_is_said_when_the_call_is_complete() {
        var state = CallState.unknown(CALL);
        for (var fact : SHORT.facts) {
            var learned = state.learn(List.of(fact)).orElseThrow();
            assertThat(learned.revised()).isEqualTo(fact instanceof Completion);
            state = learned.state();
        }
        assertThat(state.revision()).isEqualTo(1);
    }

    @Test
    void what_is_learned_after_the_end_revises_the_record_once() {
        var withoutAnswer = SHORT.facts.stream()
                .filter(fact -> !(fact instanceof Step step && step.kind() == Step.Kind.ANSWERED))
                .toList();
        var answer = SHORT.facts.stream()
                .filter(fact -> fact instanceof Step step && step.kind() == Step.Kind.ANSWERED)
                .toList();
        var before = oneByOne(withoutAnswer);
        var after = before.learn(answer).orElseThrow();
        assertThat(after.revised()).isTrue();
        assertThat(after.state().revision()).isEqualTo(2);
        assertThat(after.state().learn(answer)).isEmpty();
    }

    @Test
    void the_log_of_asterisk_revises_nothing_that_is_known() {
        var state = oneByOne(SHORT.facts);
        var log = new Scene();
        log.facts.addAll(SHORT.facts);
        log.andAgainFromTheLog();
        assertThat(state.learn(log.facts).orElseThrow().revised()).isFalse();
    }

    private static CallState oneByOne(List<? extends Fact> facts) {
        var state = CallState.unknown(CALL);
        for (var fact : facts) {
            state = state.learn(List.of(fact)).map(CallState.Learned::state).orElse(state);
        }
        return state;
    }

    private static void permutations(List<Fact> facts, int from, Consumer<List<Fact>> each) {
        if (from == facts.size()) {
            each.accept(facts);
            return;
        }
        for (var i = from; i < facts.size(); i++) {
            Collections.swap(facts, from, i);
            permutations(facts, from + 1, each);
            Collections.swap(facts, from, i);
        }
    }
}
