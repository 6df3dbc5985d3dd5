package io.trunkline.ami.facts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.Recording;
import io.trunkline.ami.connection.domain.NodeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a real Asterisk said for each way a call can end, and the facts that follow.
class HangupCausesTest {

    private final LiveCalls calls = new LiveCalls();

    @ParameterizedTest(name = "{0}: cause {1}, SIP {2}, {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "normal-callee-bye-16,         16, -,   ANSWER",
                "normal-caller-hangup-16,      16, -,   ANSWER",
                "busy-17-486,                  17, 486, BUSY",
                "noanswer-19-480,              19, 480, NOANSWER",
                "ring-timeout,                  0, -,   NOANSWER",
                "subscriber-absent-20-reason,  19, 480, NOANSWER",
                "rejected-21-603,              21, 603, NOANSWER",
                "rejected-21-403,              21, 403, NOANSWER",
                "unallocated-1-404,             1, 404, NOANSWER",
                "congestion-34-503,            34, 503, CONGESTION",
                "reason-34-503,                34, 503, CONGESTION",
                "netfail-38-500,               38, 500, NOANSWER",
                "reason-38,                    38, 500, NOANSWER",
                "timeout-408,                  18, 408, NOANSWER",
                "no-such-carrier,               3, -,   CHANUNAVAIL",
            })
    void each_end_has_its_cause_sip_status_and_dial_status(String scene, int cause, Integer sip, String status) {
        Fact ended = only(FactKind.ATTEMPT_ENDED, replay(scene));

        assertThat(ended.details().cause()).isEqualTo(cause);
        assertThat(ended.details().sipStatus()).isEqualTo(sip);
        assertThat(ended.details().dialStatus()).isEqualTo(status);
        assertThat(ended.callId()).isEqualTo("cmp-" + scene);
    }

    @Test
    void an_answered_call_is_told_in_its_order() {
        List<Fact> facts = replay("normal-callee-bye-16");

        assertThat(facts)
                .extracting(Fact::kind)
                .containsExactly(
                        FactKind.STARTED,
                        FactKind.ATTEMPT_STARTED,
                        FactKind.RINGING,
                        FactKind.ANSWERED,
                        FactKind.ATTEMPT_ENDED,
                        FactKind.ENDED,
                        FactKind.COMPLETED);
        assertThat(facts).extracting(Fact::callId).containsOnly("cmp-normal-callee-bye-16");
        Fact attempt = only(FactKind.ATTEMPT_STARTED, facts);
        assertThat(attempt.uniqueId()).isEqualTo("ast1-1795164447.8");
        assertThat(attempt.details().endpoint()).isEqualTo("c1");
        assertThat(attempt.details().number()).isEqualTo("15550111");
        assertThat(attempt.details().from()).isEqualTo("15550001111");
        assertThat(attempt.at()).isEqualTo(Instant.parse("2026-11-20T08:47:27.054954Z"));
    }

    @Test
    void a_completed_call_knows_when_it_was_answered_and_how_many_were_tried() {
        Fact completed = only(FactKind.COMPLETED, replay("normal-caller-hangup-16"));

        assertThat(completed.wholeCall().attempts()).isEqualTo(1);
        assertThat(completed.wholeCall().answeredAt()).isNotNull();
        assertThat(completed.wholeCall().startedAt()).isNotNull();
        assertThat(completed.wholeCall().cause()).isEqualTo(16);
    }

    @Test
    void a_carrier_that_never_got_a_channel_is_an_attempt_all_the_same() {
        List<Fact> facts = replay("no-such-carrier");

        assertThat(facts)
                .extracting(Fact::kind)
                .containsExactly(FactKind.STARTED, FactKind.ATTEMPT_ENDED, FactKind.ENDED, FactKind.COMPLETED);
        assertThat(only(FactKind.COMPLETED, facts).wholeCall().answeredAt()).isNull();
    }

    @Test
    void the_failure_of_an_order_whose_call_was_seen_says_nothing_more() {
        assertThat(replay("busy-17-486")).extracting(Fact::kind).doesNotContain(FactKind.NOT_ORIGINATED);
    }

    @Test
    void having_seen_no_answer_tells_less_than_the_channel_event_log() {
        Fact unanswered = only(FactKind.COMPLETED, replay("no-such-carrier"));
        Fact answered = only(FactKind.COMPLETED, replay("normal-caller-hangup-16"));

        assertThat(unanswered.richness()).isLessThan(FactSource.CEL.ordinal());
        assertThat(answered.richness()).isGreaterThan(FactSource.CEL.ordinal());
    }

    @Test
    void a_whole_recording_leaves_no_channel_behind() {
        List<Fact> facts = replay(Recording.of("ami-hangup-causes.txt"));

        assertThat(facts.stream().filter(fact -> fact.kind() == FactKind.COMPLETED))
                .hasSize(15);
        assertThat(facts).extracting(Fact::key).doesNotHaveDuplicates();
        assertThat(calls.channels()).isZero();
        assertThat(calls.calls()).isZero();
    }

    private List<Fact> replay(String scene) {
        return replay(Recording.scenes("ami-hangup-causes.txt").get(scene));
    }

    private List<Fact> replay(List<NodeEvent> events) {
        List<Fact> facts = new ArrayList<>(calls.apply(new NodeEvent.ChannelsListed(Instant.EPOCH, List.of())));
        events.forEach(event -> facts.addAll(calls.apply(event)));
        return facts;
    }

    private static Fact only(FactKind kind, List<Fact> facts) {
        List<Fact> found = facts.stream().filter(fact -> fact.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
