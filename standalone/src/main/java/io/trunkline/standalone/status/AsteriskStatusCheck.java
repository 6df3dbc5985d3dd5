package io.trunkline.standalone.status;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asterisk is well when its manager interface greets.
public record AsteriskStatusCheck(String name, int amiPort, int sipPort) implements StatusCheck {
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final String GREETING = "Asterisk Call Manager";

    @Override
    public String address() {
        return "sip:127.0.0.1:" + sipPort;
    }

    @Override
    public Result run() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), amiPort), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            InputStream in = socket.getInputStream();
            String greeting = new String(in.readNBytes(GREETING.length()), StandardCharsets.US_ASCII);
            return greeting.equals(GREETING)
                    ? Result.READY
                    : Result.notReady("somebody else answers on its manager port");
        } catch (IOException e) {
            return Result.notReady("its manager interface does not answer");
        }
    }
}
