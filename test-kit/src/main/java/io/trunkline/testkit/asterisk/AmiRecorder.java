package io.trunkline.testkit.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A session with a node's manager interface, like one of ami-bridge. It records the lines that the node sends.
public final class AmiRecorder implements AutoCloseable {
    private final Socket ami;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public AmiRecorder(AsteriskNode node, String secret) {
        try {
            ami = new Socket(node.host(), node.amiPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send("Action: Login\nUsername: trunkline\nSecret: " + secret);
        Thread.ofVirtual().start(this::read);
    }

    /// Sends an action; its response is recorded.
    ///
    /// @param action header lines, the first one `Action: …`
    public void send(String action) {
        try {
            ami.getOutputStream()
                    .write((action.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(ami.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                lines.add(line);
            }
        } catch (IOException _) {
            // closed: nothing more is read
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() throws IOException {
        ami.close();
    }
}
