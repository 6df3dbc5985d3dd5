package io.trunkline.cdr.assembly.domain;

import static io.trunkline.cdr.assembly.domain.CallFactsFixture.clientParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.hangupCodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.outcomes.AttemptEnd;
import org.junit.jupiter.api.Test;

/// The cause and the SIP status of a call are those of its last attempt, not what the caller was sent.
class HangupCodesTest {
    private static final AttemptEnd SENT_TO_THE_CALLER = hangupCodes(20, 480, null);

    @Test
    void an_attempt_without_a_status_does_not_get_the_one_that_the_caller_was_sent() {
        var unregistered =
                new RoutingDecision.PreviousAttempt(CallLeg.attempt(1), hangupCodes(3, null, "CHANUNAVAIL"), null);

        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, clientParties("office"), null)
                .stopped(2, 0.2, 20, "clients.exhausted", unregistered)
                .completed(0.3, SENT_TO_THE_CALLER)
                .buildRecord();

        assertThat(record.hangupCodes()).isEqualTo(hangupCodes(3, null, "CHANUNAVAIL"));
        assertThat(record.attempts().getFirst().end()).isEqualTo(record.hangupCodes());
    }

    @Test
    void an_attempt_whose_end_was_not_observed_gets_that_of_the_call() {
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, clientParties("office"), null)
                .completed(0.3, SENT_TO_THE_CALLER)
                .buildRecord();

        assertThat(record.hangupCodes()).isEqualTo(SENT_TO_THE_CALLER);
    }
}
