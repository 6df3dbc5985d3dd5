package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitePortsTest {
    @TempDir
    Path root;

    @Test
    void a_second_start_uses_the_ports_of_the_first() {
        SuiteFolder folder = new SuiteFolder(root).make();

        SuitePorts first = SuitePorts.of(folder, true);
        SuitePorts second = SuitePorts.of(folder, false);

        assertThat(second.of(Service.ROUTING)).isEqualTo(first.of(Service.ROUTING));
        assertThat(second.of(SuitePorts.SIP)).isEqualTo(first.of(SuitePorts.SIP));
    }

    @Test
    void a_remembered_port_that_is_taken_is_refused_with_the_name_of_its_holder() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).make();
        SuitePorts ports = SuitePorts.of(folder, true);
        try (ServerSocket _ = new ServerSocket(ports.of(Service.CDR), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ports.mustBeFree("cdr-service"))
                    .isInstanceOf(ServerFailedException.class)
                    .hasMessageContaining("cdr-service")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void an_operator_s_port_wins() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).make();
        Files.writeString(root.resolve("ports.properties"), "routing-service=4711\n");

        assertThat(SuitePorts.of(folder, true).of(Service.ROUTING)).isEqualTo(4711);
    }
}
