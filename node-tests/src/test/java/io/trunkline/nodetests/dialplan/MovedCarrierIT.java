package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippCaller;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The host of a carrier moves to another address. realtime-writer changes the rows that identify its calls, and no
/// other (HostChangesIT), and nothing is reloaded.
class MovedCarrierIT {
    /// The node ends every call after six seconds.
    private static final Duration TALK = Duration.ofSeconds(4);

    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @Test
    void calls_from_the_new_address_belong_to_it_at_once_and_a_call_from_the_old_one_goes_on() {
        String before = LoopbackAddresses.next();
        String after = LoopbackAddresses.next();
        environment.insertCarrierWith("", "moving", before + ":5060", before);
        for (String number : new String[] {"15550001801", "15550001802"}) {
            environment.routing.answerWith("inbound", number, dial(FIRST_LEASE, "15550001000@shop"), "STOP|17|busy");
        }

        try (SippCaller.StartedCall inProgress = new SippCaller(before, "15551230801", TALK)
                .dial("15550001801", "15550001801", environment.node.host(), environment.node.sipPort())) {
            Await.until("it is answered", () -> inProgress.soFar().isAnswered());
            move(before, after);

            var newCaller = new RawSipCaller(after, environment.node.sipPort());
            assertThat(newCaller.call("15550001802", "<sip:+15551230802@x>", ""))
                    .isEqualTo(200);
            var oldCaller = new RawSipCaller(before, environment.node.sipPort());
            assertThat(oldCaller.call("15550001802", "<sip:+15551230803@x>", ""))
                    .isEqualTo(401);

            assertThat(environment.routing.questions("15550001802").getFirst()).containsEntry("endpoint", "moving");
            SippCaller.EndedCall ended = inProgress.awaitEnd();
            assertThat(ended.wasHungUpByPeer()).isFalse();
            assertThat(ended.messages())
                    .anyMatch(message ->
                            !message.sent() && message.cseqMethod().equals("BYE") && message.status() == 200);
        }
    }

    @Test
    void requests_from_the_old_address_within_a_call_to_it_are_answered() {
        String number = "15550001803";
        String elsewhere = LoopbackAddresses.next();
        environment.routing.answerWith("inbound", number, dial(FIRST_LEASE, number + "@desk"), "STOP|17|busy");

        try (SippCaller.StartedCall call = new SippCaller(environment.carrier.host(), "15551230000", TALK)
                .dial(number, number, environment.node.host(), environment.node.sipPort())) {
            environment.desk.awaitRequest(number, "ACK");
            move(environment.desk.host, elsewhere);
            var stranger = new RawSipCaller(environment.desk.host, environment.node.sipPort());
            assertThat(stranger.call("15550001804", "<sip:+15551230804@x>", "")).isEqualTo(401);

            String hold = environment.desk.sdp(number, "sendonly");
            assertThat(environment.desk.request(number, "INVITE", "", hold)).isEqualTo(200);
            assertThat(call.soFar().wasHungUpByPeer()).isFalse();
            assertThat(environment.desk.request(number, "BYE", "", "")).isEqualTo(200);
            assertThat(call.awaitEnd().wasHungUpByPeer()).isTrue();
        } finally {
            move(elsewhere, environment.desk.host);
        }
    }

    private void move(String from, String to) {
        environment.postgres.execute(
                "asterisk", "UPDATE ps_endpoint_id_ips SET match = '%s' WHERE match = '%s'".formatted(to, from));
    }
}
