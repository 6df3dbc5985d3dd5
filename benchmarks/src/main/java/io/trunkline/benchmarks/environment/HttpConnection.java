package io.trunkline.benchmarks.environment;

import io.trunkline.benchmarks.environment.DialplanClient.Reply;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// A minimal HTTP/1.1 client for dialplan requests, since the load runs on the same processors as what it measures.
final class HttpConnection {
    private static final int CONNECT_MILLIS = 200;
    private static final int BUFFER = 2048;

    private final Socket socket;
    private final InputStream from;

    private HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.from = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    static HttpConnection open(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return new HttpConnection(socket);
    }

    /// @throws java.net.SocketTimeoutException if there is no response within the limit
    Reply.Response exchange(byte[] request, Duration limit) throws IOException {
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        socket.getOutputStream().write(request);
        String status = readLine();
        int length = 0;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            } else if (header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding:")) {
                throw new IOException("an answer in parts is not expected here");
            }
        }
        return new Reply.Response(Integer.parseInt(status.substring(9, 12)), readBody(length));
    }

    private String readBody(int length) throws IOException {
        byte[] body = from.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = from.read(); read != '\n'; read = from.read()) {
            if (read < 0) {
                throw new EOFException();
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // already closed
        }
    }
}
