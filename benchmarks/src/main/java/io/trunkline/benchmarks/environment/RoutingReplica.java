package io.trunkline.benchmarks.environment;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.RestClient;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A replica of routing-service in its own JVM, from the released jar. Its ports stay the same after a kill.
public final class RoutingReplica {
    /// A JVM that records its classes writes the archive when it stops.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(180);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String APPLICATION = "io.trunkline.routing.RoutingApplication";

    private final int number;
    private final Path folder;
    private final List<String> settings;
    private final int port = TcpPorts.findFree();
    private final int dialplanPort = TcpPorts.findFree();
    private volatile @Nullable ServerProcess process;
    private volatile boolean beingKilled;

    /// @param number   from 1; its instance name in the consumer groups
    /// @param folder   for its log and pid
    /// @param settings command line arguments for Spring Boot, the same for all replicas
    RoutingReplica(int number, Path folder, List<String> settings) {
        this.number = number;
        this.folder = folder;
        this.settings = settings;
    }

    /// Returns immediately; see [#isListening] and [#isReady].
    ///
    /// @param jvm the JVM options
    void start(List<String> jvm) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", APPLICATION));
        command.addAll(settings);
        command.add("--server.port=" + port);
        command.add("--management.server.port=0");
        command.add("--trunkline.dialplan.port=" + dialplanPort);
        command.add("--trunkline.messaging.instance=" + number);
        process = ServerProcess.start(
                "routing-service " + number,
                command,
                Path.of("").toAbsolutePath(),
                // not in the command line: Java shows only its first 4,096 characters, which must include
                // the folder
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                logFile(),
                folder.resolve("routing-" + number + ".pid"));
        beingKilled = false;
    }

    /// Waits until it is ready; fails if the process ends before.
    void awaitReady(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isReady()) {
            if (requireProcess().awaitExit(POLL)) {
                throw new ServerFailedException("routing-service " + number + " ended at its start, see " + logFile());
            }
            if (System.nanoTime() > deadline) {
                throw new ServerFailedException("routing-service " + number + " is not ready, see " + logFile());
            }
        }
    }

    /// True while its process is running and the port for dialplan requests accepts connections.
    public boolean isListening() {
        return isAlive() && TcpPorts.isListening(dialplanPort);
    }

    /// True while its process is running.
    public boolean isAlive() {
        ServerProcess started = process;
        return started != null && started.isAlive();
    }

    /// True once it has consumed all events published before its start.
    public boolean isReady() {
        try {
            return TcpPorts.isListening(port) && new RestClient(port, null).isReady();
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /// Kills the process, like `kill -9`.
    public void kill() {
        beingKilled = true;
        requireProcess().kill();
    }

    /// True from a kill until it is started again.
    public boolean isBeingKilled() {
        return beingKilled;
    }

    /// Stops the process in order.
    void stop() {
        ServerProcess started = process;
        if (started != null) {
            started.stop("TERM", STOP_TIMEOUT);
        }
    }

    void killIfRunning() {
        ServerProcess started = process;
        if (started != null && started.isAlive()) {
            started.kill();
        }
    }

    public int number() {
        return number;
    }

    /// The port of its REST API.
    public int port() {
        return port;
    }

    public int dialplanPort() {
        return dialplanPort;
    }

    /// For a thread dump or a recording.
    public long pid() {
        return requireProcess().pid();
    }

    private ServerProcess requireProcess() {
        ServerProcess started = process;
        if (started == null) {
            throw new ServerFailedException("routing-service " + number + " was not started");
        }
        return started;
    }

    private Path logFile() {
        return folder.resolve("routing-" + number + ".log");
    }
}
