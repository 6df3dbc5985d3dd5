package io.trunkline.nodetests.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestAuthority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A node with a certificate of its own, which asks routing by TLS.
class DialplanOverTlsIT {
    private static final String LEASE = "11111111-1111-4111-8111-111111111111";
    private static final String OVERFLOW = "15550005000";
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final FakeRoutingServer ROUTING =
            new FakeRoutingServer(AUTHORITY.context(AUTHORITY.sign("routing", "ip:127.0.0.1")));

    private static NodeTestEnvironment environment;

    @BeforeAll
    static void start() {
        TestAuthority.Signed node = AUTHORITY.sign("node", "dns:ast1");
        environment = new NodeTestEnvironment(settings -> settings.withDialplanUrl(ROUTING.url())
                .withVariable("DIALPLAN_TLSCA", AUTHORITY.caCertificate())
                .withVariable("DIALPLAN_TLSCERTIFICATE", node.certificate())
                .withVariable("DIALPLAN_TLSKEY", node.key())
                .withVariable("DIALPLAN_ANSWERSECONDS", 2)
                .withVariable("NODE_OVERFLOW", "PJSIP/" + OVERFLOW + "@shop"));
    }

    @AfterAll
    static void close() {
        environment.close();
        ROUTING.close();
    }

    @Test
    void routing_is_asked_and_told_the_end_by_tls_with_the_certificate_of_the_node() {
        assertCallIsRouted("15550003101", ROUTING);
        String call = ROUTING.questions("15550003101").getLast().get("call");

        Await.until("the end is reported", () -> !ROUTING.endReports(call).isEmpty());
    }

    @Test
    void a_server_of_an_unknown_authority_is_asked_nothing() {
        TestAuthority other = new TestAuthority();
        try (FakeRoutingServer impostor = new FakeRoutingServer(other.context(other.sign("routing", "ip:127.0.0.1")))) {
            assertCallOverflows("15550003102", impostor);
        }
    }

    @Test
    void a_server_with_a_certificate_for_another_host_is_asked_nothing() {
        try (FakeRoutingServer other =
                new FakeRoutingServer(AUTHORITY.context(AUTHORITY.sign("other", "dns:routing.example")))) {
            assertCallOverflows("15550003103", other);
        }
    }

    private static void assertCallIsRouted(String number, FakeRoutingServer server) {
        server.answerWith("inbound", number, "DIAL|" + LEASE + "|PJSIP/" + number + "@shop|5||,,,,,");
        assertThat(call(number)).isEqualTo(number);
    }

    private static void assertCallOverflows(String number, FakeRoutingServer server) {
        server.answerWith("inbound", number, "DIAL|" + LEASE + "|PJSIP/" + number + "@shop|5||,,,,,");
        setUrl(server.url());
        try {
            assertThat(call(number)).isEqualTo(OVERFLOW);
            assertThat(server.questions()).isEmpty();
        } finally {
            setUrl(ROUTING.url());
        }
    }

    /// @return the number that the client was called with
    private static String call(String number) {
        RawSipCaller caller = new RawSipCaller(environment.carrier.host(), environment.node.sipPort());
        assertThat(caller.call(number, "<sip:15551230000@x>", "")).isEqualTo(200);
        return environment.client.invites().getLast().requestUser();
    }

    private static void setUrl(String url) {
        var _ = environment.node.command("dialplan set global ROUTING " + url);
    }
}
