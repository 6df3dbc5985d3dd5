package io.trunkline.standalone.services;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Starts services in JVMs of their own. Each reads ports and secrets from the suite's folder by itself.
///
/// @param mainClass runs the suite, or one of its services
public record ServiceProcessLauncher(Class<?> mainClass, SuiteOptions options, SuiteFolder folder) {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    /// Returns when the service listens; it may still be catching up.
    public RunningService start(SuiteService service, int port) {
        Path log = folder.logs().resolve(service.id() + ".out");
        ServerProcess process = ServerProcess.start(
                service.id(),
                command(service),
                Path.of("").toAbsolutePath(),
                // not in the command line, of which Java shows the first 4,096 characters: there the folder must
                // stand, by which a later suite knows what was left
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                log,
                pidFile(service));
        while (!TcpPorts.isListening(port)) {
            if (process.awaitExit(POLL)) {
                throw new ServerFailedException(service.id() + " ended at its start, see " + log);
            }
        }
        return () -> process.stop("TERM", STOP_TIMEOUT);
    }

    private List<String> command(SuiteService service) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtrunkline.home=" + options.home(),
                mainClass.getName(),
                "--service=" + service.id(),
                "--data=" + folder.root(),
                "--node=" + options.node());
    }

    /// Ends those that an earlier suite left behind.
    public void stopLeftovers() {
        for (SuiteService service : SuiteService.all()) {
            ServerProcess.findRunning(service.id(), pidFile(service), "--data=" + folder.root())
                    .ifPresent(process -> process.stop("TERM", STOP_TIMEOUT));
        }
    }

    private Path pidFile(SuiteService service) {
        return folder.run().resolve(service.id() + ".pid");
    }
}
