package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.dial;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippCaller;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The caller and the called number that the dialplan reads from the SIP headers of an inbound call.
class CallerAndCalledNumberIT {
    private static final AtomicInteger PRIVACY_COUNTER = new AtomicInteger();

    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

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
    void a_call_without_a_user_in_its_request_takes_its_number_from_the_to_header() {
        environment.routing.answerWith("inbound", "+15550001023", "STOP|17|busy");

        assertThat(caller().call("", "<sip:+15551230000@x>", "<sip:+15550001023;npdi@127.0.0.1>", ""))
                .isEqualTo(486);

        assertThat(environment.routing.questions("+15550001023")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "sales, ''", "#, ''", "(404)5550001024, 4045550001024", "*5550001025, 5550001025", "5, 5"})
    void whatever_is_called_routing_is_asked_so_that_the_call_is_recorded(String user, String number) {
        long before = environment.routing.questions(number).size();

        assertThat(caller().call(user.replace("#", "%23"), "<sip:+15551230000@x>", "<sip:127.0.0.1>", ""))
                .isEqualTo(404);

        assertThat(environment.routing.questions(number)).hasSize((int) before + 1);
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

    @ParameterizedTest
    @CsvSource({
        "id, 1",
        "id;critical, 1",
        "'session; User', 1",
        "HEADER, 1",
        "none, 0",
        "session, 0",
        "'idle;video', 0",
        "'${SHELL(id)}', 0"
    })
    void a_privacy_header_is_read_without_an_asserted_identity(String privacy, String reported) {
        String number = "+1555000%04d".formatted(1030 + PRIVACY_COUNTER.incrementAndGet());
        environment.routing.answerWith("inbound", number, "STOP|17|busy");

        callRaw(number, "<sip:+15551238888@x>", "Privacy: " + privacy + "\r\n");

        assertThat(environment.routing.questions(number).getFirst())
                .containsEntry("from", "+15551238888")
                .containsEntry("privacy", reported);
    }

    @Test
    void a_caller_by_name_is_reported_by_that_name() {
        environment.routing.answerWith("inbound", "+15550001022", "STOP|17|busy");

        callRaw("+15550001022", "<sip:anonymous@anonymous.invalid>", "");

        assertThat(environment.routing.questions("+15550001022").getFirst())
                .containsEntry("from", "anonymous")
                .containsEntry("privacy", "0");
    }

    private void callRaw(String user, String from, String headers) {
        assertThat(caller().call(user, from, headers)).isEqualTo(486);
    }

    private RawSipCaller caller() {
        return new RawSipCaller(environment.carrier.host(), environment.node.sipPort());
    }
}
