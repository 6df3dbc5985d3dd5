package io.trunkline.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asterisk is well when its manager interface greets.
record AsteriskPart(int amiPort, int sipPort) implements Part {
    private static final int LIMIT_MILLIS = 1_000;
    private static final String GREETING = "Asterisk Call Manager";

    @Override
    public String name() {
        return "asterisk";
    }

    @Override
    public String place() {
        return "sip:127.0.0.1:" + sipPort;
    }

    @Override
    public State state() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), amiPort), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            InputStream in = socket.getInputStream();
            String greeting = new String(in.readNBytes(GREETING.length()), StandardCharsets.US_ASCII);
            return greeting.equals(GREETING) ? State.READY : State.amiss("somebody else answers on its manager port");
        } catch (IOException e) {
            return State.amiss("its manager interface does not answer");
        }
    }
}
