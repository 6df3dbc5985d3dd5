package io.trunkline.testkit.ami;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/// One connection to the fake server.
final class FakeAmiSession {

    private static final String CHALLENGE = "123456789";

    private final Socket socket;
    private final Function<AmiAction, List<String>> responder;
    private volatile boolean loggedIn;

    FakeAmiSession(Socket socket, Function<AmiAction, List<String>> answers) {
        this.socket = socket;
        this.responder = answers;
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    void serve() {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            send("Asterisk Call Manager/11.0.0\r\n");
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                } else if (!lines.isEmpty()) {
                    handle(AmiAction.parse(lines));
                    lines.clear();
                }
            }
        } catch (IOException gone) {
            // the client or a test closed the connection
        } finally {
            loggedIn = false;
        }
    }

    private void handle(AmiAction action) {
        switch (action.name()) {
            case "Challenge" -> reply(action, "Response: Success\nChallenge: " + CHALLENGE);
            case "Login" -> login(action);
            case "Logoff" -> {
                reply(action, "Response: Goodbye");
                close();
            }
            default -> responder.apply(action).forEach(answer -> reply(action, answer));
        }
    }

    private void login(AmiAction action) {
        if (!action.header("key").equals(expectedLoginKey())) {
            reply(action, "Response: Error\nMessage: Authentication failed");
            close();
            return;
        }
        reply(action, "Response: Success\nMessage: Authentication accepted");
        loggedIn = true;
        write("Event: FullyBooted\nPrivilege: system,all\nUptime: 1\nLastReload: 1\nStatus: Fully Booted");
    }

    private static String expectedLoginKey() {
        try {
            byte[] text = (CHALLENGE + FakeAmiServer.SECRET).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void reply(AmiAction action, String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        String rest = end < 0 ? "" : text.substring(end);
        write(first + "\nActionID: " + action.header("actionid") + rest);
    }

    /// Sends header lines, followed by a blank line.
    void write(String text) {
        send(text.replace("\r", "").replace("\n", "\r\n") + "\r\n\r\n");
    }

    private synchronized void send(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            close();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // nothing to do
        }
    }
}
