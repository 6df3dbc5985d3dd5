package io.trunkline.standalone.services;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.standalone.StandaloneApplication;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A service in a JVM of its own, which reads ports and secrets from the suite's folder by itself.
public record ServiceProcess(ServerProcess process) implements RunningService {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    /// Returns when the service listens; it may still be catching up.
    public static ServiceProcess start(SuiteService service, SuiteOptions options, SuiteFolder folder, int port) {
        Path log = folder.logs().resolve(service.id() + ".out");
        ServiceProcess started = new ServiceProcess(ServerProcess.start(
                service.id(),
                command(service, options, folder),
                Path.of("").toAbsolutePath(),
                // not in the command line, of which Java shows the first 4,096 characters: there the folder must
                // stand, by which a later suite knows what was left
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                log,
                pidFile(folder, service)));
        while (!TcpPorts.isListening(port)) {
            if (started.process.awaitExit(POLL)) {
                throw new ServerFailedException(service.id() + " ended at its start, see " + log);
            }
        }
        return started;
    }

    private static List<String> command(SuiteService service, SuiteOptions options, SuiteFolder folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtrunkline.home=" + options.home(),
                StandaloneApplication.class.getName(),
                "--service=" + service.id(),
                "--data=" + folder.root(),
                "--node=" + options.node());
    }

    /// Ends those that an earlier suite left behind.
    public static void stopLeftovers(SuiteFolder folder) {
        for (SuiteService service : SuiteService.all()) {
            ServerProcess.findRunning(service.id(), pidFile(folder, service), "--data=" + folder.root())
                    .ifPresent(process -> process.stop("TERM", STOP_TIMEOUT));
        }
    }

    private static Path pidFile(SuiteFolder folder, SuiteService service) {
        return folder.run().resolve(service.id() + ".pid");
    }

    @Override
    public void stop() {
        process.stop("TERM", STOP_TIMEOUT);
    }
}
