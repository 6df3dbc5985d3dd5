package io.trunkline.ami.connection.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.NodeTransport;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportListTest {
    @Test
    void each_transport_has_a_line() {
        var lines = List.of(
                "Transport:  <TransportId........>  <Type>  <cos>  <tos>  <BindAddress....................>",
                "==========================================================================================",
                "",
                "Transport:  transport-udp             udp      0      0  127.0.0.9:5060",
                "Transport:  transport-tls             tls      0      0  127.0.0.9:5061",
                "",
                "Objects found: 2");

        assertThat(TransportList.parse(lines))
                .containsExactly(
                        new NodeTransport("transport-tls", "tls", new NodeTransport.Address("127.0.0.9", 5061)),
                        new NodeTransport("transport-udp", "udp", new NodeTransport.Address("127.0.0.9", 5060)));
        assertThat(TransportList.parse(List.of("No objects found."))).isEmpty();
    }

    @Test
    void an_address_may_be_of_ipv6_or_missing() {
        var lines = List.of(
                "Transport:  transport-tcp             tcp      0      0  [2001:db8::5]:5060",
                "Transport:  transport-udp             udp      0      0  [::]:5060",
                "Transport:  transport-wss             wss      0      0");

        assertThat(TransportList.parse(lines))
                .containsExactly(
                        new NodeTransport("transport-tcp", "tcp", new NodeTransport.Address("2001:db8::5", 5060)),
                        new NodeTransport("transport-udp", "udp", new NodeTransport.Address("::", 5060)),
                        new NodeTransport("transport-wss", "wss", null));
    }
}
