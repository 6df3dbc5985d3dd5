package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.SECOND_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.asterisk.AmiRecorder;
import io.trunkline.testkit.sipp.SippCaller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What the node records of a call: AMI events, its log, and the channel event log.
class NodeRecordsIT {
    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @Test
    void every_ami_event_carries_its_lease_id() throws IOException {
        environment.routing.answerWith("inbound", "15550001016", dial(SECOND_LEASE, "15550001016@shop"));
        try (AmiRecorder ami = environment.recordAmi()) {
            SippCaller.EndedCall call = environment.callIn("15550001016");

            assertThat(call.isAnswered()).as(environment.node.log()).isTrue();
            Await.until("both ends are reported", () -> count(ami, "Event: Hangup") == 2);
            assertThat(count(ami, "DestChanVariable: TRUNKLINE_LEASE=" + SECOND_LEASE))
                    .isPositive();
            assertThat(count(ami, "ChanVariable: TRUNKLINE_LEASE=" + SECOND_LEASE))
                    .isGreaterThanOrEqualTo(3);
            assertThat(count(ami, "Event: VarSet")).isZero();
        }
    }

    private static long count(AmiRecorder ami, String line) {
        return ami.lines().stream().filter(line::equals).count();
    }

    @Test
    void the_dialplan_token_appears_in_no_log() {
        environment.routing.answerWith("inbound", "15550001007", "STOP|17|busy");

        assertThat(environment.callIn("15550001007").status()).isEqualTo(486);

        assertThat(environment.node.completeLog()).contains("Asterisk Ready").doesNotContain(FakeRoutingServer.TOKEN);
    }

    @Test
    void every_channel_is_in_the_cel_table_and_in_the_node_s_own_cel_file() {
        environment.routing.answerWith("inbound", "15550001008", dial(FIRST_LEASE, "15550001486@shop"), "STOP|17|busy");

        environment.callIn("15550001008");

        String call = environment.routing.questions("15550001008").getFirst().get("call");
        Await.until(
                "CEL is in the database",
                () -> cel("count(*) FILTER (WHERE eventtype = 'LINKEDID_END')", call)
                        .equals("1"));
        assertThat(environment.node.celLines())
                .anyMatch(line -> line.contains("\"LINKEDID_END\"") && line.contains("\"linkedid\":\"" + call + "\""));
    }

    /// Asterisk replaces such bytes in a name, but not in a number.
    @Test
    void a_caller_s_name_and_numbers_that_are_no_utf_8_lose_no_row() {
        environment.routing.answerWith("inbound", "15550001017", "STOP|17|busy");
        RawSipCaller caller =
                new RawSipCaller(environment.carrier.host(), environment.node.sipPort(), StandardCharsets.ISO_8859_1);

        assertThat(caller.call("15550001017%e9%01", "\"José\u0001\" <sip:1555%e9%01@x>", ""))
                .isEqualTo(486);

        String call = environment.routing.questions("15550001017").getFirst().get("call");
        Await.until("CEL is in the database", () -> cel("max(eventtype)", call).equals("LINKEDID_END"));
        assertThat(cel("string_agg(eventtype || ' ' || left(cid_name, 3), ', ' ORDER BY id)", call))
                .isEqualTo("CHAN_START Jos, HANGUP Jos, LINKEDID_END Jos");
    }

    private String cel(String columns, String call) {
        return environment.postgres.execute(
                "ami_bridge", "SELECT " + columns + " FROM cel WHERE linkedid = '" + call + "'");
    }
}
