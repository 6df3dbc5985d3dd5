package io.trunkline.ami.callfacts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.wire.AmiRecording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The facts that follow from recorded AMI events of a real Asterisk, for each way in which a call can end.
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
    void each_ended_attempt_has_hangup_cause_sip_status_and_dial_status(
            String scene, int cause, Integer sip, String status) {
        Fact ended = only(FactKind.ATTEMPT_ENDED, replay(scene));

        assertThat(ended.details().cause()).isEqualTo(cause);
        assertThat(ended.details().sipStatus()).isEqualTo(sip);
        assertThat(ended.details().dialStatus()).isEqualTo(status);
        assertThat(ended.details().endedBy())
                .as("recorded without the hangup source")
                .isNull();
        assertThat(ended.callId()).isEqualTo("cmp-" + scene);
    }

    /// The recording of a 500, with the dial status and the cause that Asterisk reports when the 200 crosses
    /// the CANCEL.
    @Test
    void a_cancellation_that_crosses_the_answer_is_published_with_487_and_cause_16() {
        List<NodeEvent> events = AmiRecording.eventsByScene("ami-hangup-causes.txt").get("netfail-38-500").stream()
                .map(HangupCausesTest::canceled)
                .toList();

        Fact ended = only(FactKind.ATTEMPT_ENDED, replay(events));

        assertThat(ended.details().dialStatus()).isEqualTo("CANCEL");
        assertThat(ended.details().cause()).isEqualTo(16);
        assertThat(ended.details().sipStatus()).isEqualTo(487);
    }

    private static NodeEvent canceled(NodeEvent event) {
        return switch (event) {
            case NodeEvent.DialEnded(var at, var dialed, var _) -> new NodeEvent.DialEnded(at, dialed, "CANCEL");
            case NodeEvent.ChannelHungUp(var at, var channel, var _, var sipStatus, var endedBy)
            when sipStatus != null -> new NodeEvent.ChannelHungUp(at, channel, 127, sipStatus, endedBy);
            default -> event;
        };
    }

    @Test
    void an_answered_call_yields_its_facts_in_order() {
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
        assertThat(attempt.details().calledNumber()).isEqualTo("15550111");
        assertThat(attempt.details().callerNumber()).isEqualTo("15550001111");
        assertThat(attempt.occurredAt()).isEqualTo(Instant.parse("2026-11-20T08:47:27.054954Z"));
    }

    @Test
    void a_completed_call_has_its_answer_time_and_number_of_attempts() {
        Fact completed = only(FactKind.COMPLETED, replay("normal-caller-hangup-16"));

        assertThat(completed.requireSummary().attempts()).isEqualTo(1);
        assertThat(completed.requireSummary().answeredAt()).isNotNull();
        assertThat(completed.requireSummary().startedAt()).isNotNull();
        assertThat(completed.requireSummary().cause()).isEqualTo(16);
    }

    @Test
    void a_carrier_that_never_got_a_channel_still_counts_as_an_attempt() {
        List<Fact> facts = replay("no-such-carrier");

        assertThat(facts)
                .extracting(Fact::kind)
                .containsExactly(FactKind.STARTED, FactKind.ATTEMPT_ENDED, FactKind.ENDED, FactKind.COMPLETED);
        assertThat(only(FactKind.COMPLETED, facts).requireSummary().answeredAt())
                .isNull();
    }

    @Test
    void a_failed_order_whose_call_was_seen_yields_no_further_fact() {
        assertThat(replay("busy-17-486")).extracting(Fact::kind).doesNotContain(FactKind.NOT_ORIGINATED);
    }

    @Test
    void an_end_without_a_seen_answer_ranks_below_cel() {
        Fact unanswered = only(FactKind.COMPLETED, replay("no-such-carrier"));
        Fact answered = only(FactKind.COMPLETED, replay("normal-caller-hangup-16"));

        assertThat(unanswered.detailRank()).isLessThan(FactSource.CEL.ordinal());
        assertThat(answered.detailRank()).isGreaterThan(FactSource.CEL.ordinal());
    }

    @Test
    void a_complete_recording_leaves_no_live_channel() {
        List<Fact> facts = replay(AmiRecording.events("ami-hangup-causes.txt"));

        assertThat(facts.stream().filter(fact -> fact.kind() == FactKind.COMPLETED))
                .hasSize(15);
        assertThat(facts).extracting(Fact::key).doesNotHaveDuplicates();
        assertThat(calls.channelCount()).isZero();
        assertThat(calls.callCount()).isZero();
    }

    private List<Fact> replay(String scene) {
        return replay(AmiRecording.eventsByScene("ami-hangup-causes.txt").get(scene));
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
