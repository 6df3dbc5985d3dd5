package io.trunkline.nodetests.dialplan;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A registrar that offers one algorithm only, which SIPp cannot do.
final class DigestRegistrar implements AutoCloseable {
    private static final String REALM = "carrier.example";
    private static final String NONCE = "n0nce-of-the-registrar";

    private final String host = LoopbackAddresses.next();
    private final DatagramSocket socket;
    private final String algorithm;
    private final String user;
    private final String password;
    private final List<Boolean> verified = new CopyOnWriteArrayList<>();

    DigestRegistrar(String algorithm, String user, String password) throws IOException {
        this.algorithm = algorithm;
        this.user = user;
        this.password = password;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
        Thread.ofVirtual().start(this::answer);
    }

    String address() {
        return host + ":" + socket.getLocalPort();
    }

    /// For each request with credentials, whether they were right.
    List<Boolean> verified() {
        return List.copyOf(verified);
    }

    private void answer() {
        DatagramPacket packet = new DatagramPacket(new byte[16_384], 16_384);
        try {
            while (true) {
                socket.receive(packet);
                String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                byte[] response = response(request).getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
                packet.setLength(16_384);
            }
        } catch (IOException _) {
            // closed: nothing more is answered
        }
    }

    private String response(String request) {
        String credentials = header(request, "Authorization");
        if (credentials.isEmpty()) {
            return status(request, "401 Unauthorized")
                    + "WWW-Authenticate: Digest realm=\"" + REALM + "\", nonce=\"" + NONCE + "\", algorithm="
                    + algorithm
                    + ", qop=\"auth\"\r\nContent-Length: 0\r\n\r\n";
        }
        boolean isRight = Digests.parameter(credentials, "response")
                .equals(Digests.response(
                        algorithm,
                        user + ":" + REALM + ":" + password,
                        Digests.parameter(credentials, "uri"),
                        NONCE,
                        Digests.parameter(credentials, "cnonce")));
        verified.add(isRight);
        return status(request, isRight ? "200 OK" : "403 Forbidden") + "Contact: " + header(request, "Contact")
                + ";expires=60\r\nContent-Length: 0\r\n\r\n";
    }

    private static String status(String request, String status) {
        return "SIP/2.0 " + status + "\r\nVia: " + header(request, "Via") + "\r\nFrom: " + header(request, "From")
                + "\r\nTo: " + header(request, "To") + ";tag=registrar\r\nCall-ID: " + header(request, "Call-ID")
                + "\r\nCSeq: " + header(request, "CSeq") + "\r\n";
    }

    private static String header(String message, String name) {
        Matcher found = Pattern.compile("(?m)^" + name + ": (.*?)\r?$").matcher(message);
        return found.find() ? found.group(1) : "";
    }

    @Override
    public void close() {
        socket.close();
    }
}
