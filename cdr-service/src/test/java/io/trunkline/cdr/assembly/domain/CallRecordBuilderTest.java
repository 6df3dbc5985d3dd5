package io.trunkline.cdr.assembly.domain;

import static io.trunkline.cdr.assembly.domain.CallFactsFixture.at;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.carrierParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.hangupCodes;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.NumberPlaces;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
