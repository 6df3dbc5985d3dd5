package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.NO_PARTIES;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.SECOND_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.sipp.SippRegistration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The dialplan of inbound calls: one question before each attempt, and what each answer makes of the call.
class InboundDialplanIT {
    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @Test
    void after_a_busy_client_the_next_one_is_dialed_and_each_end_is_reported() {
        environment.routing.answerWith(
                "inbound",
                "15550001000",
                dial(FIRST_LEASE, "15550001486@shop"),
                dial(SECOND_LEASE, "15550001000@shop"));

        SippCaller.EndedCall call = environment.callIn("15550001000");

        assertThat(call.isAnswered()).as(environment.node.log()).isTrue();
        Map<String, String> first = environment.routing.questions("15550001000").getFirst();
        Map<String, String> second =
                environment.routing.questions("15550001000").getLast();
        assertThat(first)
                .containsEntry("attempt", "1")
                .containsEntry("direction", "inbound")
                .containsEntry("node", "ast1")
                .containsEntry("endpoint", "ip-one")
                .containsEntry("line", "0")
                .containsEntry("from", "15551230000")
                .containsEntry("call", first.get("channel"));
        assertThat(second)
                .containsEntry("attempt", "2")
                .containsEntry("last_lease", FIRST_LEASE)
                .containsEntry("last_status", "BUSY")
                .containsEntry("last_cause", "17")
                .containsEntry("last_sip", "486");
        assertThat(environment.routing.endReports(first.get("call")))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("lease", SECOND_LEASE)
                        .containsEntry("attempt", "2")
                        .containsEntry("status", "ANSWER")
                        .containsEntry("cause", "16")
                        .containsEntry("sip", "200")
                        .hasEntrySatisfying("uniqueid", id -> assertThat(id).startsWith("ast1-")));
    }

    @Test
    void a_ring_timeout_reports_no_cause_of_an_earlier_attempt() {
        environment.routing.answerWith(
                "inbound",
                "15550001001",
                dial(FIRST_LEASE, "15550001486@shop"),
                "DIAL|" + SECOND_LEASE + "|PJSIP/15550001777@shop|1||" + NO_PARTIES,
                "STOP|19|no-answer");

        assertThat(environment.callIn("15550001001").status()).isEqualTo(480);

        assertThat(environment.routing.questions("15550001001").getLast())
                .containsEntry("last_status", "NOANSWER")
                .containsEntry("last_cause", "0")
                .containsEntry("last_sip", "");
    }

    @Test
    void a_redirect_dials_nothing_and_is_reported_as_302() {
        environment.routing.answerWith(
                "inbound", "15550001002", dial(FIRST_LEASE, "15550001302@shop"), "STOP|21|refused");

        assertThat(environment.callIn("15550001002").status()).isEqualTo(403);

        assertThat(environment.routing.questions("15550001002").getLast())
                .containsEntry("last_sip", "302")
                .containsEntry("last_cause", "23");
    }

    @Test
    void an_unknown_endpoint_is_reported_without_a_sip_status() {
        environment.routing.answerWith(
                "inbound", "15550001003", dial(FIRST_LEASE, "15550001003@gone"), "STOP|34|no-client");

        assertThat(environment.callIn("15550001003").status()).isEqualTo(503);

        assertThat(environment.routing.questions("15550001003").getLast())
                .containsEntry("last_status", "CHANUNAVAIL")
                .containsEntry("last_cause", "3")
                .containsEntry("last_sip", "");
    }

    @Test
    void an_invalid_answer_dials_nothing() {
        environment.routing.answerWith(
                "inbound", "15550001004", "DIAL|" + FIRST_LEASE + "|PJSIP/1004@shop&PJSIP/900@ip-one|5||" + NO_PARTIES);

        assertThat(environment.callIn("15550001004").status()).isEqualTo(503);

        assertThat(environment.client.invites())
                .noneMatch(invite -> invite.requestUser().equals("1004"));
        assertThat(environment.carrier.invites())
                .noneMatch(invite -> invite.requestUser().equals("900"));
    }

    @Test
    void a_registered_client_is_dialed_by_number_at_its_contact() {
        environment.routing.answerWith("inbound", "15550001010", dial(FIRST_LEASE, "15550001010@walk-in"));

        SippAnswerer.Options walkIn = SippAnswerer.Options.defaults();
        int port = LoopbackAddresses.freeUdpPort(walkIn.host());
        assertThat(register("guess", walkIn.host(), port)).isEqualTo(401);
        assertThat(register("knock", walkIn.host(), port)).isEqualTo(200);

        try (SippAnswerer there = SippAnswerer.startOnPort(port, walkIn)) {
            assertThat(environment.callIn("15550001010").isAnswered()).isTrue();
            assertThat(there.lastInvite().requestUser()).isEqualTo("15550001010");
            assertThat(there.answeredCalls()).isOne();
        }
    }

    private int register(String password, String host, int port) {
        return new SippRegistration("walk-in", password).register(host, port, "127.0.0.1", environment.node.sipPort());
    }

    @Test
    void an_announcement_is_played_before_the_hangup_without_answering_the_call() {
        environment.routing.answerWith("inbound", "15550001014", "STOP|17|clients.none-eligible|beep");

        SippCaller.EndedCall call = environment.callIn("15550001014");

        assertThat(call.status()).as(environment.node.log()).isEqualTo(486);
        assertThat(call.messages()).anyMatch(message -> !message.sent() && message.status() == 183);
    }

    @Test
    void a_missing_sound_file_does_not_change_the_hangup_cause() {
        environment.routing.answerWith("inbound", "15550001015", "STOP|17|clients.none-eligible|no-such-sound");

        assertThat(environment.callIn("15550001015").status()).isEqualTo(486);
    }

    @Test
    void calls_from_a_client_are_rejected() {
        SippCaller fromClient = new SippCaller(environment.client.host(), "15551230000", Duration.ofSeconds(2));

        assertThat(fromClient
                        .call("15550001005", "127.0.0.1", environment.node.sipPort())
                        .status())
                .isEqualTo(404);

        assertThat(environment.routing.questions("15550001005")).isEmpty();
    }

    @Test
    void an_overflow_answer_is_dialed_without_a_lease() {
        environment.routing.answerWith("inbound", "15550001006", "OVERFLOW|PJSIP/15550009006@shop|5");

        assertThat(environment.callIn("15550001006").isAnswered()).isTrue();

        String call = environment.routing.questions("15550001006").getFirst().get("call");
        assertThat(environment.routing.endReports(call)).isEmpty();
    }
}
