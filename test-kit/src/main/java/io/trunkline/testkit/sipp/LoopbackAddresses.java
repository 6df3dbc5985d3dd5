package io.trunkline.testkit.sipp;

import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/// Addresses in 127.0.0.0/8, which are all local on Linux, and UDP ports on them.
public final class LoopbackAddresses {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private LoopbackAddresses() {}

    /// An address that is unique in this JVM and most likely on this machine: 127.x.y.z with x and y from the pid.
    public static String next() {
        long pid = ProcessHandle.current().pid();
        return "127." + (1 + pid / 250 % 250) + "." + (1 + pid % 250) + "." + (1 + COUNTER.getAndIncrement() % 250);
    }

    /// A free UDP port.
    public static int freeUdpPort(String host) {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ServerFailedException("no free UDP port at " + host, e);
        }
    }

    /// Whether the UDP port is in use.
    static boolean isUdpPortTaken(String host, int port) {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), port))) {
            return !socket.isBound();
        } catch (IOException _) {
            return true;
        }
    }
}
