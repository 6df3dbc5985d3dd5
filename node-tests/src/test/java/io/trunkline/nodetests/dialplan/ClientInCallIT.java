package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.asterisk.AmiRecorder;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.sipp.SippCaller.StartedCall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client may do in a call, and what happens when it sends no media.
class ClientInCallIT {
    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @Test
    void a_transfer_is_refused_and_the_call_goes_on() {
        int carrierCalls = environment.carrier.invites().size();
        try (StartedCall call = call("15550006000", "desk")) {
            for (String referTo : List.of(
                    "<sip:+19005550100@127.0.0.1>",
                    "<sip:9+19005550100@127.0.0.1>",
                    "<sip:+19005550100@127.0.0.1?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>")) {
                assertThat(environment.desk.request("15550006000", "REFER", "Refer-To: " + referTo + "\r\n", ""))
                        .isEqualTo(603);
            }
            assertThat(environment.desk.request("15550006000", "OPTIONS", "", ""))
                    .isEqualTo(200);
            assertThat(call.soFar().wasHungUpByPeer()).isFalse();

            environment.desk.request("15550006000", "BYE", "", "");
            assertThat(call.awaitEnd().wasHungUpByPeer()).isTrue();
        }
        assertThat(environment.carrier.invites()).hasSize(carrierCalls);
    }

    @Test
    void a_call_ends_with_cause_44_when_its_media_stops_but_not_on_hold_while_listening_or_before_the_answer()
            throws IOException {
        try (AmiRecorder ami = environment.recordAmi();
                StartedCall early = call("15550006183", "timed-desk");
                StartedCall held = heldCall("15550006001", "sendonly");
                StartedCall inactive = heldCall("15550006002", "inactive");
                StartedCall listening = call("15550006003", "timed-desk");
                StartedCall silent = call("15550006004", "timed-desk")) {
            Await.until("the silent call has ended", () -> {
                environment.desk.reportReception("15550006003");
                return silent.soFar().wasHungUpByPeer();
            });
            environment.node.command("channel request hangup all");
            Await.until(
                    "all calls have ended",
                    () -> hangupCauses("timed-desk", ami.lines()).size() == 5);

            assertThat(hangupCauses("timed-desk", ami.lines())).containsOnlyOnce("44");
            assertThat(List.of(early, held, inactive, listening))
                    .noneMatch(call -> call.log().messages().isEmpty());
        }
    }

    /// The description with which the client holds the call: two of today, and one of RFC 2543.
    @ParameterizedTest
    @CsvSource({"15550006011, sendonly", "15550006012, inactive", "15550006013, 0.0.0.0"})
    void a_held_call_whose_client_vanishes_ends_with_cause_44_and_frees_its_lease(String number, String hold)
            throws IOException {
        try (AmiRecorder ami = environment.recordAmi();
                StartedCall call = call(number, "hold-desk")) {
            String held = hold.equals("0.0.0.0")
                    ? environment.desk.sdpWithoutAddress(number)
                    : environment.desk.sdp(number, hold);
            assertThat(environment.desk.request(number, "INVITE", "", held)).isEqualTo(200);

            Await.until("the node hangs up", () -> call.soFar().wasHungUpByPeer());
            String id = environment.routing.questions(number).getFirst().get("call");
            Await.until(
                    "the end of the attempt is reported",
                    () -> !environment.routing.endReports(id).isEmpty());
            Await.until(
                    "its cause is known",
                    () -> hangupCauses("hold-desk", ami.lines()).equals(List.of("44")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alaw", "gsm", "g722", "g726", "g726aal2", "opus", "speex", "speex16", "speex32", "slin16"})
    void audio_is_converted_to_a_codec_that_only_the_client_has(String codec) {
        environment.insertDeskWith("desk-" + codec, "allow", codec);
        String number = "1555000" + Math.abs(codec.hashCode() % 100_000);
        try (StartedCall call = call(number, "desk-" + codec)) {
            environment.desk.awaitMedia(number);
            environment.desk.request(number, "BYE", "", "");
            assertThat(call.awaitEnd().isAnswered()).isTrue();
        }
    }

    @Test
    void a_codec_that_no_node_converts_is_reported_as_congestion_without_a_cause() {
        environment.insertDeskWith("desk-g729", "allow", "g729");
        environment.routing.answerWith(
                "inbound", "15550006005", dial(FIRST_LEASE, "15550006005@desk-g729"), "STOP|58|clients.incompatible");

        assertThat(environment.callIn("15550006005").status()).isEqualTo(488);

        assertThat(environment.routing.questions("15550006005").getLast())
                .containsEntry("last_status", "CONGESTION")
                .containsEntry("last_cause", "0")
                .containsEntry("last_sip", "");
    }

    @Test
    void audio_is_encrypted_for_a_client_with_srtp() {
        environment.insertDeskWith("desk-sdes", "media_encryption", "sdes");
        try (StartedCall call = call("15550006006", "desk-sdes")) {
            environment.desk.awaitMedia("15550006006");
            assertThat(environment.desk.offer("15550006006")).contains("RTP/SAVP", "a=crypto:");
            environment.desk.request("15550006006", "BYE", "", "");
            assertThat(call.awaitEnd().isAnswered()).isTrue();
        }
    }

    @Test
    void there_is_music_for_calls_on_hold() {
        assertThat(environment.node.command("moh show files")).contains("Class: default", "File:");
    }

    private StartedCall heldCall(String number, String direction) {
        StartedCall call = call(number, "timed-desk");
        assertThat(environment.desk.request(number, "INVITE", "", environment.desk.sdp(number, direction)))
                .isEqualTo(200);
        return call;
    }

    private StartedCall call(String number, String client) {
        environment.routing.answerWith("inbound", number, dial(FIRST_LEASE, number + "@" + client), "STOP|17|busy");
        StartedCall call = new SippCaller(environment.carrier.host(), "15551230000", Duration.ofSeconds(30))
                .dial(number, number, environment.node.host(), environment.node.sipPort());
        environment.desk.awaitCall(number);
        return call;
    }

    /// Of the channels to a client.
    private static List<String> hangupCauses(String client, List<String> amiLines) {
        return Pattern.compile("Event: Hangup\n(?:.+\n)*?Channel: PJSIP/" + client + "-.*\n(?:.+\n)*?Cause: (\\d+)\n")
                .matcher(String.join("\n", amiLines))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
