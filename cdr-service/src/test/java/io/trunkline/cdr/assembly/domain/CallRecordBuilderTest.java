package io.trunkline.cdr.assembly.domain;

import static io.trunkline.cdr.assembly.domain.CallFactsFixture.at;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.carrierParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.clientParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.hangupCodes;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.NumberPlaces;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallRecordBuilderTest {
    private static final AttemptEnd NORMAL = hangupCodes(16, 200, "ANSWER");

    @Test
    void an_answered_call_lasts_from_the_answer_to_the_end() {
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("acme"), null)
                .answered(1, 4, carrierParties("acme"))
                .attempted(1, 0.2, 64.5, carrierParties("acme"), NORMAL)
                .completed(64.6, NORMAL)
                .buildRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.answeredAt()).isEqualTo(at(4));
        assertThat(record.endedAt()).isEqualTo(at(64.6));
        assertThat(record.talkMillis()).isEqualTo(60_500);
        assertThat(record.parties().carrier()).isEqualTo(new CarrierId(id("acme")));
        assertThat(record.reference()).containsEntry("leadId", "7");
        assertThat(record.tags()).containsEntry("vertical", "solar");
        assertThat(record.callerId()).isEqualTo("+17065550000");
    }

    @Test
    void the_number_of_a_caller_who_withholds_it_is_not_taken_from_the_channels() {
        var unrouted = new CallFactsFixture().started(0).completed(1, NORMAL).buildRecord();
        var withheld = new CallFactsFixture()
                .started(0)
                .routedFromWithheldCaller(0.1, "+17065551234")
                .completed(1, NORMAL)
                .buildRecord();

        assertThat(unrouted.callerNumber()).isNotNull();
        assertThat(unrouted.assertedNumber()).isNull();
        assertThat(withheld.callerNumber()).isNull();
        assertThat(withheld.assertedNumber()).isEqualTo("+17065551234");
    }

    @Test
    void the_number_is_withheld_in_a_call_that_routing_never_decided_if_the_node_reports_it() {
        var withheld = new CallFactsFixture()
                .inboundStep(CallStep.Kind.STARTED, "17065551234", null, Parties.NONE)
                .inboundStep(CallStep.Kind.ENDED, "17065551234", true, Parties.NONE)
                .completed(1, NORMAL)
                .buildRecord();
        var shown = new CallFactsFixture()
                .inboundStep(CallStep.Kind.STARTED, "17065551234", null, Parties.NONE)
                .completed(1, NORMAL)
                .buildRecord();

        assertThat(withheld.callerNumber()).isNull();
        assertThat(withheld.assertedNumber()).isEqualTo("17065551234");
        assertThat(shown.callerNumber()).isEqualTo("17065551234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "Restricted", "266696687"})
    void a_name_of_withheld_callers_is_no_number_of_a_call_that_routing_never_decided(String name) {
        var record = new CallFactsFixture()
                .inboundStep(CallStep.Kind.STARTED, name, null, Parties.NONE)
                .completed(1, NORMAL)
                .buildRecord();

        assertThat(record.callerNumber()).isNull();
        assertThat(record.assertedNumber()).isNull();
    }

    @Test
    void the_number_of_a_call_with_a_tenant_waits_for_the_decision_of_routing() {
        var ofTenant = new CallFactsFixture()
                .inboundStep(CallStep.Kind.STARTED, "17065551234", null, carrierParties("acme"))
                .buildRecord();

        assertThat(ofTenant.parties().tenant()).isNotNull();
        assertThat(ofTenant.callerNumber()).isNull();
    }

    @Test
    void a_call_is_recorded_with_the_times_of_its_setup() {
        var answered = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("acme"), null)
                .ringing(1, 1.7)
                .answered(1, 4, carrierParties("acme"))
                .attempted(1, 0.2, 64.5, carrierParties("acme"), NORMAL);
        var unanswered = new CallFactsFixture()
                .started(0)
                .ringing(1, 1.7)
                .attempted(1, 0.2, 21.7, carrierParties("acme"), hangupCodes(0, null, "NOANSWER"));

        var record = answered.completed(64.6, NORMAL).buildRecord();
        assertThat(record.routedAt()).isEqualTo(at(0.1));
        assertThat(record.ringingAt()).isEqualTo(at(1.7));
        assertThat(record.postDialDelayMillis()).isEqualTo(1_500);
        assertThat(record.ringMillis()).isEqualTo(2_300);
        assertThat(unanswered.buildRecord().routedAt()).isNull();
        assertThat(unanswered.buildRecord().ringMillis()).isEqualTo(20_000);
    }

    @Test
    void the_times_of_a_setup_that_was_not_observed_are_unknown() {
        var record = new CallFactsFixture()
                .started(0)
                .answered(1, 4, carrierParties("acme"))
                .attempted(1, 0.2, 64.5, carrierParties("acme"), NORMAL)
                .completed(64.6, NORMAL)
                .buildRecord();
        assertThat(record.ringingAt()).isNull();
        assertThat(record.postDialDelayMillis()).isNull();
        assertThat(record.ringMillis()).isNull();
    }

    @Test
    void a_called_number_in_e164_form_has_a_country_and_a_region() {
        var routed = new CallFactsFixture().routed(1, 0.1, carrierParties("acme"), null);
        var onlyReported = new CallFactsFixture().started(0);

        assertThat(routed.buildRecord().calledPlace()).isEqualTo(new NumberPlaces.Place("US", "US-GA"));
        assertThat(onlyReported.buildRecord().calledPlace()).isEqualTo(NumberPlaces.Place.UNKNOWN);
    }

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
    void an_attempt_without_a_channel_is_recorded_from_the_next_dialplan_request() {
        var previous =
                new RoutingDecision.PreviousAttempt(CallLeg.attempt(1), hangupCodes(3, null, "CHANUNAVAIL"), null);
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("away"), null)
                .routed(2, 0.2, carrierParties("acme"), previous)
                .answered(2, 4, carrierParties("acme"))
                .attempted(2, 0.3, 9, carrierParties("acme"), NORMAL)
                .completed(9, NORMAL)
                .buildRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        var first = record.attempts().getFirst();
        assertThat(first.disposition()).isEqualTo(Disposition.FAILED);
        assertThat(first.channelId()).isNull();
        assertThat(first.endpoint()).as("the one that routing named").isEqualTo("x");
        assertThat(first.parties().carrier()).isEqualTo(new CarrierId(id("away")));
        assertThat(first.endedAt()).isEqualTo(at(0.2));
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

    private static Disposition dispositionOf(CallFactsFixture call) {
        return call.completed(3, AttemptEnd.UNKNOWN).buildRecord().disposition();
    }

    @Test
    void a_call_that_was_never_originated_is_recorded_as_failed() {
        var record = CallRecordBuilder.build(
                CallFactsFixture.PLACED_CALL,
                CallFacts.EMPTY.plus(new CallFactsFixture().notOriginated("expired").facts));
        assertThat(record.complete()).isTrue();
        assertThat(record.disposition()).isEqualTo(Disposition.FAILED);
        assertThat(record.reason()).isEqualTo("expired");
        assertThat(record.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(record.parties().tenant()).isEqualTo(CallFactsFixture.TENANT);
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
    void a_call_that_only_the_node_reported_is_recorded() {
        var record = new CallFactsFixture()
                .started(0)
                .answered(0, 2, Parties.NONE)
                .step(CallStep.Kind.ATTEMPT_ENDED, "10", 0, 8, Parties.NONE, NORMAL)
                .completed(8, NORMAL)
                .buildRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.attempts()).extracting(AttemptRecord::leg).containsExactly(CallLeg.attempt(1));
        assertThat(record.calledNumber()).isEqualTo("14045556789");
    }

    @Test
    void cel_steps_belong_to_the_attempt_of_their_channel() {
        var congested = new RoutingDecision.PreviousAttempt(
                CallLeg.attempt(1), hangupCodes(34, 503, "CONGESTION"), "ast1-1772359200.11");
        var record = new CallFactsFixture()
                .started(0)
                .routed(1, 0.1, carrierParties("acme"), null)
                .step(CallStep.Kind.ATTEMPT_STARTED, "11", 0, 0.2, Parties.NONE, AttemptEnd.UNKNOWN)
                .step(CallStep.Kind.ATTEMPT_ENDED, "11", 0, 1, Parties.NONE, hangupCodes(34, null, null))
                .routed(2, 1.1, carrierParties("borealis"), congested)
                .step(CallStep.Kind.ATTEMPT_STARTED, "12", 0, 1.2, Parties.NONE, AttemptEnd.UNKNOWN)
                .step(CallStep.Kind.ANSWERED, "12", 0, 4, Parties.NONE, AttemptEnd.UNKNOWN)
                .step(CallStep.Kind.ATTEMPT_ENDED, "12", 0, 9, Parties.NONE, hangupCodes(16, null, null))
                .completed(9, hangupCodes(16, null, null))
                .buildRecord();
        assertThat(record.attempts())
                .extracting(AttemptRecord::disposition)
                .containsExactly(Disposition.CONGESTION, Disposition.ANSWERED);
        assertThat(record.parties().carrier()).isEqualTo(new CarrierId(id("borealis")));
        assertThat(record.answeredAt()).isEqualTo(at(4));
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

    private static Disposition dispositionOf(AttemptEnd end) {
        return new CallFactsFixture()
                .attempted(1, 0.2, 1, carrierParties("acme"), end)
                .completed(1, AttemptEnd.UNKNOWN)
                .buildRecord()
                .disposition();
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

    @Test
    void cel_adds_missing_steps_and_changes_no_time() {
        var seen = new CallFactsFixture()
                .started(0)
                .answered(1, 4, carrierParties("acme"))
                .attempted(1, 0.2, 9, carrierParties("acme"), hangupCodes(null, 200, "ANSWER"))
                .completed(9, NORMAL);
        var before = seen.buildRecord();
        var after = seen.repeatedFromCel().buildRecord();
        assertThat(after.startedAt()).isEqualTo(before.startedAt());
        assertThat(after).isEqualTo(before);
    }
}
