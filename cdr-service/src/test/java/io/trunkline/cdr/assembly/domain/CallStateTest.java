package io.trunkline.cdr.assembly.domain;

import static io.trunkline.cdr.assembly.domain.CallFactsFixture.CALL;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.carrierParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.clientParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.hangupCodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.callfacts.domain.CallCompletion;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.Fact;
import io.trunkline.cdr.callfacts.domain.FactSource;
import io.trunkline.cdr.callfacts.domain.Mergeable;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallStateTest {
    private static final CallFactsFixture SHORT_CALL = new CallFactsFixture()
            .started(0)
            .routed(1, 0.1, carrierParties("acme"), null)
            .answered(1, 4, carrierParties("acme"))
            .attempted(1, 0.2, 64.5, carrierParties("acme"), hangupCodes(16, 200, "ANSWER"))
            .completed(64.6, hangupCodes(16, 200, null));

    private static final CallFactsFixture LONG_CALL = new CallFactsFixture()
            .started(0)
            .routed(1, 0.1, carrierParties("away"), null)
            .routed(
                    2,
                    0.2,
                    carrierParties("acme"),
                    new RoutingDecision.PreviousAttempt(CallLeg.attempt(1), hangupCodes(3, null, "CHANUNAVAIL"), null))
            .attempted(2, 0.3, 1, carrierParties("acme"), hangupCodes(34, 503, "CONGESTION"))
            .routed(
                    3,
                    1.1,
                    carrierParties("borealis"),
                    new RoutingDecision.PreviousAttempt(CallLeg.attempt(2), hangupCodes(34, 503, "CONGESTION"), "x"))
            .answered(3, 4, carrierParties("borealis"))
            .attempted(3, 1.2, 60, carrierParties("borealis"), hangupCodes(16, 200, "ANSWER"))
            .routed(101, 4.1, clientParties("callers"), null)
            .answered(101, 5, clientParties("callers"))
            .attempted(101, 4.2, 60, clientParties("callers"), hangupCodes(16, 200, "ANSWER"))
            .completed(60.1, hangupCodes(16, 200, null))
            .repeatedFromCel();

    @Test
    void every_order_of_a_calls_facts_gives_the_same_record() {
        var expected = CallRecordBuilder.build(CALL, CallFacts.EMPTY.plus(SHORT_CALL.facts));
        permutations(
                new ArrayList<>(SHORT_CALL.facts),
                0,
                order -> assertThat(addOneByOne(order).knownFacts())
                        .satisfies(facts ->
                                assertThat(CallRecordBuilder.build(CALL, facts)).isEqualTo(expected)));
    }

    @Test
    void any_order_with_any_repetition_gives_the_same_facts_and_record() {
        var expected = CallFacts.EMPTY.plus(LONG_CALL.facts);
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var reported = new ArrayList<>(LONG_CALL.facts);
            for (var i = 0; i < 10; i++) {
                reported.add(LONG_CALL.facts.get(random.nextInt(LONG_CALL.facts.size())));
            }
            Collections.shuffle(reported, random);
            var state = addOneByOne(reported);
            assertThat(state.knownFacts()).as("seed %d", seed).isEqualTo(expected);
            assertThat(CallRecordBuilder.build(CALL, state.knownFacts()))
                    .isEqualTo(CallRecordBuilder.build(CALL, expected));
        }
    }

    @Test
    void facts_that_are_added_together_give_the_same_facts_and_record_as_one_at_a_time() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var reported = new ArrayList<>(LONG_CALL.facts);
            reported.addAll(LONG_CALL.facts);
            Collections.shuffle(reported, random);
            var oneByOne = addOneByOne(reported);
            var together = CallState.empty(CALL);
            for (var from = 0; from < reported.size(); ) {
                var to = Math.min(reported.size(), from + 1 + random.nextInt(8));
                together = add(together, reported.subList(from, to));
                from = to;
            }
            assertThat(together.knownFacts()).as("seed %d", seed).isEqualTo(oneByOne.knownFacts());
            assertThat(together.revision()).as("seed %d", seed).isBetween(1L, oneByOne.revision());
            assertThat(together.version()).as("seed %d", seed).isLessThan(oneByOne.version());
        }
    }

    @Test
    void two_reports_of_a_step_are_merged_field_by_field_in_either_order() {
        var one = CallStepFixture.step(CallStep.Kind.ATTEMPT_ENDED, "c", CallFactsFixture.at(2))
                .of(CallLeg.attempt(1))
                .ended(hangupCodes(17, null, null), null)
                .withReasonHeaders("Q.850;cause=17")
                .build();
        var other = CallStepFixture.step(CallStep.Kind.ATTEMPT_ENDED, "c", CallFactsFixture.at(1))
                .with(carrierParties("acme"))
                .with(Direction.OUTBOUND)
                .ended(hangupCodes(null, 486, "BUSY"), ChannelEnder.REMOTE)
                .withheld(true)
                .build();
        assertThat(one.merge(other)).isEqualTo(other.merge(one));
        assertThat(one.merge(other).end()).isEqualTo(hangupCodes(17, 486, "BUSY"));
        assertThat(one.merge(other).endedBy()).isEqualTo(ChannelEnder.REMOTE);
        assertThat(one.merge(other).reasonHeaders()).containsExactly("Q.850;cause=17");
        assertThat(one.merge(other).merge(one)).isEqualTo(one.merge(other));
    }

    @Test
    void a_repeated_fact_changes_nothing() {
        var state = addOneByOne(LONG_CALL.facts);
        LONG_CALL.facts.forEach(
                fact -> assertThat(state.addFacts(List.of(fact))).isEmpty());
    }

    @Test
    void the_first_revision_is_published_when_the_call_is_complete() {
        var state = CallState.empty(CALL);
        for (var fact : SHORT_CALL.facts) {
            var updated = state.addFacts(List.of(fact)).orElseThrow();
            assertThat(updated.revised()).isEqualTo(fact instanceof CallCompletion);
            state = updated.state();
        }
        assertThat(state.revision()).isEqualTo(1);
    }

    @Test
    void a_fact_that_arrives_after_the_end_revises_the_record_once() {
        var withoutAnswer = SHORT_CALL.facts.stream()
                .filter(fact -> !(fact instanceof CallStep step && step.kind() == CallStep.Kind.ANSWERED))
                .toList();
        var answer = SHORT_CALL.facts.stream()
                .filter(fact -> fact instanceof CallStep step && step.kind() == CallStep.Kind.ANSWERED)
                .toList();
        var before = addOneByOne(withoutAnswer);
        var after = before.addFacts(answer).orElseThrow();
        assertThat(after.revised()).isTrue();
        assertThat(after.state().revision()).isEqualTo(2);
        assertThat(after.state().addFacts(answer)).isEmpty();
    }

    @Test
    void a_step_from_cel_that_adds_nothing_is_not_stored() {
        var state = addOneByOne(SHORT_CALL.facts);
        var cel = new CallFactsFixture();
        cel.facts.addAll(SHORT_CALL.facts);
        cel.repeatedFromCel();
        assertThat(state.addFacts(cel.facts)).isEmpty();
    }

    @Test
    void a_step_from_cel_fills_gaps_only() {
        var withoutCause = new CallFactsFixture()
                .started(0)
                .attempted(1, 0.2, 64.5, carrierParties("acme"), hangupCodes(null, 200, "ANSWER"));
        var cel = new CallFactsFixture()
                .attempted(1, 0.2, 64.5, carrierParties("acme"), hangupCodes(16, null, null))
                .repeatedFromCel();
        var state = addOneByOne(withoutCause.facts)
                .addFacts(cel.facts.subList(2, 4))
                .orElseThrow();

        assertThat(state.state().knownFacts().steps()).hasSize(4);
        assertThat(state.record().attempts().getFirst().end()).isEqualTo(hangupCodes(16, 200, "ANSWER"));
        assertThat(add(state.state(), cel.facts).knownFacts().steps()).hasSize(3);
    }

    @Test
    void leaving_out_what_cel_only_repeats_changes_no_record() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var reported = new ArrayList<>(LONG_CALL.facts);
            reported.removeIf(_ -> random.nextInt(3) == 0);
            reported.replaceAll(fact -> random.nextBoolean() ? withoutHangupCodesOfAmi(fact) : fact);
            Collections.shuffle(reported, random);
            assertThat(CallRecordBuilder.build(CALL, CallFacts.EMPTY.plus(reported)))
                    .as("seed %d", seed)
                    .isEqualTo(CallRecordBuilder.build(CALL, allOf(reported)));
        }
    }

    private static Fact withoutHangupCodesOfAmi(Fact fact) {
        return fact instanceof CallStep step && step.source() == FactSource.AMI
                ? CallStepFixture.step(step.kind(), step.channelId(), step.at())
                        .of(step.leg())
                        .with(step.parties())
                        .with(step.direction())
                        .with(step.channelParty())
                        .build()
                : fact;
    }

    private static CallFacts allOf(List<Fact> reported) {
        return new CallFacts(
                sorted(reported, CallStep.class),
                sorted(reported, RoutingDecision.class),
                sorted(reported, CallCompletion.class));
    }

    private static <F extends Mergeable<F>> List<F> sorted(List<Fact> facts, Class<F> type) {
        return facts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(Comparator.comparing(Mergeable::key))
                .toList();
    }

    private static CallState addOneByOne(List<? extends Fact> facts) {
        var state = CallState.empty(CALL);
        for (var fact : facts) {
            state = add(state, List.of(fact));
        }
        return state;
    }

    private static CallState add(CallState state, List<? extends Fact> facts) {
        return state.addFacts(facts).map(CallState.UpdatedCall::state).orElse(state);
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
