package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippCaller;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Calls end at the limit of the node, or earlier at the limit in the answer.
class CallLimitIT {
    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @Test
    void a_call_ends_at_the_node_s_call_limit() {
        environment.routing.answerWith("inbound", "15550001011", dial(FIRST_LEASE, "15550001011@shop"));
        Duration longer = Duration.ofSeconds(NodeTestEnvironment.CALL_LIMIT_SECONDS + 10);

        SippCaller.EndedCall call = new SippCaller(environment.carrier.host(), "15551230000", longer)
                .call("15550001011", "127.0.0.1", environment.node.sipPort());

        assertThat(call.wasHungUpByPeer()).as(environment.node.log()).isTrue();
    }

    @Test
    void a_call_ends_at_the_limit_in_the_answer() {
        environment.routing.answerWith("inbound", "15550001012", dial(FIRST_LEASE, "15550001012@shop") + "|2");
        Duration shorterThanTheNodesOwn = Duration.ofSeconds(NodeTestEnvironment.CALL_LIMIT_SECONDS - 1);

        SippCaller.EndedCall call = new SippCaller(environment.carrier.host(), "15551230000", shorterThanTheNodesOwn)
                .call("15550001012", "127.0.0.1", environment.node.sipPort());

        assertThat(call.wasHungUpByPeer()).as(environment.node.log()).isTrue();
    }

    @Test
    void a_limit_in_the_answer_cannot_exceed_the_node_s_own_limit() {
        environment.routing.answerWith("inbound", "15550001013", dial(FIRST_LEASE, "15550001013@shop") + "|86400");
        Duration longer = Duration.ofSeconds(NodeTestEnvironment.CALL_LIMIT_SECONDS + 10);

        SippCaller.EndedCall call = new SippCaller(environment.carrier.host(), "15551230000", longer)
                .call("15550001013", "127.0.0.1", environment.node.sipPort());

        assertThat(call.wasHungUpByPeer()).as(environment.node.log()).isTrue();
    }

    @Test
    void a_placed_call_ends_at_the_limit_in_the_answer() {
        String call = "ast1-1.tlim000000001";
        environment.routing.answerWith("outbound", "14045550101", dial(FIRST_LEASE, "14045550101@ip-one") + "|2");

        environment.originate(call, "14045550101@trunkline-outbound", "s@trunkline-hold");

        Await.until(
                "it is ended before the node would",
                Duration.ofSeconds(NodeTestEnvironment.CALL_LIMIT_SECONDS),
                () -> environment.routing.endReports(call).size() == 1);
        assertThat(environment.routing.endReports(call).getFirst()).containsEntry("status", "ANSWER");
    }
}
