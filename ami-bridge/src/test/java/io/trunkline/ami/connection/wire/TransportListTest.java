package io.trunkline.ami.connection.wire;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(TransportList.parse(lines)).containsExactly("transport-tls", "transport-udp");
        assertThat(TransportList.parse(List.of("No objects found."))).isEmpty();
    }
}
