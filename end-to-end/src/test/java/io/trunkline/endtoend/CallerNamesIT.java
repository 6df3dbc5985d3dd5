package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Callers whose names have bytes that are no UTF-8, and control characters.
class CallerNamesIT {
    private static final String NUMBER = "+14045554486";
    private static final String CALLER = "15551234486";

    private final TestEnvironment environment = TestEnvironment.shared();
    private final ConfigurationFixture fixture = new ConfigurationFixture(environment.api());

    @Test
    void a_name_in_latin_1_with_control_characters_loses_neither_the_record_nor_a_row_of_cel() throws IOException {
        try (SippAnswerer carrier = SippAnswerer.start();
                SippAnswerer client = SippAnswerer.start()) {
            String tenant = fixture.createTenant();
            var _ = fixture.createCampaign(
                    tenant,
                    List.of(fixture.createDid(tenant, NUMBER)),
                    fixture.createClient(client),
                    id(fixture.createIpCarrier(carrier, Map.of())));

            assertThat(callFrom(carrier.host(), "José\u0001 Müller\u0002")).startsWith("SIP/2.0 486");

            JsonNode record = new CallRecords(environment.api()).awaitFrom(CALLER);
            assertThat(record.get("disposition").asString()).isEqualTo("busy");
            assertThat(record.at("/attempts/0/sipStatus").asInt()).isEqualTo(486);
            assertThat(record.get("endedAt").isNull()).isFalse();
            String rows = "SELECT string_agg(eventtype, ' ' ORDER BY id) FROM cel WHERE linkedid = '"
                    + record.get("callId").asString() + "'";
            Await.until(
                    "CEL has the whole call",
                    () -> environment
                            .query("ami_bridge", rows)
                            .equals(List.of("CHAN_START CHAN_START HANGUP HANGUP LINKEDID_END")));
        }
    }

    /// Sends an INVITE and returns its final response.
    private String callFrom(String host, String name) throws IOException {
        InetSocketAddress node = environment.runningSuite().sipAddress();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0))) {
            socket.setSoTimeout(10_000);
            byte[] invite =
                    invite(host + ":" + socket.getLocalPort(), host, name).getBytes(ISO_8859_1);
            socket.send(new DatagramPacket(invite, invite.length, node));
            DatagramPacket packet = new DatagramPacket(new byte[16_384], 16_384);
            String response = "SIP/2.0 100";
            while (response.startsWith("SIP/2.0 1")) {
                socket.receive(packet);
                response = new String(packet.getData(), 0, packet.getLength(), ISO_8859_1);
            }
            return response;
        }
    }

    private static String invite(String address, String host, String name) {
        String body = "v=0\r\no=c 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n"
                .formatted(host);
        return """
                INVITE sip:%1$s@node SIP/2.0
                Via: SIP/2.0/UDP %2$s;branch=z9hG4bK%3$s
                From: "%4$s" <sip:%3$s@%2$s>;tag=%3$s
                To: <sip:%1$s@node>
                Call-ID: %3$s@%2$s
                CSeq: 1 INVITE
                Contact: <sip:%3$s@%2$s>
                Max-Forwards: 70
                Content-Type: application/sdp
                Content-Length: %5$d

                """.formatted(NUMBER, address, CALLER, name, body.length()).replace("\n", "\r\n") + body;
    }
}
