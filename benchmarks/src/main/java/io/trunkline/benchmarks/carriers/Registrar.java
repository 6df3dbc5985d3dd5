package io.trunkline.benchmarks.carriers;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A provider that accepts each registration over UDP, without a password.
final class Registrar implements AutoCloseable {
    private static final int MAX_PACKET = 16_384;

    private final String host = LoopbackAddresses.next();
    private final DatagramSocket socket;
    private final AtomicInteger unregistered = new AtomicInteger();

    Registrar() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
        Thread.ofVirtual().name("registrar").start(this::answer);
    }

    String host() {
        return host;
    }

    int port() {
        return socket.getLocalPort();
    }

    /// The requests that ended a registration.
    int unregistered() {
        return unregistered.get();
    }

    private void answer() {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_PACKET], MAX_PACKET);
        try {
            while (true) {
                socket.receive(packet);
                String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                if (header(request, "Expires").equals("0")) {
                    unregistered.incrementAndGet();
                }
                byte[] accepted = accepted(request).getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(accepted, accepted.length, packet.getSocketAddress()));
                packet.setLength(MAX_PACKET);
            }
        } catch (IOException _) {
            // closed: nothing more is answered
        }
    }

    private static String accepted(String request) {
        return "SIP/2.0 200 OK\r\nVia: " + header(request, "Via") + "\r\nFrom: " + header(request, "From") + "\r\nTo: "
                + header(request, "To") + ";tag=registrar\r\nCall-ID: " + header(request, "Call-ID") + "\r\nCSeq: "
                + header(request, "CSeq") + "\r\nContact: " + header(request, "Contact")
                + ";expires=3600\r\nContent-Length: 0\r\n\r\n";
    }

    private static String header(String request, String name) {
        Matcher line = Pattern.compile("(?im)^" + name + "\\s*:\\s*(.*?)\\s*$").matcher(request);
        return line.find() ? line.group(1) : "";
    }

    @Override
    public void close() {
        socket.close();
    }
}
