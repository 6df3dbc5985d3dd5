package io.trunkline.nodetests.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.Await;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two replicas of routing-service, of which the first does not answer.
class SecondRoutingUrlIT {
    private static final String LEASE = "11111111-1111-4111-8111-111111111111";
    private static final String OVERFLOW = "15550005000";
    private static final String NUMBER = "15550003001";
    private static final String DIAL = "DIAL|" + LEASE + "|PJSIP/" + NUMBER + "@shop|5||,,,,,";

    private static final FakeRoutingServer SECOND = new FakeRoutingServer();
    private static NodeTestEnvironment environment;

    @BeforeAll
    static void start() {
        environment = new NodeTestEnvironment("PJSIP/" + OVERFLOW + "@shop", SECOND.url());
        SECOND.answerWith("inbound", NUMBER, DIAL);
    }

    @AfterAll
    static void close() {
        environment.close();
        SECOND.close();
    }

    @AfterEach
    void restore_the_first_url() {
        setFirstUrl(environment.routing.url());
    }

    @Test
    void the_second_is_asked_when_the_first_is_not_ready() {
        environment.routing.answerWith("inbound", NUMBER, FakeRoutingServer.NOT_READY);

        assertCallAnsweredBySecond();
        assertThat(environment.routing.questions(NUMBER))
                .as("the second gets the same request")
                .contains(SECOND.questions(NUMBER).getLast());
    }

    @Test
    void the_second_is_asked_when_the_first_refuses_connections() {
        setFirstUrl("http://127.0.0.1:" + TcpPorts.findFree());

        assertCallAnsweredBySecond();
    }

    @Test
    void the_end_is_reported_to_the_one_that_answered() {
        environment.routing.answerWith("inbound", NUMBER, FakeRoutingServer.NOT_READY);

        assertCallAnsweredBySecond();
        String call = SECOND.questions(NUMBER).getLast().get("call");
        Await.until("the end is reported", () -> !SECOND.endReports(call).isEmpty());
        assertThat(SECOND.endReports(call))
                .singleElement()
                .satisfies(end -> assertThat(end).containsAllEntriesOf(Map.of("lease", LEASE, "status", "ANSWER")));
    }

    @Test
    void a_first_that_is_too_slow_is_not_waited_for_twice() {
        environment.routing.answerWith("inbound", NUMBER, FakeRoutingServer.NO_ANSWER);
        int before = SECOND.questions(NUMBER).size();

        call();

        assertThat(SECOND.questions(NUMBER)).hasSize(before);
        assertThat(environment.client.invites().getLast().requestUser()).isEqualTo(OVERFLOW);
    }

    private static void assertCallAnsweredBySecond() {
        int before = SECOND.questions(NUMBER).size();
        call();
        assertThat(SECOND.questions(NUMBER)).hasSize(before + 1);
        assertThat(environment.client.invites().getLast().requestUser()).isEqualTo(NUMBER);
    }

    private static void call() {
        RawSipCaller caller = new RawSipCaller(environment.carrier.host(), environment.node.sipPort());
        assertThat(caller.call(NUMBER, "<sip:15551230000@x>", "")).isEqualTo(200);
    }

    private static void setFirstUrl(String url) {
        var _ = environment.node.command("dialplan set global ROUTING " + url);
    }
}
