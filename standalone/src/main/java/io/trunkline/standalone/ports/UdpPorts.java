package io.trunkline.standalone.ports;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/// UDP ports of the loopback interface, for SIP and RTP.
final class UdpPorts {
    /// Above the range of `TcpPorts`, from which SIP ports are taken too.
    private static final int LOWEST = 33_000;

    private static final int SPREAD = 22_000;

    private UdpPorts() {}

    static boolean isFree(int port) {
        try (DatagramSocket _ = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Consecutive ports.
    record Range(int first, int count) {
        boolean overlaps(Range other) {
            return first < other.first + other.count && other.first < first + count;
        }
    }

    /// The first of consecutive ports. Only the first is checked, since Asterisk skips others that are taken.
    ///
    /// @param count how many ports follow below 65,536
    /// @param chosen ports that are not in use yet but will be
    static int findFree(int count, List<Range> chosen) {
        int start = LOWEST + (int) (ProcessHandle.current().pid() * 1_009 % SPREAD);
        int first = start / 2 * 2; // RTP takes even ports
        while (!isFree(first) || overlapsAny(new Range(first, count), chosen)) {
            first += Math.max(2, count);
        }
        return first;
    }

    static boolean overlapsAny(Range range, List<Range> others) {
        return others.stream().anyMatch(range::overlaps);
    }
}
