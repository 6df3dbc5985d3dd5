package io.trunkline.cdr.assembly.domain;

import static io.trunkline.cdr.assembly.domain.CallFactsFixture.clientParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.hangupCodes;
import static io.trunkline.telephony.outcomes.ChannelEnder.NODE;
import static io.trunkline.telephony.outcomes.ChannelEnder.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.ChannelEnder;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangupRulesTest {
    private static final AttemptEnd ANSWERED = hangupCodes(16, null, "ANSWER");

    @ParameterizedTest(name = "{2} {3}, callee's channel {0}, caller's {1}: call {4}, attempt {5}")
    @CsvSource({
        // a conversation
        "REMOTE, NODE,   ANSWER,   ,    CALLEE,   CALLEE",
        "NODE,   REMOTE, ANSWER,   ,    CALLER,   CALLER",
        "NODE,   NODE,   ANSWER,   ,    PLATFORM, PLATFORM",
        "REMOTE, ,       ANSWER,   ,    CALLEE,   CALLEE",
        ",       REMOTE, ANSWER,   ,    CALLER,   CALLER",
        "NODE,   ,       ANSWER,   ,    ,         ",
        ",       NODE,   ANSWER,   ,    ,         ",
        // before an answer
        "REMOTE, NODE,   BUSY,     486, CALLEE,   CALLEE",
        "REMOTE, REMOTE, BUSY,     486, CALLEE,   CALLEE",
        "NODE,   NODE,   BUSY,     302, CALLEE,   CALLEE",
        "NODE,   REMOTE, CANCEL,   ,    CALLER,   CALLER",
        "NODE,   NODE,   CANCEL,   ,    PLATFORM, PLATFORM",
        "NODE,   ,       CANCEL,   ,    ,         ",
        "NODE,   NODE,   NOANSWER, ,    PLATFORM, PLATFORM",
        "NODE,   REMOTE, NOANSWER, ,    PLATFORM, PLATFORM",
        "NODE,   REMOTE, ,         ,    ,         ",
        ",       NODE,   NOANSWER, ,    ,         ",
        // the callee was not reached
        "REMOTE, NODE,   NOANSWER, 408, PLATFORM, ",
        "REMOTE, REMOTE, NOANSWER, 408, CALLER,   ",
        "NODE,   ,       NOANSWER, 408, ,         ",
    })
    void the_side_that_ended_each_channel_tells_who_hung_up(
            @Nullable ChannelEnder callee,
            @Nullable ChannelEnder caller,
            @Nullable String dialStatus,
            @Nullable Integer sipStatus,
            @Nullable HangupParty ofCall,
            @Nullable HangupParty ofAttempt) {
        var end = hangupCodes(0, sipStatus, dialStatus);
        var record = new CallFactsFixture()
                .started(0)
                .ended(1, 5, end, callee)
                .firstChannelEnded(5.1, caller)
                .completed(5.1, end)
                .buildRecord();

        assertThat(record.hungUpBy()).isEqualTo(ofCall);
        assertThat(record.attempts().getFirst().hungUpBy()).isEqualTo(ofAttempt);
    }

    @ParameterizedTest(name = "callee''s channel {0} cause {1}, client''s cause {2}: {3}, cause {4}")
    @CsvSource({
        "NODE,   44, 16, media-timeout, 44",
        "NODE,   16, 44, media-timeout, 44",
        "NODE,   44, 44, media-timeout, 44",
        "NODE,   16, 16, ,              16",
        "REMOTE, 44, 44, ,              44",
        "REMOTE, 16, 44, ,              16",
    })
    void a_call_that_the_node_ended_for_lack_of_media_has_the_reason_media_timeout(
            ChannelEnder callee, int calleeCause, int clientCause, @Nullable String reason, int cause) {
        var record = new CallFactsFixture()
                .started(0)
                .answered(1, 1, Parties.NONE)
                .answered(101, 2, clientParties("callers"))
                .ended(1, 5, hangupCodes(calleeCause, null, "ANSWER"), callee)
                .ended(101, 5, hangupCodes(clientCause, null, "ANSWER"), NODE)
                .firstChannelEnded(5, NODE)
                .completed(6, AttemptEnd.UNKNOWN)
                .buildRecord();

        assertThat(record.reason()).isEqualTo(reason);
        assertThat(record.hangupCodes().cause()).isEqualTo(cause);
    }

    @ParameterizedTest(name = "callee''s channel {0}, after {1}: {2}")
    @CsvSource({
        "NODE,   call.canceled, hung-up",
        "REMOTE, call.canceled, ",
        "NODE,   ,              ",
    })
    void an_answered_call_that_a_user_hung_up_has_the_reason_hung_up(
            ChannelEnder callee, @Nullable String stop, @Nullable String reason) {
        var facts = new CallFactsFixture().started(0).answered(1, 1, Parties.NONE);
        if (stop != null) {
            facts.stopped(0, 5, 16, stop, null);
        }
        var record = facts.ended(1, 5.1, ANSWERED, callee)
                .firstChannelEnded(5.2, NODE)
                .completed(5.2, ANSWERED)
                .buildRecord();

        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.reason()).isEqualTo(reason);
    }

    @Test
    void the_first_one_counts_if_both_hang_up() {
        var calleeFirst = new CallFactsFixture().ended(1, 5, ANSWERED, REMOTE).firstChannelEnded(5.1, REMOTE);
        var callerFirst = new CallFactsFixture().ended(1, 5, ANSWERED, REMOTE).firstChannelEnded(4.9, REMOTE);

        assertThat(hungUpBy(calleeFirst)).isEqualTo(HangupParty.CALLEE);
        assertThat(hungUpBy(callerFirst)).isEqualTo(HangupParty.CALLER);
    }

    @Test
    void a_caller_whom_routing_rejects_is_hung_up_by_the_platform_unless_it_hangs_up_first() {
        assertThat(hungUpBy(new CallFactsFixture().firstChannelEnded(1, NODE))).isEqualTo(HangupParty.PLATFORM);
        assertThat(hungUpBy(new CallFactsFixture().firstChannelEnded(1, REMOTE)))
                .isEqualTo(HangupParty.CALLER);
        assertThat(hungUpBy(new CallFactsFixture().firstChannelEnded(1, null))).isNull();
    }

    @Test
    void the_client_of_a_placed_call_is_its_caller() {
        var client = clientParties("callers");
        var byClient = placedCall(NODE).answered(101, 2, client).ended(101, 5, ANSWERED, REMOTE);
        var byCallee = placedCall(REMOTE).answered(101, 2, client).ended(101, 5, ANSWERED, NODE);

        assertThat(hungUpBy(byClient)).isEqualTo(HangupParty.CALLER);
        assertThat(byClient.buildRecord().attempts())
                .extracting(AttemptRecord::hungUpBy)
                .containsOnly(HangupParty.CALLER);
        assertThat(hungUpBy(byCallee)).isEqualTo(HangupParty.CALLEE);
    }

    @Test
    void a_client_that_rejects_a_connect_leg_does_not_end_the_call() {
        var record = placedCall(NODE)
                .ended(101, 3, hangupCodes(17, 486, "BUSY"), REMOTE)
                .completed(6, AttemptEnd.UNKNOWN)
                .buildRecord();

        assertThat(record.hungUpBy()).isEqualTo(HangupParty.PLATFORM);
        assertThat(record.attempts().getLast().hungUpBy()).isEqualTo(HangupParty.CALLER);
    }

    @Test
    void a_call_in_progress_was_hung_up_by_no_party() {
        var record =
                new CallFactsFixture().started(0).firstChannelEnded(1, NODE).buildRecord();

        assertThat(record.hungUpBy()).isNull();
    }

    private static CallFactsFixture placedCall(ChannelEnder callee) {
        return new CallFactsFixture()
                .started(0)
                .answered(1, 1, Parties.NONE)
                .ended(1, 5, ANSWERED, callee)
                .firstChannelEnded(5, NODE);
    }

    private static @Nullable HangupParty hungUpBy(CallFactsFixture call) {
        return call.completed(6, AttemptEnd.UNKNOWN).buildRecord().hungUpBy();
    }
}
