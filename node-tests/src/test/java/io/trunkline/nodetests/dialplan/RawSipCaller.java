package io.trunkline.nodetests.dialplan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A caller that sends a raw INVITE, which no SIP stack would send, and hangs up when it is answered.
final class RawSipCaller {
    private static final int MAX_TRIES = 8;
    private static final int TRY_MILLIS = 500;

    private final String host;
    private final InetSocketAddress node;
    private final Charset charset;

    RawSipCaller(String host, int nodePort) {
        this(host, nodePort, StandardCharsets.UTF_8);
    }

    RawSipCaller(String host, int nodePort, Charset charset) {
        this.host = host;
        this.charset = charset;
        this.node = new InetSocketAddress("127.0.0.1", nodePort);
    }

    /// @param user of the request URI; empty for none
    /// @param from the From header without its tag
    /// @param more further headers, each ending in CRLF
    /// @return the final status, 0 if there was none
    int call(String user, String from, String more) {
        return call(user, from, "<sip:callee@127.0.0.1>", more);
    }

    /// @param to the To header
    int call(String user, String from, String to, String more) {
        String id = UUID.randomUUID().toString();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0))) {
            socket.setSoTimeout(TRY_MILLIS);
            String body = "v=0\r\no=c 1 1 IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " + host
                    + "\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
            String invite = request("INVITE", 1, user, from, to, id, socket) + more
                    + "Content-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            String last = "";
            for (int attempt = 0; attempt < MAX_TRIES && last.isEmpty(); attempt++) {
                send(socket, invite);
                last = receiveFinalResponse(socket);
            }
            int status = last.isEmpty() ? 0 : Integer.parseInt(last.split(" ")[1]);
            if (status > 0) {
                send(socket, request("ACK", 1, user, from, to + toTag(last), id, socket) + "Content-Length: 0\r\n\r\n");
            }
            if (status == 200) {
                send(socket, request("BYE", 2, user, from, to + toTag(last), id, socket) + "Content-Length: 0\r\n\r\n");
            }
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String request(
            String method, int sequence, String user, String from, String to, String id, DatagramSocket socket) {
        String self = host + ":" + socket.getLocalPort();
        return method + " sip:" + (user.isEmpty() ? "" : user + "@") + "127.0.0.1:" + node.getPort() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + self + ";branch=z9hG4bK" + id + (method.equals("BYE") ? "b" : "") + "\r\n"
                + "From: " + from + ";tag=" + id.substring(0, 8) + "\r\n"
                + "To: " + to + "\r\n"
                + "Call-ID: " + id + "\r\nCSeq: " + sequence + " " + method + "\r\n"
                + "Contact: <sip:c@" + self + ">\r\nMax-Forwards: 70\r\n";
    }

    private void send(DatagramSocket socket, String message) throws IOException {
        byte[] bytes = message.getBytes(charset);
        socket.send(new DatagramPacket(bytes, bytes.length, node));
    }

    private static String receiveFinalResponse(DatagramSocket socket) throws IOException {
        byte[] buffer = new byte[16_384];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                String said = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                if (said.startsWith("SIP/2.0 ") && !said.startsWith("SIP/2.0 1")) {
                    return said;
                }
            }
        } catch (SocketTimeoutException _) {
            return "";
        }
    }

    private static String toTag(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("To:") && line.contains(";tag="))
                .map(line -> line.substring(line.indexOf(";tag=")))
                .findFirst()
                .orElse("");
    }
}
