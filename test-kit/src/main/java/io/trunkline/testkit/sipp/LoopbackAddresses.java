package io.trunkline.testkit.sipp;

import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

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

    /// A UDP port at an address of its own, from which nothing is read. Like a host that is down, it sends no
    /// response, and does not report that the port is closed.
    public static DatagramSocket unresponsivePort() {
        try {
            return new DatagramSocket(new InetSocketAddress(InetAddress.getByName(next()), 0));
        } catch (IOException e) {
            throw new ServerFailedException("cannot bind a UDP port", e);
        }
    }

    /// `host:port`
    public static String address(DatagramSocket socket) {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    /// Whether the port of TCP or UDP is in use, from Linux's tables of sockets. To try to bind the port would keep it
    /// from a process that is about to bind it.
    public static boolean isPortTaken(boolean isTcp, String host, int port) {
        String table = isTcp ? "tcp" : "udp";
        try {
            String localAddress = "%08X:%04X".formatted(addressAsNumber(host), port);
            return isListed(localAddress, table) || isListed(localAddress, table + "6");
        } catch (IOException e) {
            throw new ServerFailedException("cannot read the tables of sockets", e);
        }
    }

    /// In the table of IPv6 an IPv4 address is the end of an IPv6 address.
    private static boolean isListed(String localAddress, String table) throws IOException {
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net", table))) {
            return sockets.map(line -> line.strip().split("\\s+")).anyMatch(socket -> socket[1].endsWith(localAddress));
        }
    }

    /// The address as the tables show it: its bytes as one number of this machine's byte order.
    private static int addressAsNumber(String host) throws IOException {
        return ByteBuffer.wrap(InetAddress.getByName(host).getAddress())
                .order(ByteOrder.nativeOrder())
                .getInt();
    }
}
