package io.trunkline.nodetests.dialplan;

import static io.trunkline.nodetests.dialplan.DialplanAnswers.FIRST_LEASE;
import static io.trunkline.nodetests.dialplan.DialplanAnswers.NO_PARTIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestAuthority;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippTransport;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Carriers and clients that are reached over TCP and TLS, at a node with a certificate.
class CarrierTransportIT {
    private static final SippAnswerer.Options PLAIN =
            SippAnswerer.Options.defaults().acceptingRegistration("user1", "secret1");
    private static final TestAuthority CERTIFICATES = new TestAuthority();

    private static NodeTestEnvironment environment;

    @BeforeAll
    static void start() {
        var node = CERTIFICATES.sign("node", "ip:127.0.0.1");
        environment =
                new NodeTestEnvironment(settings -> settings.withVariable("NODE_TLSCERTIFICATE", node.certificate())
                        .withVariable("NODE_TLSKEY", node.key())
                        .withVariable("NODE_TLSCA", CERTIFICATES.caCertificate()));
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void a_carrier_gets_the_registration_and_the_calls_over_its_transport(String transport) {
        try (SippAnswerer carrier = SippAnswerer.start(PLAIN.over(sippTransport(transport, CERTIFICATES)))) {
            environment.insertCarriersOver(transport, carrier);

            Await.until("the node is registered over " + transport, () -> isRegistered(transport + "-reg"));
            String number = transport.equals("tcp") ? "1404555040" : "1404555050";
            place(
                    number + "1",
                    "PJSIP/" + transport + "-reg/sip:" + number + "1@" + carrier.address() + ";transport=" + transport);
            place(number + "2", "PJSIP/" + number + "2@" + transport + "-ip");

            Await.until("both calls are answered", () -> carrier.answeredCalls() == 2);
            assertThat(carrier.invites())
                    .extracting(SipMessage::requestUser)
                    .containsExactlyInAnyOrder(number + "1", number + "2");
            assertThat(carrier.invites())
                    .allSatisfy(invite -> assertThat(invite.header("Via").orElseThrow())
                            .startsWith("SIP/2.0/" + transport.toUpperCase(Locale.ROOT)));
            environment.node.command("channel request hangup all");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void a_client_that_registers_over_a_connection_is_called_over_it(String transport) throws Exception {
        String user = transport + "-phone";
        String number = transport.equals("tcp") ? "15550001701" : "15550001702";
        environment.insertClientWithHashes(user, "knock");
        environment.routing.answerWith(
                "inbound", number, DialplanAnswers.dial(FIRST_LEASE, number + "@" + user), "STOP|17|busy");

        try (ConnectedPhone phone = new ConnectedPhone(connect(transport), transport, user)) {
            assertThat(phone.register("knock")).isEqualTo(200);
            var call = CompletableFuture.supplyAsync(() -> environment.callIn(number));

            assertThat(phone.rejectCall()).startsWith("INVITE sip:" + number + "@");

            assertThat(call.get().status()).as(environment.node.log()).isEqualTo(486);
            assertThat(environment.routing.questions(number).getLast()).containsEntry("last_sip", "486");
        }
    }

    private static Socket connect(String transport) throws IOException {
        return transport.equals("tcp")
                ? new Socket("127.0.0.1", environment.node.sipPort())
                : CERTIFICATES
                        .contextWithoutCertificate()
                        .getSocketFactory()
                        .createSocket("127.0.0.1", environment.node.tlsPort());
    }

    @Test
    void a_carrier_with_a_certificate_of_an_unknown_authority_gets_no_message() {
        try (SippAnswerer impostor = SippAnswerer.start(PLAIN.over(sippTransport("tls", new TestAuthority())))) {
            environment.insertTlsCarrier("impostor", impostor);

            place("14045550601", "PJSIP/14045550601@impostor");

            Await.until(
                    "routing is asked again",
                    () -> environment.routing.questions("14045550601").size() == 2);
            assertThat(environment.routing.questions("14045550601").getLast())
                    .containsEntry("last_status", "CONGESTION")
                    .containsEntry("last_cause", "34");
            assertThat(environment.node.completeLog()).contains("The certificate is untrusted");
            assertThat(impostor.log().messages()).isEmpty();
        }
    }

    private static SippTransport sippTransport(String transport, TestAuthority certificates) {
        if (transport.equals("tcp")) {
            return SippTransport.TCP;
        }
        var carrier = certificates.sign("carrier", "ip:" + PLAIN.host());
        return SippTransport.tls(carrier.certificate(), carrier.key());
    }

    private static boolean isRegistered(String registration) {
        return environment
                .node
                .command("pjsip show registrations")
                .lines()
                .anyMatch(line -> line.contains(registration + "/") && line.contains(" Registered"));
    }

    private static void place(String number, String dialString) {
        environment.routing.answerWith(
                "outbound", number, "DIAL|" + FIRST_LEASE + "|" + dialString + "|10||" + NO_PARTIES, "STOP|16|done");
        environment.originate("ast1-1.t" + number, number + "@trunkline-outbound", "s@trunkline-hold");
    }
}
