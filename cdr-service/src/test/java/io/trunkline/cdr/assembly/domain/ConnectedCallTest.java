package io.trunkline.cdr.assembly.domain;

import static io.trunkline.cdr.assembly.domain.CallFactsFixture.carrierParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.clientParties;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.hangupCodes;
import static io.trunkline.cdr.assembly.domain.CallFactsFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.callfacts.domain.ConnectTarget;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import org.junit.jupiter.api.Test;

/// The record of a placed call that is connected to a client when the called party answers.
class ConnectedCallTest {
    private static final AttemptEnd NORMAL = hangupCodes(16, null, "ANSWER");
    private static final String UNAVAILABLE = "routing.unavailable";

    private static CallFactsFixture answeredCall() {
        return new CallFactsFixture()
                .connectsTo("callers")
                .started(0)
                .routed(1, 0.1, carrierParties("acme"), null)
                .answered(1, 2, carrierParties("acme"))
                .attempted(1, 0.2, 9, carrierParties("acme"), NORMAL);
    }

    @Test
    void a_record_names_the_client_that_the_order_connects_to() {
        var record = answeredCall().completed(9, NORMAL).buildRecord();

        assertThat(record.connect()).isEqualTo(new ConnectTarget(new ClientId(id("callers")), null));
        assertThat(record.parties().client()).as("no client was dialed").isNull();
        assertThat(new CallFactsFixture()
                        .routed(1, 0, carrierParties("acme"), null)
                        .buildRecord()
                        .connect())
                .isNull();
    }

    @Test
    void an_answered_call_that_routing_does_not_connect_has_the_reason() {
        var record = answeredCall()
                .stopped(101, 2.1, 20, "clients.none-eligible", null)
                .completed(9, NORMAL)
                .buildRecord();

        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.reason()).isEqualTo("clients.none-eligible");
    }

    @Test
    void the_reason_of_the_last_connect_leg_counts() {
        var busy = new RoutingDecision.PreviousAttempt(
                CallLeg.connectLeg(1), hangupCodes(17, 486, "BUSY"), "ast1-1772359200.1101");

        var record = answeredCall()
                .routed(101, 2.1, clientParties("callers"), null)
                .attempted(101, 2.2, 5, clientParties("callers"), hangupCodes(17, 486, "BUSY"))
                .stopped(102, 5.1, 20, "clients.exhausted", busy)
                .completed(9, NORMAL)
                .buildRecord();

        assertThat(record.reason()).isEqualTo("clients.exhausted");
    }

    @Test
    void a_call_that_was_connected_has_no_reason() {
        var record = answeredCall()
                .routed(101, 2.1, clientParties("callers"), null)
                .answered(101, 3, clientParties("callers"))
                .attempted(101, 2.2, 9, clientParties("callers"), NORMAL)
                .completed(9, NORMAL)
                .buildRecord();

        assertThat(record.reason()).isNull();
    }

    @Test
    void a_call_that_had_ended_before_the_node_asked_for_the_client_has_no_reason() {
        var record = answeredCall()
                .stopped(101, 9.1, 16, "call.ended", null)
                .completed(9, NORMAL)
                .buildRecord();

        assertThat(record.reason()).isNull();
    }

    @Test
    void an_answered_call_that_the_node_ended_without_a_decision_says_that_routing_was_unavailable() {
        var record =
                answeredCall().endedByNode(9, UNAVAILABLE).completed(9, NORMAL).buildRecord();

        assertThat(record.reason()).isEqualTo(UNAVAILABLE);
        assertThat(record.connect()).isNotNull();
    }

    @Test
    void a_call_that_routing_never_decided_says_that_routing_was_unavailable() {
        var record = new CallFactsFixture()
                .started(0)
                .endedByNode(1, UNAVAILABLE)
                .completed(1, hangupCodes(41, null, null))
                .buildRecord();

        assertThat(record.disposition()).isEqualTo(Disposition.UNROUTED);
        assertThat(record.reason()).isEqualTo(UNAVAILABLE);
        assertThat(record.hungUpBy()).isEqualTo(HangupParty.PLATFORM);
    }

    @Test
    void a_decision_of_routing_counts_more_than_what_the_node_reports() {
        var record = new CallFactsFixture()
                .started(0)
                .stopped(1, 0.9, 3, "carriers.none-available", null)
                .endedByNode(1, UNAVAILABLE)
                .completed(1, hangupCodes(41, null, null))
                .buildRecord();

        assertThat(record.reason()).isEqualTo("carriers.none-available");
    }
}
