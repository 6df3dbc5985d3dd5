package io.trunkline.nodetests.dialplan;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// A phone that registers with the node by the algorithm of its choice, which SIPp cannot do.
final class DigestPhone {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final String host = LoopbackAddresses.next();
    private final InetSocketAddress node;
    private final String user;

    DigestPhone(int nodePort, String user) {
        this.node = new InetSocketAddress("127.0.0.1", nodePort);
        this.user = user;
    }

    /// One of the challenges in a response.
    record Challenge(String algorithm, String realm, String nonce) {}

    /// What the node asks for.
    List<Challenge> challenges() throws IOException {
        try (DatagramSocket socket = open()) {
            return challenges(exchange(socket, 1, ""));
        }
    }

    /// @return the final status
    int register(String algorithm, String password) throws IOException {
        try (DatagramSocket socket = open()) {
            Challenge challenge = challenges(exchange(socket, 1, "")).stream()
                    .filter(one -> one.algorithm().equals(algorithm))
                    .findFirst()
                    .orElseThrow();
            String uri = "sip:127.0.0.1:" + node.getPort();
            String response = Digests.response(
                    algorithm, user + ":" + challenge.realm() + ":" + password, uri, challenge.nonce(), "c0");
            String answer = exchange(
                    socket,
                    2,
                    "Authorization: Digest username=\"" + user + "\", realm=\"" + challenge.realm() + "\", nonce=\""
                            + challenge.nonce() + "\", uri=\"" + uri + "\", response=\"" + response + "\", algorithm="
                            + algorithm + ", qop=auth, nc=00000001, cnonce=\"c0\"\r\n");
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    private DatagramSocket open() throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static List<Challenge> challenges(String response) {
        return response.lines()
                .filter(line -> line.startsWith("WWW-Authenticate: "))
                .map(line -> new Challenge(
                        Digests.parameter(line, "algorithm"),
                        Digests.parameter(line, "realm"),
                        Digests.parameter(line, "nonce")))
                .toList();
    }

    private String exchange(DatagramSocket socket, int sequence, String credentials) throws IOException {
        String self = host + ":" + socket.getLocalPort();
        String id = UUID.randomUUID().toString();
        String uri = "sip:127.0.0.1:" + node.getPort();
        byte[] request = ("REGISTER " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + self + ";branch=z9hG4bK" + id
                        + "\r\nFrom: <sip:" + user + "@127.0.0.1>;tag=phone\r\nTo: <sip:" + user
                        + "@127.0.0.1>\r\nCall-ID: " + self + "\r\nCSeq: " + sequence + " REGISTER\r\nContact: <sip:"
                        + user + "@" + self + ">\r\nExpires: 60\r\nMax-Forwards: 70\r\n" + credentials
                        + "Content-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(request, request.length, node));
        DatagramPacket packet = new DatagramPacket(new byte[16_384], 16_384);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
}
