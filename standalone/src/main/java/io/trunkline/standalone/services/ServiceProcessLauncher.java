package io.trunkline.standalone.services;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts services in JVMs of their own. Each reads ports and secrets from the suite's folder by itself.
///
/// @param mainClass runs the suite, or one of its services
public record ServiceProcessLauncher(Class<?> mainClass, SuiteOptions options, SuiteFolder folder) {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    /// Returns when the service listens; it may still be catching up.
    public RunningService start(ServiceReplica replica, int port) {
        Path log = folder.logs().resolve(replica.id() + ".out");
        ServerProcess process = ServerProcess.start(
                replica.id(),
                command(replica),
                Path.of("").toAbsolutePath(),
                // not in the command line, of which Java shows the first 4,096 characters: there the folder must
                // stand, by which a later suite knows what was left
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                log,
                pidFile(replica));
        while (!TcpPorts.isListening(port)) {
            if (process.awaitExit(POLL)) {
                throw new ServerFailedException(replica.id() + " ended at its start, see " + log);
            }
        }
        return () -> process.stop("TERM", STOP_TIMEOUT);
    }

    private List<String> command(ServiceReplica replica) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtrunkline.home=" + options.home(),
                mainClass.getName(),
                "--service=" + replica.id(),
                "--data=" + folder.root(),
                "--node=" + options.node(),
                "--nodes=" + options.nodeCount()));
        if (options.bridges().ownDatabase()) {
            command.add("--bridge-database");
        }
        return command;
    }

    /// Ends those that an earlier suite left behind.
    public void stopLeftovers() {
        for (ServiceReplica replica : ServiceReplica.all()) {
            ServerProcess.findRunning(replica.id(), pidFile(replica), "--data=" + folder.root())
                    .ifPresent(process -> process.stop("TERM", STOP_TIMEOUT));
        }
    }

    private Path pidFile(ServiceReplica replica) {
        return folder.run().resolve(replica.id() + ".pid");
    }
}
