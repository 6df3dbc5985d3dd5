package io.trunkline.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.servers.TcpPorts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpPortsTest {
    private static final int PROCESSES = 3;
    private static final int PORTS = 250;

    @Test
    void processes_that_run_at_the_same_time_get_different_ports() throws IOException {
        List<Process> processes = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        try {
            for (int process = 0; process < PROCESSES; process++) {
                processes.add(start(System.getProperty("java.io.tmpdir")));
            }
            for (Process process : processes) {
                ports.addAll(read(process));
            }
        } finally {
            processes.forEach(Process::destroy);
        }

        assertThat(ports).hasSize(PROCESSES * PORTS).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void ports_are_found_where_no_file_can_be_locked() throws IOException {
        Process process = start("/dev/null");
        try {
            assertThat(read(process)).hasSize(PORTS).doesNotContainNull().doesNotHaveDuplicates();
        } finally {
            process.destroy();
        }
    }

    private static List<String> read(Process process) throws IOException {
        List<String> ports = new ArrayList<>();
        for (int port = 0; port < PORTS; port++) {
            ports.add(process.inputReader().readLine());
        }
        return ports;
    }

    private static Process start(String temporaryFolder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporaryFolder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrintedPorts.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Prints ports and keeps them until it is ended, or its input is closed.
    static final class PrintedPorts {
        private PrintedPorts() {}

        static void main() throws IOException {
            StringBuilder lines = new StringBuilder();
            for (int port = 0; port < PORTS; port++) {
                lines.append(TcpPorts.findFree()).append('\n');
            }
            OutputStream output = System.out;
            output.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            output.flush();
            System.in.readAllBytes();
        }
    }
}
