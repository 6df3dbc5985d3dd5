package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.NO_PARTIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.asterisk.AmiRecorder;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Test calls of carriers, which ami-bridge originates to the context `trunkline-test`.
class TestCallIT {
    private static final NodeTestEnvironment ENVIRONMENT = NodeTestEnvironment.shared();
    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final String NUMBER = "14045550803";

    @AfterAll
    static void close() {
        CARRIER.close();
    }

    @Test
    void it_looks_like_a_routed_call() {
        ENVIRONMENT.insertCarrierWith(
                "TRUNKLINE_HEADERS=X-Account;TRUNKLINE_HEADER_1=17", "tested", CARRIER.address(), CARRIER.host());
        ENVIRONMENT.routing.answerWith(
                "outbound",
                NUMBER,
                "DIAL|" + FIRST_LEASE + "|PJSIP/" + NUMBER + "@tested|10|+14045550199|" + NO_PARTIES,
                "STOP|16|done");

        ENVIRONMENT.originate("ast1-1.t803", NUMBER + "@trunkline-outbound", "s@trunkline-hold");
        List<String> routed = comparable(awaitInvite(1));
        originateTest("ast1-1.t804", "PJSIP/" + NUMBER + "@tested");
        List<String> tested = comparable(awaitInvite(2));
        ENVIRONMENT.node.command("channel request hangup all");

        assertThat(tested)
                .isEqualTo(routed)
                .anyMatch(line -> line.startsWith("From:") && line.contains("sip:+14045550199@"))
                .contains("X-Account: 17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PJSIP/14045550805@ip-one&PJSIP/14045550806@ip-one",
                "Local/914045550805@from-campaign/n",
                "PJSIP/ip-one",
                ""
            })
    void it_dials_nothing_but_a_number_at_one_endpoint(String dialString) throws IOException {
        int invites = ENVIRONMENT.carrier.invites().size();
        String call = "ast1-2.t" + Math.abs(dialString.hashCode());
        try (AmiRecorder ami = ENVIRONMENT.recordAmi()) {
            Await.until("the recorder is logged in", () -> ami.lines().contains("Event: FullyBooted"));
            originateTest(call, dialString);

            Await.until("the order has failed", () -> hasFailed(call, ami.lines()));
        }
        assertThat(ENVIRONMENT.carrier.invites()).hasSize(invites);
    }

    private static boolean hasFailed(String call, List<String> amiLines) {
        return Stream.of(String.join("\n", amiLines).split("\n\n"))
                .filter(event -> event.contains("Event: OriginateResponse\n"))
                .anyMatch(event -> event.contains("Uniqueid: " + call) && event.contains("Response: Failure"));
    }

    private static void originateTest(String call, String dialString) {
        ENVIRONMENT.originate(
                call,
                NUMBER + "@trunkline-test",
                "s@trunkline-hold",
                "+14045550199",
                Map.of("__TRUNKLINE_TEST_DIAL", dialString));
    }

    private static SipMessage awaitInvite(int count) {
        Await.until("the carrier is called", () -> CARRIER.invites().size() == count);
        return CARRIER.invites().get(count - 1);
    }

    /// Without what differs between any two calls.
    private static List<String> comparable(SipMessage invite) {
        return invite.headers().stream()
                .filter(line -> !line.matches("(?i)(Via|Call-ID|CSeq|Content-Length):.*"))
                .map(line -> line.replaceAll(";tag=[^;]*", ""))
                .toList();
    }
}
