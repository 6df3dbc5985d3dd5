package io.trunkline.testkit.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.sipp.Answerer;
import io.trunkline.testkit.sipp.Caller;
import io.trunkline.testkit.sipp.Loopback;
import io.trunkline.testkit.sipp.Registration;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// "Every Dial asks first", branch by branch.
class DialplanIT {
    private static final String ONE = "11111111-1111-4111-8111-111111111111";
    private static final String TWO = "22222222-2222-4222-8222-222222222222";
    private static final String CLIENT = "44444444-4444-4444-8444-444444444444";
    private static final String NOBODY = ",,,,,";

    private static NodeUnderTest suite;

    @BeforeAll
    static void start() {
        suite = new NodeUnderTest();
    }

    @AfterAll
    static void close() {
        suite.close();
    }

    @Test
    void a_busy_client_is_followed_by_the_next_and_each_end_is_told() {
        suite.routing.answer("inbound", "15550001000", dial(ONE, "15550001486@shop"), dial(TWO, "15550001000@shop"));

        Caller.Ended call = callsIn("15550001000");

        assertThat(call.answered()).as(suite.node.log()).isTrue();
        Map<String, String> first = suite.routing.asked("15550001000").getFirst();
        Map<String, String> second = suite.routing.asked("15550001000").getLast();
        assertThat(first)
                .containsEntry("attempt", "1")
                .containsEntry("direction", "inbound")
                .containsEntry("node", "ast1")
                .containsEntry("endpoint", "ip-one")
                .containsEntry("from", "15551230000")
                .containsEntry("call", first.get("channel"));
        assertThat(second)
                .containsEntry("attempt", "2")
                .containsEntry("last_lease", ONE)
                .containsEntry("last_status", "BUSY")
                .containsEntry("last_cause", "17")
                .containsEntry("last_sip", "486");
        assertThat(suite.routing.ended(first.get("call")))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("lease", TWO)
                        .containsEntry("attempt", "2")
                        .containsEntry("status", "ANSWER")
                        .containsEntry("cause", "16")
                        .containsEntry("sip", "200")
                        .hasEntrySatisfying("uniqueid", id -> assertThat(id).startsWith("ast1-")));
    }

    @Test
    void a_client_that_rings_out_leaves_no_cause_of_an_earlier_one() {
        suite.routing.answer(
                "inbound",
                "15550001001",
                dial(ONE, "15550001486@shop"),
                "DIAL|" + TWO + "|PJSIP/15550001777@shop|1||" + NOBODY,
                "STOP|19|no-answer");

        assertThat(callsIn("15550001001").status()).isEqualTo(480);

        assertThat(suite.routing.asked("15550001001").getLast())
                .containsEntry("last_status", "NOANSWER")
                .containsEntry("last_cause", "0")
                .containsEntry("last_sip", "");
    }

    @Test
    void a_redirect_dials_nothing_and_is_told_as_302() {
        suite.routing.answer("inbound", "15550001002", dial(ONE, "15550001302@shop"), "STOP|21|refused");

        assertThat(callsIn("15550001002").status()).isEqualTo(403);

        assertThat(suite.routing.asked("15550001002").getLast())
                .containsEntry("last_sip", "302")
                .containsEntry("last_cause", "23");
    }

    @Test
    void an_endpoint_that_is_not_there_is_told_without_a_status() {
        suite.routing.answer("inbound", "15550001003", dial(ONE, "15550001003@gone"), "STOP|34|no-client");

        assertThat(callsIn("15550001003").status()).isEqualTo(503);

        assertThat(suite.routing.asked("15550001003").getLast())
                .containsEntry("last_status", "CHANUNAVAIL")
                .containsEntry("last_cause", "3")
                .containsEntry("last_sip", "");
    }

    @Test
    void an_answer_outside_the_grammar_dials_nothing() {
        suite.routing.answer(
                "inbound", "15550001004", "DIAL|" + ONE + "|PJSIP/1004@shop&PJSIP/900@ip-one|5||" + NOBODY);

        assertThat(callsIn("15550001004").status()).isEqualTo(503);

        assertThat(suite.client.invites())
                .noneMatch(invite -> invite.requestUser().equals("1004"));
        assertThat(suite.carrier.invites())
                .noneMatch(invite -> invite.requestUser().equals("900"));
    }

    @Test
    void a_call_to_the_contact_that_we_registered_has_its_number_in_to() {
        Await.until(
                "reg-one is registered",
                () -> suite.node.command("pjsip show registrations").contains("Registered"));
        suite.routing.answer("inbound", "+15550001009", dial(ONE, "15550001009@shop"));

        Caller fromTrunk = new Caller(suite.registrar.host(), "15551230000", Duration.ofSeconds(1));
        try (Caller.Ringing call = fromTrunk.dial("reg-one", "+15550001009", "127.0.0.1", suite.node.sipPort())) {
            assertThat(call.await().answered()).as(suite.node.log()).isTrue();
        }

        assertThat(suite.registrar.registers()).isGreaterThanOrEqualTo(2);
        assertThat(suite.routing.asked("+15550001009").getFirst()).containsEntry("endpoint", "reg-one");
    }

    @Test
    void a_client_that_registers_with_us_is_dialled_by_number_at_its_contact() {
        suite.routing.answer("inbound", "15550001010", dial(ONE, "15550001010@walk-in"));

        Answerer.Options walkIn = Answerer.Options.plain();
        int port = Loopback.freeUdpPort(walkIn.host());
        assertThat(registers("guess", walkIn.host(), port)).isEqualTo(401);
        assertThat(registers("knock", walkIn.host(), port)).isEqualTo(200);

        try (Answerer there = Answerer.start(walkIn, port)) {
            assertThat(callsIn("15550001010").answered()).isTrue();
            assertThat(there.lastInvite().requestUser()).isEqualTo("15550001010");
            assertThat(there.answered()).isOne();
        }
    }

    private static int registers(String password, String host, int port) {
        return new Registration("walk-in", password).register(host, port, "127.0.0.1", suite.node.sipPort());
    }

    @Test
    void no_call_is_endless() {
        suite.routing.answer("inbound", "15550001011", dial(ONE, "15550001011@shop"));
        Duration longer = Duration.ofSeconds(NodeUnderTest.CALL_LIMIT_SECONDS + 10);

        Caller.Ended call = new Caller(suite.carrier.host(), "15551230000", longer)
                .call("15550001011", "127.0.0.1", suite.node.sipPort());

        assertThat(call.wasHungUp()).as(suite.node.log()).isTrue();
    }

    @Test
    void a_call_ends_at_the_limit_that_its_answer_names() {
        suite.routing.answer("inbound", "15550001012", dial(ONE, "15550001012@shop") + "|2");
        Duration longer = Duration.ofSeconds(NodeUnderTest.CALL_LIMIT_SECONDS);

        long began = System.nanoTime();
        Caller.Ended call = new Caller(suite.carrier.host(), "15551230000", longer)
                .call("15550001012", "127.0.0.1", suite.node.sipPort());

        assertThat(call.wasHungUp()).as(suite.node.log()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(longer);
    }

    @Test
    void no_answer_lets_a_call_outlast_the_node_s_own_limit() {
        suite.routing.answer("inbound", "15550001013", dial(ONE, "15550001013@shop") + "|86400");
        Duration longer = Duration.ofSeconds(NodeUnderTest.CALL_LIMIT_SECONDS + 10);

        Caller.Ended call = new Caller(suite.carrier.host(), "15551230000", longer)
                .call("15550001013", "127.0.0.1", suite.node.sipPort());

        assertThat(call.wasHungUp()).as(suite.node.log()).isTrue();
    }

    @Test
    void an_announcement_is_heard_before_the_end_and_answers_nothing() {
        suite.routing.answer("inbound", "15550001014", "STOP|17|clients.none-eligible|beep");

        Caller.Ended call = callsIn("15550001014");

        assertThat(call.status()).as(suite.node.log()).isEqualTo(486);
        assertThat(call.messages()).anyMatch(message -> !message.sent() && message.status() == 183);
    }

    @Test
    void a_sound_that_is_not_there_leaves_the_cause_as_it_is() {
        suite.routing.answer("inbound", "15550001015", "STOP|17|clients.none-eligible|no-such-sound");

        assertThat(callsIn("15550001015").status()).isEqualTo(486);
    }

    @Test
    void a_client_may_not_call() {
        Caller fromClient = new Caller(suite.client.host(), "15551230000", Duration.ofSeconds(2));

        assertThat(fromClient
                        .call("15550001005", "127.0.0.1", suite.node.sipPort())
                        .status())
                .isEqualTo(403);

        assertThat(suite.routing.asked("15550001005")).isEmpty();
    }

    @Test
    void an_overflow_answer_is_dialled_without_a_lease() {
        suite.routing.answer("inbound", "15550001006", "OVERFLOW|PJSIP/15550009006@shop|5");

        assertThat(callsIn("15550001006").answered()).isTrue();

        String call = suite.routing.asked("15550001006").getFirst().get("call");
        assertThat(suite.routing.ended(call)).isEmpty();
    }

    @Test
    void an_answered_outbound_call_joins_the_client_and_both_ends_are_told() {
        suite.routing.answer(
                "outbound", "14045550100", "DIAL|" + ONE + "|PJSIP/14045550100@ip-one|5|+15557770000|" + NOBODY);
        suite.routing.answer("connect", CLIENT, dial(TWO, "15550002000@shop"));

        suite.originate("ast1-1.tout000000001", "14045550100@trunkline-outbound", CLIENT + "@trunkline-connect-client");
        Await.until(
                "the client is called",
                () -> suite.client.invites().stream()
                        .anyMatch(invite -> invite.requestUser().equals("15550002000")));
        String call = "ast1-1.tout000000001";
        suite.node.command("channel request hangup all");
        Await.until("both ends are told", () -> suite.routing.ended(call).size() == 2);

        assertThat(suite.carrier.lastInvite().from()).isEqualTo("+15557770000");
        assertThat(suite.client.lastInvite().from()).isEqualTo("14045550100");
        assertThat(suite.routing.ended(call))
                .extracting(end -> end.get("lease") + " " + end.get("attempt"))
                .containsExactlyInAnyOrder(ONE + " 1", TWO + " 101");
    }

    @Test
    void a_call_that_routing_places_ends_at_the_limit_that_its_answer_names() {
        String call = "ast1-1.tlim000000001";
        suite.routing.answer("outbound", "14045550101", dial(ONE, "14045550101@ip-one") + "|2");

        suite.originate(call, "14045550101@trunkline-outbound", "s@trunkline-hold");

        Await.until(
                "it is ended before the node would",
                Duration.ofSeconds(NodeUnderTest.CALL_LIMIT_SECONDS),
                () -> suite.routing.ended(call).size() == 1);
        assertThat(suite.routing.ended(call).getFirst()).containsEntry("status", "ANSWER");
    }

    @Test
    void a_prefix_call_shows_the_number_it_is_told_to() {
        suite.routing.answer(
                "prefix", "8045550200", "DIAL|" + ONE + "|PJSIP/8045550200@ip-one|5|+15557770001|" + NOBODY);

        suite.originate("ast1-1.tpre000000001", "98045550200@from-campaign", "s@trunkline-hold");
        Await.until(
                "the carrier is called",
                () -> suite.carrier.invites().stream()
                        .anyMatch(invite -> invite.requestUser().equals("8045550200")
                                && invite.from().equals("+15557770001")));
        suite.node.command("channel request hangup all");

        assertThat(suite.routing.asked("8045550200").getFirst())
                .containsEntry("direction", "prefix")
                .containsEntry("carrier", "ip-one")
                .containsEntry("prefix", "9");
        Await.until(
                "its end is told",
                () -> suite.routing.ended("ast1-1.tpre000000001").size() == 1);
        assertThat(suite.routing.ended("ast1-1.tpre000000001").getFirst().get("uniqueid"))
                .as("the dialled channel's")
                .startsWith("ast1-");
    }

    @Test
    void without_routing_a_prefix_call_goes_on_as_far_as_the_node_s_own_limit() {
        suite.routing.answer("prefix", "8045550301", "nonsense");
        suite.routing.answer("prefix", "8045550305", "nonsense");

        suite.originate("ast1-1.tnet000000001", "98045550301@from-campaign", "s@trunkline-hold");
        Await.until(
                "the first call is carried",
                () -> suite.carrier.invites().stream()
                        .anyMatch(invite -> invite.requestUser().equals("8045550301")));
        suite.originate("ast1-1.tnet000000002", "98045550305@from-campaign", "s@trunkline-hold");
        Await.until(
                "the second has asked", () -> !suite.routing.asked("8045550305").isEmpty());
        Await.until("the second has ended", () -> suite.channels() == 3);
        suite.node.command("channel request hangup all");

        assertThat(suite.carrier.invites())
                .noneMatch(invite -> invite.requestUser().equals("8045550305"));
    }

    @Test
    void ami_bridge_is_told_with_each_event_which_lease_it_belongs_to() throws IOException {
        suite.routing.answer("inbound", "15550001016", dial(TWO, "15550001016@shop"));
        try (AmiTap ami = suite.listen()) {
            Caller.Ended call = callsIn("15550001016");

            assertThat(call.answered()).as(suite.node.log()).isTrue();
            Await.until("both ends are told", () -> count(ami, "Event: Hangup") == 2);
            assertThat(count(ami, "DestChanVariable: TRUNKLINE_LEASE=" + TWO)).isPositive();
            assertThat(count(ami, "ChanVariable: TRUNKLINE_LEASE=" + TWO)).isGreaterThanOrEqualTo(3);
            assertThat(count(ami, "Event: VarSet")).isZero();
        }
    }

    private static long count(AmiTap ami, String line) {
        return ami.lines().stream().filter(line::equals).count();
    }

    @Test
    void the_token_is_in_no_log() {
        suite.routing.answer("inbound", "15550001007", "STOP|17|busy");

        assertThat(callsIn("15550001007").status()).isEqualTo(486);

        assertThat(suite.node.log()).contains("Asterisk Ready").doesNotContain(StandInRouting.TOKEN);
    }

    @Test
    void every_channel_stands_in_the_cel_table_and_in_the_node_s_own_file() {
        suite.routing.answer("inbound", "15550001008", dial(ONE, "15550001486@shop"), "STOP|17|busy");

        callsIn("15550001008");

        String call = suite.routing.asked("15550001008").getFirst().get("call");
        Await.until(
                "CEL is in the database",
                () -> suite.postgres
                        .execute(
                                "ami_bridge",
                                "SELECT count(*) FROM cel WHERE eventtype = 'LINKEDID_END' AND linkedid = '" + call
                                        + "'")
                        .equals("1"));
        assertThat(suite.node.channelEvents())
                .anyMatch(line -> line.contains("\"LINKEDID_END\"") && line.contains("\"linkedid\":\"" + call + "\""));
    }

    private static Caller.Ended callsIn(String number) {
        return new Caller(suite.carrier.host(), "15551230000", Duration.ofSeconds(3))
                .call(number, "127.0.0.1", suite.node.sipPort());
    }

    private static String dial(String lease, String target) {
        return "DIAL|" + lease + "|PJSIP/" + target + "|5||" + NOBODY;
    }
}
