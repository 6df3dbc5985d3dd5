package io.trunkline.nodetests.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Measures the time from INVITE until the overflow target answers while routing does not respond.
class RoutingUnavailableIT {
    private static final Duration UNRESPONSIVE_LIMIT = Duration.ofMillis(1_500);
    private static final Duration REFUSED_LIMIT = Duration.ofMillis(700);
    private static final int CALLS = 5;
    private static final String LEASE = "11111111-1111-4111-8111-111111111111";
    private static final String NUMBER = "15550003000";
    private static final String DIAL_BUSY = "DIAL|" + LEASE + "|PJSIP/15550003486@shop|5||,,,,,";

    private static NodeTestEnvironment environment;

    @BeforeAll
    static void start() {
        environment = new NodeTestEnvironment("PJSIP/15550005000@shop");
        environment.routing.answerWith("inbound", NUMBER, "OVERFLOW|PJSIP/15550005000@shop|5");
        assertOverflowsWithin(Duration.ofSeconds(5));
    }

    @AfterAll
    static void close() {
        environment.close();
    }

    @AfterEach
    void restore_the_routing_url() {
        setRoutingUrl(environment.routing.url());
    }

    @Test
    void routing_accepts_requests_but_never_answers() {
        environment.routing.answerWith("inbound", NUMBER, FakeRoutingServer.NO_ANSWER);

        assertOverflowsWithin(UNRESPONSIVE_LIMIT);
    }

    @Test
    void routing_stops_answering_during_a_call() {
        environment.routing.answerWith("inbound", NUMBER, DIAL_BUSY, FakeRoutingServer.NO_ANSWER);

        assertOverflowsWithin(UNRESPONSIVE_LIMIT);
    }

    @Test
    void a_new_call_from_a_carrier_in_maintenance_goes_to_no_overflow_target() {
        String host = LoopbackAddresses.next();
        environment.insertCarrierWith("TRUNKLINE_MAINTENANCE=1", "maintained", host + ":5999", host);
        RawSipCaller caller = new RawSipCaller(host, environment.node.sipPort());
        environment.routing.answerWith("inbound", NUMBER, FakeRoutingServer.NO_ANSWER);

        assertThat(caller.call(NUMBER, "<sip:15551230000@x>", "")).isEqualTo(503);

        environment.routing.answerWith("inbound", NUMBER, DIAL_BUSY, FakeRoutingServer.NO_ANSWER);
        assertThat(caller.call(NUMBER, "<sip:15551230000@x>", ""))
                .as("a call that was in progress before")
                .isEqualTo(200);
    }

    /// Like a stopped process: the kernel accepts the connection, and no process reads from it.
    @Test
    void routing_does_not_accept_connections() throws IOException {
        try (ServerSocket stopped = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            setRoutingUrl("http://127.0.0.1:" + stopped.getLocalPort());

            assertOverflowsWithin(UNRESPONSIVE_LIMIT);
        }
    }

    /// Like an unreachable host: a connection is not even refused.
    @Test
    void routing_is_unreachable() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket();
                Socket second = new Socket()) {
            first.connect(full.getLocalSocketAddress());
            second.connect(full.getLocalSocketAddress());
            setRoutingUrl("http://127.0.0.1:" + full.getLocalPort());

            assertOverflowsWithin(REFUSED_LIMIT);
        }
    }

    @Test
    void routing_refuses_connections() throws IOException {
        int unusedPort;
        try (ServerSocket closing = new ServerSocket()) {
            closing.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            unusedPort = closing.getLocalPort();
        }
        setRoutingUrl("http://127.0.0.1:" + unusedPort);

        assertOverflowsWithin(REFUSED_LIMIT);
    }

    @Test
    void routing_sends_a_truncated_answer() {
        environment.routing.answerWith("inbound", NUMBER, "DIAL|" + LEASE + "|PJSIP/15550003486@sh");

        assertOverflowsWithin(REFUSED_LIMIT);
    }

    private static void setRoutingUrl(String url) {
        var _ = environment.node.command("dialplan set global ROUTING " + url);
    }

    /// By the quickest of some calls: on a machine that has other work to do any one of them may be late.
    private static void assertOverflowsWithin(Duration limit) {
        RawSipCaller caller = new RawSipCaller(environment.carrier.host(), environment.node.sipPort());
        List<Duration> waits = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            long began = System.nanoTime();
            assertThat(caller.call(NUMBER, "<sip:15551230000@x>", "")).isEqualTo(200);
            waits.add(Duration.ofNanos(System.nanoTime() - began));
        }
        assertThat(Collections.min(waits)).as("quickest of " + waits).isLessThan(limit);
    }
}
