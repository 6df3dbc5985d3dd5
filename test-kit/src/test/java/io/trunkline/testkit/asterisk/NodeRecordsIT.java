package io.trunkline.testkit.asterisk;

import static io.trunkline.testkit.asterisk.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.testkit.asterisk.DialplanAnswers.SECOND_LEASE;
import static io.trunkline.testkit.asterisk.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippCaller;
import java.io.IOException;
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
                () -> environment
                        .postgres
                        .execute(
                                "ami_bridge",
                                "SELECT count(*) FROM cel WHERE eventtype = 'LINKEDID_END' AND linkedid = '" + call
                                        + "'")
                        .equals("1"));
        assertThat(environment.node.celLines())
                .anyMatch(line -> line.contains("\"LINKEDID_END\"") && line.contains("\"linkedid\":\"" + call + "\""));
    }
}
