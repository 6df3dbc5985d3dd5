package io.trunkline.benchmarks.environment;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Sends dialplan requests to one replica over persistent connections, like Asterisk's CURL. Thread-safe.
public final class DialplanClient {
    private final int port;
    private final String head;
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    /// The result of a request.
    public sealed interface Reply {
        /// A response of the server.
        ///
        /// @param body empty for a status without one
        record Response(int status, String body) implements Reply {}

        /// The server did not accept the connection.
        record ConnectionRefused() implements Reply {}

        /// The connection broke; whether the request was executed is unknown.
        record ConnectionLost() implements Reply {}

        /// No response in time; whether the request was or will be executed is unknown.
        record TimedOut() implements Reply {}
    }

    public DialplanClient(int port, String token) {
        this.port = port;
        this.head = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
    }

    /// @param path such as `/dialplan/next`
    /// @param form the request body
    public Reply post(String path, String form, Duration limit) {
        HttpConnection connection = idle.pollFirst();
        try {
            if (connection == null) {
                connection = HttpConnection.open(port);
            }
        } catch (ConnectException | SocketTimeoutException _) {
            return new Reply.ConnectionRefused();
        } catch (IOException _) {
            return new Reply.ConnectionLost();
        }
        try {
            String request = "POST " + path + head + form.length() + "\r\n\r\n" + form;
            Reply.Response answer = connection.exchange(request.getBytes(StandardCharsets.US_ASCII), limit);
            idle.addFirst(connection);
            return answer;
        } catch (SocketTimeoutException _) {
            connection.close();
            return new Reply.TimedOut();
        } catch (IOException _) {
            connection.close();
            return new Reply.ConnectionLost();
        }
    }
}
