package io.trunkline.standalone.ports;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// UDP ports of the loopback interface, for SIP and RTP.
final class UdpPorts {
    private UdpPorts() {}

    static boolean isFree(int port) {
        try (DatagramSocket _ = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The first of a run of ports; only the first is looked at, since Asterisk passes over taken ones itself.
    ///
    /// @param count how many ports follow below 65,536
    static int findFree(int count) {
        int start = 30_000 + (int) (ProcessHandle.current().pid() * 1_009 % 25_000);
        int first = start / 2 * 2; // RTP takes even ports
        while (!isFree(first)) {
            first += Math.max(2, count);
        }
        return first;
    }
}
