package io.trunkline.cdr.assembly.domain;

import static io.trunkline.cdr.assembly.domain.CallFactsFixture.carrierParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.clientParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.hangupCodes;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallDispositionTest {
    private static final AttemptEnd NORMAL = hangupCodes(16, 200, "ANSWER");

    @Test
    void an_answered_call_has_status_200_and_a_canceled_one_487() {
        var answered = new CallFactsFixture()
                .answered(1, 4, Parties.NONE)
                .attempted(1, 0.2, 9, Parties.NONE, hangupCodes(16, null, "ANSWER"));
        var canceled = new CallFactsFixture().attempted(1, 0.2, 9, Parties.NONE, hangupCodes(0, null, "CANCEL"));

        assertThat(answered.buildRecord().hangupCodes()).isEqualTo(hangupCodes(16, 200, "ANSWER"));
        assertThat(canceled.buildRecord().hangupCodes()).isEqualTo(hangupCodes(16, 487, "CANCEL"));
    }

    @Test
    void the_last_attempt_decides_when_no_attempt_was_answered() {
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("acme"), null)
                .attempted(1, 0.2, 1, carrierParties("acme"), hangupCodes(34, 503, "CONGESTION"))
                .routed(2, 1.1, carrierParties("borealis"), null)
                .attempted(2, 1.2, 3, carrierParties("borealis"), hangupCodes(17, 486, "BUSY"))
                .stopped(3, 3.1, 17, "all-tried", null)
                .completed(3.2, hangupCodes(17, null, null))
                .buildRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.BUSY);
        assertThat(record.hangupCodes()).isEqualTo(hangupCodes(17, 486, "BUSY"));
        assertThat(record.parties().carrier()).isEqualTo(new CarrierId(id("borealis")));
        assertThat(record.reason()).isEqualTo("all-tried");
        assertThat(record.attempts())
                .extracting(AttemptRecord::disposition)
                .containsExactly(Disposition.CONGESTION, Disposition.BUSY);
    }

    @Test
    void a_connect_leg_is_listed_but_does_not_decide_the_disposition() {
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("acme"), null)
                .answered(1, 2, carrierParties("acme"))
                .attempted(1, 0.2, 9, carrierParties("acme"), NORMAL)
                .routed(101, 2.1, clientParties("callers"), null)
                .attempted(101, 2.2, 5, clientParties("callers"), hangupCodes(19, 480, "NOANSWER"))
                .completed(9, NORMAL)
                .buildRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(record.parties().carrier()).isEqualTo(new CarrierId(id("acme")));
        assertThat(record.parties().client()).isEqualTo(new ClientId(id("callers")));
        assertThat(record.attempts()).hasSize(2);
    }

    @Test
    void a_ring_timeout_without_a_response_is_recorded_as_failed_with_the_cause_that_the_dialplan_reports() {
        var noResponse =
                new RoutingDecision.PreviousAttempt(CallLeg.attempt(1), hangupCodes(18, null, "NOANSWER"), null);
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, clientParties("away"), null)
                .attempted(1, 0.2, 5.2, clientParties("away"), hangupCodes(0, null, "NOANSWER"))
                .routed(2, 5.3, clientParties("callers"), noResponse)
                .attempted(2, 5.4, 9.4, clientParties("callers"), hangupCodes(0, null, "NOANSWER"))
                .completed(9.5, hangupCodes(19, null, null))
                .buildRecord();

        assertThat(record.attempts())
                .extracting(AttemptRecord::disposition)
                .containsExactly(Disposition.FAILED, Disposition.NO_ANSWER);
        assertThat(record.attempts().getFirst().end().cause()).isEqualTo(18);
        assertThat(record.attempts().getFirst().hungUpBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"18, FAILED, 18", "0, NO_ANSWER, 0"})
    void a_ring_timeout_of_a_call_by_dial_prefix_has_the_cause_with_which_the_node_ended_the_call(
            int causeOfCall, Disposition disposition, int causeOfAttempt) {
        var record = new CallFactsFixture()
                .byPrefix()
                .started(0)
                .routed(1, 0.1, carrierParties("away"), null)
                .attempted(1, 0.2, 5.2, carrierParties("away"), hangupCodes(0, null, "NOANSWER"))
                .completed(5.3, hangupCodes(causeOfCall, null, null))
                .buildRecord();

        assertThat(record.disposition()).isEqualTo(disposition);
        assertThat(record.attempts().getFirst().disposition()).isEqualTo(disposition);
        assertThat(record.attempts().getFirst().end().cause()).isEqualTo(causeOfAttempt);
    }

    @Test
    void congestion_that_the_dialplan_reports_beside_480_is_recorded_with_its_cause() {
        var congestion =
                new RoutingDecision.PreviousAttempt(CallLeg.attempt(1), hangupCodes(34, 480, "NOANSWER"), null);
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("full"), null)
                .attempted(1, 0.2, 0.3, carrierParties("full"), hangupCodes(19, 480, "NOANSWER"))
                .routed(2, 0.4, carrierParties("other"), congestion)
                .attempted(2, 0.5, 9.4, carrierParties("other"), hangupCodes(17, 486, "BUSY"))
                .completed(9.5, hangupCodes(17, null, null))
                .buildRecord();

        assertThat(record.attempts())
                .extracting(AttemptRecord::disposition)
                .containsExactly(Disposition.CONGESTION, Disposition.BUSY);
        assertThat(record.attempts().getFirst().end()).isEqualTo(hangupCodes(34, 480, "NOANSWER"));
    }

    @Test
    void a_call_that_routing_rejected_is_unrouted_with_the_reason() {
        var record = new CallFactsFixture()
                .started(0)
                .stopped(1, 0.1, 34, "no-active-campaign", null)
                .completed(0.2, AttemptEnd.UNKNOWN)
                .buildRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.UNROUTED);
        assertThat(record.reason()).isEqualTo("no-active-campaign");
        assertThat(record.hangupCodes().cause()).isEqualTo(34);
        assertThat(record.attempts()).isEmpty();
    }

    @Test
    void a_call_that_was_canceled_over_the_api_is_canceled_unless_it_was_answered() {
        var parties = carrierParties("alpha");
        var neverDialed = new CallFactsFixture().started(0).stopped(1, 0.1, 16, "call.canceled", null);
        var whileRinging = new CallFactsFixture()
                .started(0)
                .attempted(1, 0.1, 2, parties, hangupCodes(16, null, "NOANSWER"))
                .stopped(2, 2.1, 16, "call.canceled", null);
        var afterTheAnswer =
                new CallFactsFixture().started(0).answered(1, 1, parties).stopped(2, 2.1, 16, "call.canceled", null);

        assertThat(dispositionOf(neverDialed)).isEqualTo(Disposition.CANCELED);
        assertThat(dispositionOf(whileRinging)).isEqualTo(Disposition.CANCELED);
        assertThat(dispositionOf(afterTheAnswer)).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_cancellation_that_crosses_the_answer_is_recorded_as_canceled_with_487_and_cause_16() {
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("acme"), null)
                .attempted(1, 0.2, 9, carrierParties("acme"), hangupCodes(127, 500, "CANCEL"))
                .completed(9, hangupCodes(127, 500, null))
                .buildRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.CANCELED);
        assertThat(record.hangupCodes()).isEqualTo(hangupCodes(16, 487, "CANCEL"));
        assertThat(record.attempts().getFirst().end()).isEqualTo(hangupCodes(16, 487, "CANCEL"));
    }

    @Test
    void a_server_error_is_congestion_and_a_request_timeout_is_a_failure() {
        assertThat(dispositionOf(hangupCodes(38, 500, "NOANSWER"))).isEqualTo(Disposition.CONGESTION);
        assertThat(dispositionOf(hangupCodes(18, 408, "NOANSWER"))).isEqualTo(Disposition.FAILED);
    }

    @Test
    void a_call_in_progress_has_no_disposition() {
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("acme"), null)
                .buildRecord();
        assertThat(record.complete()).isFalse();
        assertThat(record.disposition()).isNull();
        assertThat(record.attempts().getFirst().disposition()).isNull();
    }

    private static Disposition dispositionOf(CallFactsFixture call) {
        return call.completed(3, AttemptEnd.UNKNOWN).buildRecord().disposition();
    }

    private static Disposition dispositionOf(AttemptEnd end) {
        return new CallFactsFixture()
                .attempted(1, 0.2, 1, carrierParties("acme"), end)
                .completed(1, AttemptEnd.UNKNOWN)
                .buildRecord()
                .disposition();
    }
}
