package io.trunkline.nodetests.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.asterisk.AmiRecorder;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SipMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Dial receives only what the grammar allows, for any input from callers and any answer of routing.
class HostileInputIT {
    private static final String LEASE = "11111111-1111-4111-8111-111111111111";
    private static final String NO_PARTIES = ",,,,,";
    private static final String EXPECTED_NUMBER = "15559990000";
    private static final String OVERFLOW = "5000";
    private static final int CONCURRENT_CALLS = 8;

    /// The text that the callers below try to inject.
    private static final Pattern FORGED_AMI_LINE =
            Pattern.compile("X-Evil.*|(Uniqueid|Linkedid|ChanVariable): (TRUNKLINE_CALL=)?ast1-1\\.666");

    private static final Pattern FORGED_CEL_LINE = Pattern.compile("\\{\"eventtype\".*\"uniqueid\":\"ast1-1\\.666\".*");

    private static NodeTestEnvironment environment;

    @BeforeAll
    static void start() {
        environment = new NodeTestEnvironment("PJSIP/" + OVERFLOW + "@shop");
    }

    @AfterAll
    static void close() {
        environment.close();
    }

    /// Each has something that a careless check would accept. Trailing white space is not included, since Asterisk
    /// removes it.
    private static final List<String> ALMOST_VALID_ANSWERS = List.of(
            "DIAL|<lease>|PJSIP/666@shop&PJSIP/667@ip-one|5||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>|",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>|20|x",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>|-1",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>|999999",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>,",
            "DIAL|<lease>|PJSIP/666@shop|5||,,,,",
            "DIAL|<lease>|PJSIP/666@shop|-5||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|0||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|99999||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5,,G(trunkline-hold^s^1)||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5|15551230000|<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5|+1555\"; evil|<ids>",
            "DIAL|<lease>|PJSIP/666@sh\\op|5||<ids>",
            "DIAL|<lease>|PJSIP/666@shop\\|5||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>\\",
            "\\DIAL|<lease>|PJSIP/666@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>\nDIAL|<lease>|PJSIP/667@shop|5||<ids>",
            "\nDIAL|<lease>|PJSIP/666@shop|5||<ids>",
            " DIAL|<lease>|PJSIP/666@shop|5||<ids>",
            "\"DIAL|<lease>|PJSIP/666@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>\"",
            "(DIAL|<lease>|PJSIP/666@shop|5||<ids>)",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>)",
            "DIAL|<lease>|PJSIP/${EXTEN}@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/$[666]@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/${SHELL(true)}@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/shop/666|5||<ids>",
            "DIAL|<lease>|PJSIP/shop/sip:666@127.0.0.1|5||<ids>",
            "DIAL|<lease>|PJSIP/shop/sip:666@127.0.0.1:0|5||<ids>",
            "DIAL|<lease>|PJSIP/shop/sip:666@127.0.0.1:5060;transport=sctp|5||<ids>",
            "DIAL|<lease>|PJSIP/shop/sip:666@127.0.0.1:5060;transport=tcp;lr|5||<ids>",
            "DIAL|<lease>|PJSIP/shop/sip:666@127.0.0.1;transport=tcp:5060|5||<ids>",
            "DIAL|<lease>|PJSIP/shop/sip:666@[::1|5||<ids>",
            "DIAL|<lease>|pjsip/666@shop|5||<ids>",
            "DIAL|<lease>|Local/666@from-campaign|5||<ids>",
            "DIAL|<lease>|Local/9666@from-campaign/n|5||<ids>",
            "DIAL|<lease>|IAX2/shop/666|5||<ids>",
            "DIAL|<lease>|PJSIP/6-66@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/٦٦٦@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/666@SHOP|5||<ids>",
            "DIAL||PJSIP/666@shop|5||<ids>",
            "DIAL|<lease>'; DROP TABLE leases|PJSIP/666@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5||;,,,,,",
            "dial|<lease>|PJSIP/666@shop|5||<ids>",
            "DIAL|<lease>",
            "OVERFLOW|PJSIP/666@shop&PJSIP/667@shop|5",
            "OVERFLOW|Local/666@from-trunk|5",
            "OVERFLOW|PJSIP/666@shop|5|x",
            "OVERFLOW|PJSIP/666@shop|5,g",
            "OVERFLOW|PJSIP/666@sh\\op|5",
            "STOP|17|busy|beep&tt-monkeys",
            "STOP|17|busy|../beep",
            "STOP|0|busy",
            "STOP|17|busy|x|y",
            "<html><body>DIAL|<lease>|PJSIP/666@shop|5||<ids></body></html>",
            "HTTP/1.1 200 OK",
            "X".repeat(100_000),
            "DIAL|<lease>|PJSIP/" + "6".repeat(5_000) + "@shop|5||<ids>",
            "DIAL|<lease>|PJSIP/666@shop|5||<ids>" + "|".repeat(9_000),
            "");

    @Test
    void no_almost_valid_answer_reaches_dial() {
        String control = "15558880000";
        environment.routing.answerWith("inbound", control, fillAnswer("DIAL|<lease>|PJSIP/668@shop|2||<ids>"));
        List<Runnable> calls = new ArrayList<>(List.of(() -> call(control, "<sip:15551230000@x>", "")));
        for (int answer = 0; answer < ALMOST_VALID_ANSWERS.size(); answer++) {
            String number = "1555777" + (1000 + answer);
            environment.routing.answerWith("inbound", number, fillAnswer(ALMOST_VALID_ANSWERS.get(answer)));
            calls.add(() -> call(number, "<sip:15551230000@x>", ""));
        }

        runConcurrently(calls);

        List<String> dialed = new ArrayList<>();
        for (int answer = 0; answer < ALMOST_VALID_ANSWERS.size(); answer++) {
            if (wasDialed("1555777" + (1000 + answer))) {
                dialed.add(ALMOST_VALID_ANSWERS.get(answer));
            }
        }
        assertThat(wasDialed(control)).isTrue();
        assertThat(dialed).isEmpty();
        assertThat(invitedNumbers()).contains("668", OVERFLOW).isSubsetOf("668", OVERFLOW, EXPECTED_NUMBER);
        assertThat(environment.carrier.invites()).isEmpty();
    }

    private static final List<String> HOSTILE_VALUES = List.of(
            "15550002222&PJSIP/900@ip-one",
            "15550002222%26PJSIP%2F900@ip-one".replace("@", "%40"),
            "15550002222%7C900",
            "15550002222%0d%0aEvent%3a%20Hangup%0d%0aX-Evil%3a%201",
            "1555%0a0002222",
            "1%0d%0a%0d%0aEvent%3a%20Hangup%0d%0aUniqueid%3a%20ast1-1.666",
            "1%0d%0aUniqueid%3a%20ast1-1.666",
            "1%0d%0aCallerIDName%3a%20x%0d%0aLinkedid%3a%20ast1-1.666%0d%0aX%3a%20y",
            "1%0d%0aChanVariable%3a%20TRUNKLINE_CALL=ast1-1.666",
            "1%0a%7b%22eventtype%22%3a%22HANGUP%22,%22uniqueid%22%3a%22ast1-1.666%22%7d",
            "1%09%7f5",
            "1\\0d\\0a5",
            "${SHELL(id)}15550002222",
            "%24%7BSHELL(id)%7D15550002222",
            "$[1+1]15550002222",
            "1%22%20|%20%221%22%20=%20%221",
            "1%27%3b%20DROP%20TABLE%20ps_endpoints;--",
            "1,2,3)15550002222",
            "1)%20system(id",
            "15550002222/n",
            "15550002222@from-campaign".replace("@", "%40"),
            "..%2f..%2fetc%2fpasswd",
            "%00%01%02",
            "15550002222%00900",
            "٠٠٤٤١٥٥٥".formatted(),
            "%E2%80%AE15550002222",
            "Ünïcödé",
            "s",
            "h",
            "i",
            "t",
            "fax",
            "STOP",
            "DIAL",
            "trunkline-dial",
            "9".repeat(500),
            "+".repeat(40),
            "1;phone-context=+1%26");

    @Test
    void hostile_numbers_and_caller_ids_reach_neither_dial_nor_ami_nor_cel() throws IOException {
        environment.routing.answerOthersWith(
                "inbound", "DIAL|" + LEASE + "|PJSIP/" + EXPECTED_NUMBER + "@shop|2||" + NO_PARTIES);
        try (AmiRecorder ami = environment.recordAmi()) {
            List<Runnable> calls = new ArrayList<>();
            for (String hostile : HOSTILE_VALUES) {
                String name = hostile.replace("\"", "\\\"");
                calls.add(() -> call(hostile, "<sip:15551230000@x>", ""));
                calls.add(() -> call("15550002223", "\"" + name + "\" <sip:" + hostile + "@x>", ""));
                calls.add(() -> call(
                        "15550002224",
                        "<sip:1@x>",
                        "P-Asserted-Identity: \"" + name + "\" <sip:" + hostile + "@x>\r\n"));
            }

            RawSipCaller stranger = new RawSipCaller(LoopbackAddresses.next(), environment.node.sipPort());
            HOSTILE_VALUES.stream()
                    .filter(value -> value.contains("%0d") || value.contains("%0a"))
                    .forEach(account -> calls.add(() -> stranger.call("15550002226", "<sip:" + account + "@x>", "")));

            calls.add(() -> call("15550002225", "\"folded\r\n X-Evil: 1\" <sip:1@x>", ""));

            runConcurrently(calls);

            assertThat(environment.routing.questions().stream()
                            .filter(form -> !form.get("number").startsWith("1555777")))
                    .hasSizeGreaterThan(HOSTILE_VALUES.size())
                    .allSatisfy(form -> {
                        assertThat(form.get("number")).matches("[0-9+]{0,80}");
                        assertThat(form.get("from")).matches("[\\x20-\\x7e]{0,64}");
                        assertThat(form.get("privacy")).matches("[01]");
                        assertThat(form.get("call")).matches("ast1-[0-9]+\\.[0-9]+");
                    });
            assertThat(invitedNumbers()).contains(EXPECTED_NUMBER).isSubsetOf(EXPECTED_NUMBER, "668", OVERFLOW);
            assertThat(environment.carrier.invites()).isEmpty();
            assertThat(environment.client.invites()).allSatisfy(HostileInputIT::assertNoInjectedHeader);
            Await.until("the calls are over", () -> environment.channelCount() == 0);
            assertThat(ami.lines())
                    .allSatisfy(line ->
                            assertThat(line).matches("([A-Za-z-]+(\\([^)]*\\))?: ?.*|)|Asterisk Call Manager/.*"));
            assertThat(ami.lines())
                    .noneMatch(line -> FORGED_AMI_LINE.matcher(line).matches());
            assertThat(environment.node.celLines())
                    .noneMatch(line -> FORGED_CEL_LINE.matcher(line).matches());
        }
    }

    /// A Dial with a lease is followed by another question or, if it was answered, by its end.
    private static boolean wasDialed(String number) {
        List<Map<String, String>> asked = environment.routing.questions(number);
        assertThat(asked).as("questions about " + number).isNotEmpty();
        return asked.size() > 1
                || !environment.routing.endReports(asked.getFirst().get("call")).isEmpty();
    }

    private static String fillAnswer(String form) {
        return form.replace("<lease>", LEASE).replace("<ids>", NO_PARTIES);
    }

    private static void assertNoInjectedHeader(SipMessage invite) {
        assertThat(invite.headers()).noneMatch(header -> header.startsWith("X-Evil") || header.startsWith("Event"));
        assertThat(invite.headers().stream().filter(header -> header.startsWith("From:")))
                .hasSize(1);
    }

    private static List<String> invitedNumbers() {
        return environment.client.invites().stream()
                .map(SipMessage::requestUser)
                .distinct()
                .toList();
    }

    private static int call(String user, String from, String more) {
        return new RawSipCaller(environment.carrier.host(), environment.node.sipPort()).call(user, from, more);
    }

    private static void runConcurrently(List<Runnable> calls) {
        try (ExecutorService workers = Executors.newFixedThreadPool(CONCURRENT_CALLS)) {
            List<Future<?>> under = new ArrayList<>();
            calls.forEach(call -> under.add(workers.submit(call)));
            for (Future<?> one : under) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
