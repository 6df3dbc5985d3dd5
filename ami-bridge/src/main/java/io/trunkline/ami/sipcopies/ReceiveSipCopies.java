package io.trunkline.ami.sipcopies;

import io.trunkline.ami.sipcopies.domain.HepPacket;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Receives copies of the node's SIP messages. Only the loop's thread uses it.
final class ReceiveSipCopies {
    private static final int MAX_PACKET = 65_536;
    private static final int RECEIVE_BUFFER = 1 << 20;
    private static final long WAIT_MILLIS = 500;

    private final InetSocketAddress address;
    private final List<SipCopyHandler> handlers;
    private final ByteBuffer packet = ByteBuffer.allocate(MAX_PACKET);
    private @Nullable DatagramChannel channel;
    private @Nullable Selector selector;

    ReceiveSipCopies(InetSocketAddress address, List<SipCopyHandler> handlers) {
        this.address = address;
        this.handlers = List.copyOf(handlers);
    }

    BackgroundLoop loop() {
        return BackgroundLoop.named("sip-copies").afterLastRound(this::close).rounds(this::receive);
    }

    private Duration receive() throws IOException {
        DatagramChannel open = open();
        Selector ready = selector;
        if (ready != null) {
            ready.select(WAIT_MILLIS);
            ready.selectedKeys().clear();
        }
        while (open.receive(packet.clear()) != null) {
            HepPacket.parse(packet.flip()).ifPresent(copy -> handlers.forEach(handler -> handler.handle(copy)));
        }
        return Duration.ZERO;
    }

    private DatagramChannel open() throws IOException {
        if (channel == null) {
            DatagramChannel opened = DatagramChannel.open();
            channel = opened;
            opened.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            opened.configureBlocking(false);
            opened.bind(address);
            selector = Selector.open();
            opened.register(selector, SelectionKey.OP_READ);
        }
        return channel;
    }

    private void close() {
        try (DatagramChannel _ = channel;
                Selector _ = selector) {
            channel = null;
            selector = null;
        } catch (IOException _) {
            // the port is free all the same
        }
    }
}
