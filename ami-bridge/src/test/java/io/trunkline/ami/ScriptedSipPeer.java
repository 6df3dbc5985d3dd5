package io.trunkline.ami;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// A SIP peer at an address of its own that gives each request the same response, or none.
final class ScriptedSipPeer implements AutoCloseable {
    private static final int MAX_MESSAGE = 65_536;

    private final DatagramSocket socket;
    private final String host = LoopbackAddresses.next();
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private volatile String response;

    /// @param response such as `403 Forbidden`; empty for none
    ScriptedSipPeer(String response) {
        this.response = response;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::respond);
    }

    String address() {
        return host + ":" + socket.getLocalPort();
    }

    void respondWith(String newResponse) {
        response = newResponse;
    }

    /// The methods of all requests, retransmissions included.
    List<String> methods() {
        return List.copyOf(methods);
    }

    private void respond() {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_MESSAGE], MAX_MESSAGE);
        while (!socket.isClosed()) {
            try {
                packet.setLength(MAX_MESSAGE);
                socket.receive(packet);
                String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                methods.add(request.substring(0, request.indexOf(' ')));
                if (!response.isEmpty() && !request.startsWith("ACK")) {
                    byte[] text = responseTo(request).getBytes(StandardCharsets.UTF_8);
                    socket.send(new DatagramPacket(text, text.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private String responseTo(String request) {
        String copied = Arrays.stream(request.split("\r\n"))
                .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq):.*"))
                .map(line -> line.startsWith("To:") ? line + ";tag=peer" : line)
                .collect(Collectors.joining("\r\n"));
        return "SIP/2.0 " + response + "\r\n" + copied + "\r\nContent-Length: 0\r\n\r\n";
    }

    @Override
    public void close() {
        socket.close();
    }
}
