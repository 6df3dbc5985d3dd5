package io.trunkline.testkit.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.sipp.SippRegistration;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// "Every Dial asks first", branch by branch.
class DialplanIT {
    private static final String FIRST_LEASE = "11111111-1111-4111-8111-111111111111";
    private static final String SECOND_LEASE = "22222222-2222-4222-8222-222222222222";
    private static final String CLIENT = "44444444-4444-4444-8444-444444444444";
    private static final String NO_PARTIES = ",,,,,";

    private static NodeTestEnvironment environment;

    @BeforeAll
    static void start() {
        environment = new NodeTestEnvironment();
    }

    @AfterAll
    static void close() {
        environment.close();
    }

    @Test
    void after_a_busy_client_the_next_one_is_dialed_and_each_end_is_reported() {
        environment.routing.answerWith(
                "inbound",
                "15550001000",
                dial(FIRST_LEASE, "15550001486@shop"),
                dial(SECOND_LEASE, "15550001000@shop"));

        SippCaller.EndedCall call = callIn("15550001000");

        assertThat(call.isAnswered()).as(environment.node.log()).isTrue();
        Map<String, String> first = environment.routing.questions("15550001000").getFirst();
        Map<String, String> second =
                environment.routing.questions("15550001000").getLast();
        assertThat(first)
                .containsEntry("attempt", "1")
                .containsEntry("direction", "inbound")
                .containsEntry("node", "ast1")
                .containsEntry("endpoint", "ip-one")
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

        assertThat(callIn("15550001001").status()).isEqualTo(480);

        assertThat(environment.routing.questions("15550001001").getLast())
                .containsEntry("last_status", "NOANSWER")
                .containsEntry("last_cause", "0")
                .containsEntry("last_sip", "");
    }

    @Test
    void a_redirect_dials_nothing_and_is_reported_as_302() {
        environment.routing.answerWith(
                "inbound", "15550001002", dial(FIRST_LEASE, "15550001302@shop"), "STOP|21|refused");

        assertThat(callIn("15550001002").status()).isEqualTo(403);

        assertThat(environment.routing.questions("15550001002").getLast())
                .containsEntry("last_sip", "302")
                .containsEntry("last_cause", "23");
    }

    @Test
    void an_unknown_endpoint_is_reported_without_a_sip_status() {
        environment.routing.answerWith(
                "inbound", "15550001003", dial(FIRST_LEASE, "15550001003@gone"), "STOP|34|no-client");

        assertThat(callIn("15550001003").status()).isEqualTo(503);

        assertThat(environment.routing.questions("15550001003").getLast())
                .containsEntry("last_status", "CHANUNAVAIL")
                .containsEntry("last_cause", "3")
                .containsEntry("last_sip", "");
    }

    @Test
    void an_invalid_answer_dials_nothing() {
        environment.routing.answerWith(
                "inbound", "15550001004", "DIAL|" + FIRST_LEASE + "|PJSIP/1004@shop&PJSIP/900@ip-one|5||" + NO_PARTIES);

        assertThat(callIn("15550001004").status()).isEqualTo(503);

        assertThat(environment.client.invites())
                .noneMatch(invite -> invite.requestUser().equals("1004"));
        assertThat(environment.carrier.invites())
                .noneMatch(invite -> invite.requestUser().equals("900"));
    }

    @Test
    void a_call_to_our_registered_contact_takes_its_number_from_the_to_header() {
        Await.until(
                "reg-one is registered",
                () -> environment.node.command("pjsip show registrations").contains("Registered"));
        environment.routing.answerWith("inbound", "+15550001009", dial(FIRST_LEASE, "15550001009@shop"));

        SippCaller fromTrunk = new SippCaller(environment.registrar.host(), "15551230000", Duration.ofSeconds(1));
        try (SippCaller.StartedCall call =
                fromTrunk.dial("reg-one", "+15550001009", "127.0.0.1", environment.node.sipPort())) {
            assertThat(call.awaitEnd().isAnswered()).as(environment.node.log()).isTrue();
        }

        assertThat(environment.registrar.registerCount()).isGreaterThanOrEqualTo(2);
        assertThat(environment.routing.questions("+15550001009").getFirst()).containsEntry("endpoint", "reg-one");
    }

    @Test
    void parameters_of_the_called_number_are_no_part_of_it() {
        environment.routing.answerWith("inbound", "+15550001020", "STOP|17|busy");

        callRaw("+15550001020;npdi;rn=+14045550000", "<sip:+15551230000;cpc=ordinary@x>", "");

        assertThat(environment.routing.questions("+15550001020").getFirst())
                .containsEntry("from", "+15551230000")
                .containsEntry("privacy", "0");
    }

    @Test
    void a_caller_who_asks_for_privacy_is_reported_as_such() {
        environment.routing.answerWith("inbound", "+15550001021", "STOP|17|busy");

        callRaw(
                "+15550001021",
                "\"Anonymous\" <sip:anonymous@anonymous.invalid>",
                "P-Asserted-Identity: <sip:+15551239999@x>\r\nPrivacy: id\r\n");

        assertThat(environment.routing.questions("+15550001021").getFirst())
                .containsEntry("from", "+15551239999")
                .containsEntry("privacy", "1");
    }

    @Test
    void a_caller_by_name_is_reported_by_that_name() {
        environment.routing.answerWith("inbound", "+15550001022", "STOP|17|busy");

        callRaw("+15550001022", "<sip:anonymous@anonymous.invalid>", "");

        assertThat(environment.routing.questions("+15550001022").getFirst())
                .containsEntry("from", "anonymous")
                .containsEntry("privacy", "0");
    }

    private static void callRaw(String user, String from, String headers) {
        assertThat(new RawSipCaller(environment.carrier.host(), environment.node.sipPort()).call(user, from, headers))
                .isEqualTo(486);
    }

    @Test
    void a_registered_client_is_dialed_by_number_at_its_contact() {
        environment.routing.answerWith("inbound", "15550001010", dial(FIRST_LEASE, "15550001010@walk-in"));

        SippAnswerer.Options walkIn = SippAnswerer.Options.defaults();
        int port = LoopbackAddresses.freeUdpPort(walkIn.host());
        assertThat(register("guess", walkIn.host(), port)).isEqualTo(401);
        assertThat(register("knock", walkIn.host(), port)).isEqualTo(200);

        try (SippAnswerer there = SippAnswerer.startOnPort(port, walkIn)) {
            assertThat(callIn("15550001010").isAnswered()).isTrue();
            assertThat(there.lastInvite().requestUser()).isEqualTo("15550001010");
            assertThat(there.answeredCalls()).isOne();
        }
    }

    private static int register(String password, String host, int port) {
        return new SippRegistration("walk-in", password).register(host, port, "127.0.0.1", environment.node.sipPort());
    }

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
    void an_announcement_is_played_before_the_hangup_without_answering_the_call() {
        environment.routing.answerWith("inbound", "15550001014", "STOP|17|clients.none-eligible|beep");

        SippCaller.EndedCall call = callIn("15550001014");

        assertThat(call.status()).as(environment.node.log()).isEqualTo(486);
        assertThat(call.messages()).anyMatch(message -> !message.sent() && message.status() == 183);
    }

    @Test
    void a_missing_sound_file_does_not_change_the_hangup_cause() {
        environment.routing.answerWith("inbound", "15550001015", "STOP|17|clients.none-eligible|no-such-sound");

        assertThat(callIn("15550001015").status()).isEqualTo(486);
    }

    @Test
    void calls_from_a_client_are_rejected() {
        SippCaller fromClient = new SippCaller(environment.client.host(), "15551230000", Duration.ofSeconds(2));

        assertThat(fromClient
                        .call("15550001005", "127.0.0.1", environment.node.sipPort())
                        .status())
                .isEqualTo(403);

        assertThat(environment.routing.questions("15550001005")).isEmpty();
    }

    @Test
    void an_overflow_answer_is_dialed_without_a_lease() {
        environment.routing.answerWith("inbound", "15550001006", "OVERFLOW|PJSIP/15550009006@shop|5");

        assertThat(callIn("15550001006").isAnswered()).isTrue();

        String call = environment.routing.questions("15550001006").getFirst().get("call");
        assertThat(environment.routing.endReports(call)).isEmpty();
    }

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
    void without_routing_prefix_calls_continue_up_to_the_node_s_own_limit() {
        environment.routing.answerWith("prefix", "8045550301", "nonsense");
        environment.routing.answerWith("prefix", "8045550305", "nonsense");

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

        assertThat(environment.carrier.invites())
                .noneMatch(invite -> invite.requestUser().equals("8045550305"));
    }

    @Test
    void every_ami_event_carries_its_lease_id() throws IOException {
        environment.routing.answerWith("inbound", "15550001016", dial(SECOND_LEASE, "15550001016@shop"));
        try (AmiRecorder ami = environment.recordAmi()) {
            SippCaller.EndedCall call = callIn("15550001016");

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

        assertThat(callIn("15550001007").status()).isEqualTo(486);

        assertThat(environment.node.log()).contains("Asterisk Ready").doesNotContain(FakeRoutingServer.TOKEN);
    }

    @Test
    void every_channel_is_in_the_cel_table_and_in_the_node_s_own_cel_file() {
        environment.routing.answerWith("inbound", "15550001008", dial(FIRST_LEASE, "15550001486@shop"), "STOP|17|busy");

        callIn("15550001008");

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

    private static SippCaller.EndedCall callIn(String number) {
        return new SippCaller(environment.carrier.host(), "15551230000", Duration.ofSeconds(3))
                .call(number, "127.0.0.1", environment.node.sipPort());
    }

    private static String dial(String lease, String target) {
        return "DIAL|" + lease + "|PJSIP/" + target + "|5||" + NO_PARTIES;
    }
}
