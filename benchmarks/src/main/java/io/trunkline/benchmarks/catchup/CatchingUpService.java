package io.trunkline.benchmarks.catchup;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A service in its own JVM with a small heap, which is killed and started again.
public final class CatchingUpService implements AutoCloseable {
    static final String MAX_HEAP = "-Xmx192m";

    private static final Duration POLL = Duration.ofMillis(100);
    /// Used before and after a collection: `51M->10M(186M)`.
    private static final Pattern HEAP_USED = Pattern.compile("(\\d+)M->");

    private final String name;
    private final String application;
    private final Path folder;
    private final List<String> settings;
    private final List<String> jvm;
    private final int port = TcpPorts.findFree();
    private @Nullable ServerProcess process;

    /// @param application its main class
    /// @param folder      for its logs and pid
    /// @param settings    command line arguments for Spring Boot
    public CatchingUpService(String name, String application, Path folder, List<String> settings) {
        this(name, application, folder, settings, List.of(MAX_HEAP, "-XX:TieredStopAtLevel=1"));
    }

    /// @param jvm options of its JVM: the limit of its heap, and its compilers
    public CatchingUpService(String name, String application, Path folder, List<String> settings, List<String> jvm) {
        this.jvm = List.copyOf(jvm);
        this.name = name;
        this.application = application;
        this.folder = folder;
        this.settings = settings;
    }

    /// Starts it, and returns when it has applied all events that were published before its start.
    ///
    /// @return the time from the start of the process
    public Duration startAndCatchUp(Duration limit) {
        long started = System.nanoTime();
        ServerProcess running = start();
        process = running;
        while (!isReady()) {
            if (running.awaitExit(POLL)) {
                throw new ServerFailedException(name + " ended at its start, see " + logFile());
            }
            if (System.nanoTime() - started > limit.toNanos()) {
                throw new ServerFailedException(name + " did not catch up within " + limit + ", see " + logFile());
            }
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /// The port of its API.
    public int port() {
        return port;
    }

    private ServerProcess start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xlog:gc:file=" + collectionsFile(),
                "--enable-native-access=ALL-UNNAMED",
                application));
        command.addAll(1, jvm);
        command.addAll(settings);
        command.add("--server.port=" + port);
        command.add("--management.server.port=0");
        command.add("--trunkline.messaging.instance=1");
        return ServerProcess.start(
                name,
                command,
                Path.of("").toAbsolutePath(),
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                logFile(),
                folder.resolve(name + ".pid"));
    }

    private boolean isReady() {
        try {
            return TcpPorts.isListening(port) && new RestClient(port, null).isReady();
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /// The most heap in use since its start, measured before each collection.
    public long heapPeakMegabytes() {
        try {
            return HEAP_USED
                    .matcher(Files.readString(collectionsFile()))
                    .results()
                    .map(MatchResult::group)
                    .mapToLong(used -> Long.parseLong(used.substring(0, used.indexOf('M'))))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills the process, like `kill -9`.
    public void kill() {
        ServerProcess running = process;
        if (running != null && running.isAlive()) {
            running.kill();
        }
    }

    private Path collectionsFile() {
        return folder.resolve(name + "-gc.log");
    }

    private Path logFile() {
        return folder.resolve(name + ".log");
    }

    @Override
    public void close() {
        kill();
    }
}
