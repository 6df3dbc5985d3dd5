package io.trunkline.benchmarks.site;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/// The dialplan's port of one replica, asked as Asterisk's CURL does: over connections that are kept. For many threads.
public final class DialplanPort {
    private final int port;
    private final String head;
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    /// What became of a request.
    public sealed interface Said {
        /// An answer of the server.
        ///
        /// @param body empty for a status without one
        record Answer(int status, String body) implements Said {}

        /// Nobody was there to be asked.
        record Refused() implements Said {}

        /// The connection broke: whether the request was carried out is not known.
        record Broken() implements Said {}

        /// No answer in time: whether the request was, or will be, carried out is not known.
        record Late() implements Said {}
    }

    public DialplanPort(int port, String token) {
        this.port = port;
        this.head = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
    }

    /// @param path such as `/dialplan/next`
    /// @param form the body
    public Said post(String path, String form, Duration limit) {
        HttpConnection connection = idle.pollFirst();
        try {
            if (connection == null) {
                connection = HttpConnection.open(port);
            }
        } catch (ConnectException | SocketTimeoutException _) {
            return new Said.Refused();
        } catch (IOException _) {
            return new Said.Broken();
        }
        try {
            String request = "POST " + path + head + form.length() + "\r\n\r\n" + form;
            Said.Answer answer = connection.exchange(request.getBytes(StandardCharsets.US_ASCII), limit);
            idle.addFirst(connection);
            return answer;
        } catch (SocketTimeoutException _) {
            connection.close();
            return new Said.Late();
        } catch (IOException _) {
            connection.close();
            return new Said.Broken();
        }
    }
}
