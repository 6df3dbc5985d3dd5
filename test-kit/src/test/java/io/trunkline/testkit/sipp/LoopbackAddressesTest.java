package io.trunkline.testkit.sipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LoopbackAddressesTest {
    private static final int BINDS = 500;

    private final String host = LoopbackAddresses.next();
    private final int port = LoopbackAddresses.freeUdpPort(host);

    @Test
    void a_port_is_taken_while_a_socket_is_bound_to_it() throws Exception {
        assertThat(LoopbackAddresses.isPortTaken(false, host, port)).isFalse();
        try (DatagramSocket _ = bind()) {
            assertThat(LoopbackAddresses.isPortTaken(false, host, port)).isTrue();
            assertThat(LoopbackAddresses.isPortTaken(false, LoopbackAddresses.next(), port))
                    .isFalse();
        }
    }

    @Test
    void a_process_can_bind_a_port_that_is_being_looked_at() throws Exception {
        AtomicBoolean bound = new AtomicBoolean();
        Thread looking = Thread.ofPlatform().start(() -> {
            while (!bound.get()) {
                boolean _ = LoopbackAddresses.isPortTaken(false, host, port);
            }
        });
        try {
            for (int i = 0; i < BINDS; i++) {
                assertThatNoException().isThrownBy(() -> bind().close());
            }
        } finally {
            bound.set(true);
            looking.join();
        }
    }

    private DatagramSocket bind() throws SocketException, UnknownHostException {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), port));
    }
}
