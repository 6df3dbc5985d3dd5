package io.trunkline.nodetests.dialplan;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/// A phone that registers over a connection, and gets its calls over the same one. SIPp cannot do this: it closes the
/// connection after the registration.
final class ConnectedPhone implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream received;
    private final String transport;
    private final String user;

    /// @param socket connected to the node
    /// @param transport `tcp` or `tls`
    ConnectedPhone(Socket socket, String transport, String user) throws IOException {
        this.socket = socket;
        this.transport = transport;
        this.user = user;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        received = new BufferedInputStream(socket.getInputStream());
    }

    /// @return the final status
    int register(String password) throws IOException {
        String nonce = Digests.parameter(
                exchange(1, "")
                        .lines()
                        .filter(line -> line.contains("algorithm=MD5"))
                        .findFirst()
                        .orElseThrow(),
                "nonce");
        String response = Digests.response("MD5", user + ":trunkline:" + password, uri(), nonce, "c0");
        String answer = exchange(
                2,
                "Authorization: Digest username=\"" + user + "\", realm=\"trunkline\", nonce=\"" + nonce + "\", uri=\""
                        + uri() + "\", response=\"" + response
                        + "\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0\"\r\n");
        return Integer.parseInt(answer.split(" ")[1]);
    }

    private String exchange(int sequence, String credentials) throws IOException {
        String self = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        send("REGISTER " + uri() + " SIP/2.0\r\nVia: SIP/2.0/" + transport.toUpperCase(Locale.ROOT) + " " + self
                + ";branch=z9hG4bK" + UUID.randomUUID() + "\r\nFrom: <sip:" + user
                + "@127.0.0.1>;tag=phone\r\nTo: <sip:"
                + user + "@127.0.0.1>\r\nCall-ID: " + self + "\r\nCSeq: " + sequence + " REGISTER\r\nContact: <sip:"
                + user
                + "@" + self + ";transport=" + transport + ">\r\nExpires: 60\r\nMax-Forwards: 70\r\n" + credentials
                + "Content-Length: 0\r\n\r\n");
        return read();
    }

    private String uri() {
        return "sip:127.0.0.1:" + socket.getPort();
    }

    /// Waits for a call, and rejects it with 486.
    ///
    /// @return the INVITE
    String rejectCall() throws IOException {
        String invite = read();
        while (!invite.startsWith("INVITE ")) {
            invite = read();
        }
        StringBuilder busy = new StringBuilder("SIP/2.0 486 Busy Here\r\n");
        invite.lines()
                .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq):.*"))
                .map(line -> line.toLowerCase(Locale.ROOT).startsWith("to:") ? line + ";tag=phone" : line)
                .forEach(line -> busy.append(line).append("\r\n"));
        send(busy + "Content-Length: 0\r\n\r\n");
        return invite;
    }

    private void send(String message) throws IOException {
        socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
    }

    /// The headers of the next message; its body is skipped.
    private String read() throws IOException {
        StringBuilder headers = new StringBuilder();
        while (!headers.toString().endsWith("\r\n\r\n")) {
            int next = received.read();
            if (next < 0) {
                throw new IOException("the node closed the connection after " + headers);
            }
            headers.append((char) next);
        }
        int length = headers.toString()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        received.skipNBytes(length);
        return headers.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
