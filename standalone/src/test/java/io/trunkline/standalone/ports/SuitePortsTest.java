package io.trunkline.standalone.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitePortsTest {
    @TempDir
    Path root;

    @Test
    void a_second_start_uses_the_same_ports() {
        SuiteFolder folder = new SuiteFolder(root).create();

        SuitePorts first = SuitePorts.load(folder, true);
        SuitePorts second = SuitePorts.load(folder, false);

        assertThat(second.port(SuiteService.ROUTING)).isEqualTo(first.port(SuiteService.ROUTING));
        assertThat(second.port(SuitePorts.SIP)).isEqualTo(first.port(SuitePorts.SIP));
    }

    @Test
    void a_saved_port_in_use_is_rejected_with_the_process_that_owns_it() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).create();
        SuitePorts ports = SuitePorts.load(folder, true);
        try (ServerSocket _ = new ServerSocket(ports.port(SuiteService.CDR), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ports.requireFree("cdr-service"))
                    .isInstanceOf(ServerFailedException.class)
                    .hasMessageContaining("cdr-service")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void the_udp_ports_of_two_nodes_do_not_overlap() {
        SuitePorts ports = SuitePorts.load(new SuiteFolder(root).create(), true);
        int first = ports.port("rtp");
        int second = ports.port("rtp-2");

        assertThat(ports.port("sip-2")).isNotEqualTo(ports.port("sip"));
        assertThat(Math.abs(first - second)).isGreaterThanOrEqualTo(SuitePorts.RTP_COUNT);
        assertThat(List.of(ports.port("sip"), ports.port("sip-2")))
                .noneMatch(sip -> isRtp(sip, first) || isRtp(sip, second));
    }

    private static boolean isRtp(int port, int first) {
        return port >= first && port < first + SuitePorts.RTP_COUNT;
    }

    @Test
    void the_console_gets_the_port_that_the_status_page_had_before() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).create();
        Files.writeString(root.resolve("ports.properties"), "status=8080\n");

        SuitePorts ports = SuitePorts.load(folder, true);

        assertThat(ports.port(SuitePorts.STATUS)).isNotEqualTo(8080);
        assertThat(ports.port(SuiteService.CONSOLE)).isNotEqualTo(ports.port(SuitePorts.STATUS));
    }

    @Test
    void a_status_port_set_by_the_operator_stays() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).create();
        Files.writeString(root.resolve("ports.properties"), "status=8080\nconsole=8070\n");

        SuitePorts ports = SuitePorts.load(folder, true);

        assertThat(ports.port(SuitePorts.STATUS)).isEqualTo(8080);
        assertThat(ports.port(SuiteService.CONSOLE)).isEqualTo(8070);
    }

    @Test
    void a_port_set_by_the_operator_is_used() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).create();
        Files.writeString(root.resolve("ports.properties"), "routing-service=4711\n");

        assertThat(SuitePorts.load(folder, true).port(SuiteService.ROUTING)).isEqualTo(4711);
    }
}
