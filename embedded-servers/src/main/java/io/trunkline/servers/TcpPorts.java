package io.trunkline.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// TCP ports of the loopback interface.
public final class TcpPorts {
    private static final int CONNECT_MILLIS = 500;
    private static final int LOWEST = 22_000;
    private static final int BLOCKS = 100;
    private static final PortBlocks FREE_BLOCKS = new PortBlocks(LOWEST, BLOCKS);

    private static int next = LOWEST;
    private static int left;

    private TcpPorts() {}

    /// A free port that was not returned before in this JVM, and is not returned in another one of the same user while
    /// this one runs. It is below the range that operating systems use for outgoing connections (Linux from 32768,
    /// macOS from 49152), since such a connection could take the port before its server listens, or between the
    /// server's end and its next start.
    public static synchronized int findFree() {
        int port = nextOfBlock();
        while (!isFree(port)) {
            port = nextOfBlock();
        }
        return port;
    }

    private static int nextOfBlock() {
        if (left == 0) {
            next = FREE_BLOCKS.take();
            left = PortBlocks.SIZE;
        }
        left--;
        return next++;
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
