package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.SECOND_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippCaller;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the dialplan reports of an attempt that ended: each status of the table in docs/asterisk.md, by real calls.
class EndedAttemptsIT {
    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @ParameterizedTest
    @CsvSource({
        "403, CHANUNAVAIL, 21",
        "404, CHANUNAVAIL, 1",
        "408, CHANUNAVAIL, 18",
        "480, NOANSWER,    19",
        "486, BUSY,        17",
        "488, CHANUNAVAIL, 58",
        "500, CHANUNAVAIL, 38",
        "503, CONGESTION,  34",
        "603, CHANUNAVAIL, 21",
    })
    void a_refused_attempt_is_reported_with_its_status_and_cause(String sipStatus, String dialStatus, String cause) {
        String number = "15550007" + sipStatus;
        environment.routing.answerWith("inbound", number, dial(FIRST_LEASE, number + "@shop"), "STOP|17|busy");

        assertThat(environment.callIn(number).status()).isEqualTo(486);

        assertThat(environment.routing.questions(number).getLast())
                .containsEntry("last_status", dialStatus)
                .containsEntry("last_cause", cause)
                .containsEntry("last_sip", sipStatus);
    }

    /// Routing takes a cause of congestion from a Reason header for congestion (RFC 3398), but Asterisk 22.10.1
    /// keeps all reasons from the dialplan. If this test fails, Asterisk no longer does: change docs/asterisk.md.
    @ParameterizedTest
    @CsvSource({"480, NOANSWER, 19", "603, CHANUNAVAIL, 21"})
    void a_cause_in_a_reason_header_is_replaced_by_that_of_the_status(
            String sipStatus, String dialStatus, String cause) {
        String number = "15550008" + sipStatus;
        environment.routing.answerWith("inbound", number, dial(FIRST_LEASE, number + "@desk"), "STOP|17|busy");

        assertThat(environment.callIn(number).status()).isEqualTo(486);

        assertThat(environment.routing.questions(number).getLast())
                .containsEntry("last_status", dialStatus)
                .containsEntry("last_sip", sipStatus)
                .containsEntry("last_cause", cause);
    }

    /// Asterisk gives up after the node's SIP timeout, and the next client is tried while the caller still waits.
    @Test
    void an_attempt_without_any_response_ends_before_its_ring_timeout_and_the_next_one_is_dialed() {
        String number = "15550008999";
        environment.routing.answerWith(
                "inbound", number, dialFor(30, FIRST_LEASE, number + "@desk"), dial(SECOND_LEASE, "15550001000@shop"));

        assertThat(environment.callIn(number).isAnswered())
                .as("before the limit of the call, " + environment.node.log())
                .isTrue();
        assertThat(environment.routing.questions(number).getLast())
                .containsEntry("last_status", "CHANUNAVAIL")
                .containsEntry("last_cause", "18")
                .containsEntry("last_sip", "");
    }

    @Test
    void a_ring_timeout_without_any_response_is_reported_with_cause_18() {
        String number = "15550009999";
        environment.routing.answerWith(
                "inbound",
                number,
                dial(FIRST_LEASE, "15550001486@shop"),
                dialFor(1, SECOND_LEASE, number + "@desk"),
                "STOP|18|no-response");

        assertThat(environment.callIn(number).status()).isEqualTo(408);

        assertThat(environment.routing.questions(number).getLast())
                .containsEntry("last_status", "NOANSWER")
                .containsEntry("last_cause", "18")
                .containsEntry("last_sip", "");
    }

    /// The other side has accepted the call, so nothing is known to be wrong with it.
    @Test
    void a_ring_timeout_after_100_is_reported_without_a_cause() {
        String number = "15550008100";
        environment.routing.answerWith(
                "inbound", number, dialFor(8, FIRST_LEASE, number + "@desk"), "STOP|19|no-answer");

        assertThat(environment.callIn(number).status()).isEqualTo(480);

        assertThat(environment.routing.questions(number).getLast())
                .containsEntry("last_status", "NOANSWER")
                .containsEntry("last_cause", "0")
                .containsEntry("last_sip", "");
    }

    private static String dialFor(int seconds, String lease, String target) {
        return "DIAL|" + lease + "|PJSIP/" + target + "|" + seconds + "||" + DialplanAnswers.NO_PARTIES;
    }

    @Test
    void a_caller_who_hangs_up_while_it_rings_cancels_the_attempt() {
        SippCaller.EndedCall call = cancel("15550007777", "shop");

        assertThat(call.status()).isEqualTo(487);
        assertThat(awaitEndReport("15550007777"))
                .containsEntry("status", "CANCEL")
                .containsEntry("cause", "16");
    }

    @Test
    void an_answer_that_crosses_the_cancellation_is_hung_up_and_the_attempt_is_canceled() {
        SippCaller.EndedCall call = cancel("15550007180", "desk");

        environment.desk.awaitRequest("15550007180", "CANCEL");
        environment.desk.awaitRequest("15550007180", "BYE");
        assertThat(call.status()).isEqualTo(487);
        assertThat(awaitEndReport("15550007180")).containsEntry("status", "CANCEL");
        Await.until("no channel is left", () -> environment.channelCount() == 0);
    }

    private SippCaller.EndedCall cancel(String number, String client) {
        environment.routing.answerWith("inbound", number, dialFor(30, FIRST_LEASE, number + "@" + client));
        return new SippCaller(environment.carrier.host(), "15551230000", Duration.ofMillis(300), Duration.ofSeconds(1))
                .call(number, environment.node.host(), environment.node.sipPort());
    }

    private Map<String, String> awaitEndReport(String number) {
        String call = environment.routing.questions(number).getFirst().get("call");
        Await.until(
                "the end is reported",
                () -> !environment.routing.endReports(call).isEmpty());
        return environment.routing.endReports(call).getFirst();
    }
}
