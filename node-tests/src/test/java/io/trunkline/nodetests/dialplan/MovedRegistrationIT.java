package io.trunkline.nodetests.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A carrier calls the contact that the node has registered, and the registration belongs to another node now.
class MovedRegistrationIT {
    private static final Pattern CONTACT = Pattern.compile("<(sip:reg-one@[^>]*;line=[^>]*)>");
    private static final int TIMEOUT_MILLIS = 10_000;

    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @Test
    void a_carrier_that_still_calls_this_node_is_refused() throws IOException {
        Await.until("reg-one is registered", () -> !registeredContact().isEmpty());
        environment.routing.answerWith("inbound", "+15550001030", "STOP|17|busy");
        assertThat(call(registeredContact())).isEqualTo(486);

        environment.postgres.execute("asterisk", "UPDATE ps_registrations SET id = 'moved' WHERE id = 'reg-one'");
        try {
            assertThat(call(registeredContact())).isEqualTo(480);
        } finally {
            environment.postgres.execute("asterisk", "UPDATE ps_registrations SET id = 'reg-one' WHERE id = 'moved'");
        }
        assertThat(environment.routing.questions("+15550001030"))
                .singleElement()
                .satisfies(question -> assertThat(question)
                        .containsEntry("endpoint", "reg-one")
                        .containsEntry("line", "1"));
    }

    /// The URI in the Contact header of the latest REGISTER, empty before the first.
    private String registeredContact() {
        return environment.registrar.log().messages().stream()
                .filter(message -> !message.sent() && message.method().equals("REGISTER"))
                .flatMap(message -> message.header("Contact").stream())
                .map(CONTACT::matcher)
                .filter(Matcher::find)
                .map(contact -> contact.group(1))
                .reduce("", (_, last) -> last);
    }

    /// Sends an INVITE and returns its final status.
    private int call(String uri) throws IOException {
        String host = environment.registrar.host();
        String id = UUID.randomUUID().toString();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0))) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String self = host + ":" + socket.getLocalPort();
            String body = "v=0\r\no=c 1 1 IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " + host
                    + "\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
            String headers =
                    "Via: SIP/2.0/UDP " + self + ";branch=z9hG4bK" + id + "\r\nFrom: <sip:+15551230000@x>;tag=1\r\n"
                            + "To: <sip:+15550001030@x>\r\nCall-ID: " + id + "\r\nMax-Forwards: 70\r\n";
            send(
                    socket,
                    "INVITE " + uri + " SIP/2.0\r\n" + headers + "CSeq: 1 INVITE\r\nContact: <sip:c@" + self
                            + ">\r\nContent-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n"
                            + body);
            int status = finalStatus(socket);
            send(socket, "ACK " + uri + " SIP/2.0\r\n" + headers + "CSeq: 1 ACK\r\nContent-Length: 0\r\n\r\n");
            return status;
        }
    }

    private void send(DatagramSocket socket, String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(
                bytes, bytes.length, new InetSocketAddress("127.0.0.1", environment.node.sipPort())));
    }

    private static int finalStatus(DatagramSocket socket) throws IOException {
        byte[] buffer = new byte[16_384];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            String response = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            int status = Integer.parseInt(response.split(" ")[1]);
            if (status >= 200) {
                return status;
            }
        }
    }
}
