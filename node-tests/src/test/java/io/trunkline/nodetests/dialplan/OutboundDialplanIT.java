package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.NO_PARTIES;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.SECOND_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.asterisk.AmiRecorder;
import io.trunkline.testkit.sipp.SipMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The dialplan of placed calls and of calls through a dial prefix.
class OutboundDialplanIT {
    private static final String CLIENT = "44444444-4444-4444-8444-444444444444";
    private static final String OTHER_CLIENT = "55555555-5555-4555-8555-555555555555";
    private static final String THIRD_CLIENT = "66666666-6666-4666-8666-666666666666";
    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @Test
    void an_answered_outbound_call_is_connected_to_the_client_and_both_ends_are_reported() {
        environment.routing.answerWith(
                "outbound",
                "14045550100",
                "DIAL|" + FIRST_LEASE + "|PJSIP/14045550100@ip-one|5|+15557770000|" + NO_PARTIES);
        environment.routing.answerWith("connect", CLIENT, dial(SECOND_LEASE, "15550002000@shop"));

        environment.originate(
                "ast1-1.tout000000001", "14045550100@trunkline-outbound", CLIENT + "@trunkline-connect-client");
        Await.until(
                "the client is called",
                () -> environment.client.invites().stream()
                        .anyMatch(invite -> invite.requestUser().equals("15550002000")));
        String call = "ast1-1.tout000000001";
        environment.node.command("channel request hangup all");
        Await.until(
                "both ends are reported",
                () -> environment.routing.endReports(call).size() == 2);

        assertThat(environment.carrier.lastInvite().fromUser()).isEqualTo("+15557770000");
        assertThat(environment.client.lastInvite().fromUser()).isEqualTo("14045550100");
        assertThat(environment.routing.endReports(call))
                .extracting(end -> end.get("lease") + " " + end.get("attempt"))
                .containsExactlyInAnyOrder(FIRST_LEASE + " 1", SECOND_LEASE + " 101");
    }

    /// The called party has answered: it waits another second rather than being hung up on.
    @Test
    void the_client_of_an_answered_call_is_asked_for_again_when_routing_does_not_answer() {
        String call = "ast1-1.tout000000002";
        environment.routing.answerWith("outbound", "14045550102", dial(FIRST_LEASE, "14045550102@ip-one"));
        environment.routing.answerWith("connect", OTHER_CLIENT, FakeRoutingServer.NO_ANSWER);

        environment.originate(call, "14045550102@trunkline-outbound", OTHER_CLIENT + "@trunkline-connect-client");
        Await.until("the client is asked for", () -> connectQuestions(call).size() == 1);
        environment.routing.answerWith("connect", OTHER_CLIENT, dial(SECOND_LEASE, "15550002002@shop"));
        Await.until(
                "the client is called",
                () -> environment.client.invites().stream()
                        .anyMatch(invite -> invite.requestUser().equals("15550002002")));
        environment.node.command("channel request hangup all");

        assertThat(connectQuestions(call))
                .extracting(asked -> asked.get("attempt"))
                .containsExactly("101", "101");
    }

    @Test
    void a_call_whose_client_routing_does_not_name_ends_and_its_events_say_so() throws IOException {
        String call = "ast1-1.tout000000003";
        environment.routing.answerWith("outbound", "14045550103", dial(FIRST_LEASE, "14045550103@ip-one"));
        environment.routing.answerWith("connect", THIRD_CLIENT, FakeRoutingServer.NO_ANSWER);

        try (AmiRecorder ami = environment.recordAmi()) {
            environment.originate(call, "14045550103@trunkline-outbound", THIRD_CLIENT + "@trunkline-connect-client");
            Await.until(
                    "the end of its first channel reports it",
                    () -> endEvent(ami, call).contains("ChanVariable: TRUNKLINE_UNDECIDED=1"));
            assertThat(endEvent(ami, call)).contains("\nCause: 41");
            Await.until(
                    "the call ends", () -> environment.routing.endReports(call).size() == 1);
        }

        assertThat(connectQuestions(call)).hasSize(2);
        assertThat(environment.routing.endReports(call).getFirst())
                .as("of the called party, who had answered")
                .containsEntry("lease", FIRST_LEASE)
                .containsEntry("status", "ANSWER");
    }

    /// The event `Hangup` of a channel; empty if there is none yet.
    private static String endEvent(AmiRecorder ami, String uniqueId) {
        return Stream.of(String.join("\n", ami.lines()).split("\n\n"))
                .filter(event ->
                        event.startsWith("Event: Hangup\n") && event.contains("\nUniqueid: " + uniqueId + "\n"))
                .findFirst()
                .orElse("");
    }

    private List<Map<String, String>> connectQuestions(String call) {
        return environment.routing.questions().stream()
                .filter(form -> form.get("call").equals(call))
                .filter(form -> form.get("direction").equals("connect"))
                .toList();
    }

    @Test
    void a_prefix_call_uses_the_caller_id_in_the_answer() {
        environment.routing.answerWith(
                "prefix",
                "8045550200",
                "DIAL|" + FIRST_LEASE + "|PJSIP/8045550200@ip-one|5|+15557770001|" + NO_PARTIES);

        environment.originate("ast1-1.tpre000000001", "98045550200@from-campaign", "s@trunkline-hold");
        Await.until(
                "the carrier is called",
                () -> environment.carrier.invites().stream()
                        .anyMatch(invite -> invite.requestUser().equals("8045550200")
                                && invite.fromUser().equals("+15557770001")));
        environment.node.command("channel request hangup all");

        assertThat(environment.routing.questions("8045550200").getFirst())
                .containsEntry("direction", "prefix")
                .containsEntry("carrier", "ip-one")
                .containsEntry("prefix", "9");
        Await.until(
                "its end is reported",
                () -> environment.routing.endReports("ast1-1.tpre000000001").size() == 1);
        assertThat(environment
                        .routing
                        .endReports("ast1-1.tpre000000001")
                        .getFirst()
                        .get("uniqueid"))
                .as("the dialed channel's")
                .startsWith("ast1-");
    }

    @Test
    void a_prefix_call_to_a_carrier_with_national_numbers_dials_the_number_that_routing_wrote() {
        environment.routing.answerWith(
                "prefix", "442079460052", "DIAL|" + FIRST_LEASE + "|PJSIP/02079460052@ip-one|5||" + NO_PARTIES);
        environment.routing.answerWith(
                "prefix",
                "442079460053",
                "DIAL|" + FIRST_LEASE + "|PJSIP/ip-one/sip:02079460053@127.0.0.1:5060|5||" + NO_PARTIES);

        environment.originate("ast1-1.tpre000000002", "8442079460052@from-campaign", "s@trunkline-hold");
        environment.originate("ast1-1.tpre000000003", "8442079460053@from-campaign", "s@trunkline-hold");

        Await.until(
                "the carrier is called",
                () -> environment.carrier.invites().stream()
                        .map(SipMessage::requestUser)
                        .toList()
                        .containsAll(List.of("02079460052", "02079460053")));
        environment.node.command("channel request hangup all");
    }

    @Test
    void without_routing_prefix_calls_continue_up_to_the_node_s_own_limit() throws IOException {
        environment.routing.answerWith("prefix", "8045550301", "nonsense");
        environment.routing.answerWith("prefix", "8045550305", "nonsense");

        try (AmiRecorder ami = environment.recordAmi()) {
            environment.originate("ast1-1.tnet000000001", "98045550301@from-campaign", "s@trunkline-hold");
            Await.until(
                    "the first call is carried",
                    () -> environment.carrier.invites().stream()
                            .anyMatch(invite -> invite.requestUser().equals("8045550301")));
            environment.originate("ast1-1.tnet000000002", "98045550305@from-campaign", "s@trunkline-hold");
            Await.until(
                    "the second has asked",
                    () -> !environment.routing.questions("8045550305").isEmpty());
            Await.until("the second has ended", () -> environment.channelCount() == 3);
            environment.node.command("channel request hangup all");
            Await.until("the first has ended", () -> ends(ami, "ast1-1.tnet000000001") == 3);

            assertThat(undecided(ami, "ast1-1.tnet000000001"))
                    .as("no event of a call that continues says so")
                    .isEmpty();
            assertThat(undecided(ami, "ast1-1.tnet000000002"))
                    .as("the end of the call that did not continue")
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("Event: Hangup\n")
                    .contains("\nCause: 34");
        }

        assertThat(environment.carrier.invites())
                .noneMatch(invite -> invite.requestUser().equals("8045550305"));
    }

    private static long ends(AmiRecorder ami, String call) {
        return events(ami, call)
                .filter(event -> event.startsWith("Event: Hangup\n"))
                .count();
    }

    /// Events of a call that report that routing did not answer.
    private static List<String> undecided(AmiRecorder ami, String call) {
        return events(ami, call)
                .filter(event -> event.contains("ChanVariable: TRUNKLINE_UNDECIDED=1"))
                .toList();
    }

    private static Stream<String> events(AmiRecorder ami, String call) {
        return Stream.of(String.join("\n", ami.lines()).split("\n\n"))
                .filter(event -> event.contains("ChanVariable: TRUNKLINE_CALL=" + call + "\n"));
    }
}
