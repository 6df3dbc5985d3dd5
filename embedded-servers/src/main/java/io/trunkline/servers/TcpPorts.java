package io.trunkline.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports of the loopback interface.
public final class TcpPorts {
    private static final int CONNECT_MILLIS = 500;
    private static final int LOWEST = 21_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private TcpPorts() {}

    /// A free port that was not returned before in this JVM. It is below the range that operating systems use for
    /// outgoing connections (Linux from 32768, macOS from 49152), since such a connection could take the port
    /// before its server listens, or between the server's end and its next start.
    public static int findFree() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new ServerFailedException("no free port on the loopback interface from " + LOWEST + " to " + HIGHEST);
    }

    /// True if a server can listen on the port now: no process accepts connections there, and it can be bound.
    public static boolean isFree(int port) {
        if (isListening(port)) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// True if a process accepts connections on the port.
    public static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
