package io.trunkline.servers;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/// A single-node Kafka in KRaft mode, in its own JVM with its own class path, on the loopback interface. It does
/// not create topics automatically. Its jars are in the folder of the system property `trunkline.embedded.kafka`,
/// by default in `kafka` next to this class's jar or class folder.
public final class EmbeddedKafka {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int REQUEST_TIMEOUT_MILLIS = 2_000;

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final Compilers compilers;
    private final List<String> moreSettings;
    private volatile @Nullable ServerProcess process;

    /// @param folder for data, settings, log and pid
    /// @param port for clients
    /// @param controllerPort for the connection between the broker and its controller
    public EmbeddedKafka(Path folder, int port, int controllerPort, Compilers compilers) {
        this(folder, port, controllerPort, compilers, List.of());
    }

    /// @param moreSettings lines `name=value`, which replace earlier ones. The port must still serve clients of this
    ///     machine without TLS or a password
    public EmbeddedKafka(Path folder, int port, int controllerPort, Compilers compilers, List<String> moreSettings) {
        this.moreSettings = List.copyOf(moreSettings);
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
        this.compilers = compilers;
    }

    /// What the JVM compiles code with. The second compiler makes a broker that runs for minutes use half the CPU
    /// time per request; until then it costs CPU time and 0.1 GB of memory.
    public enum Compilers {
        FIRST(1),
        BOTH(4);

        private final int level;

        Compilers(int level) {
            this.level = level;
        }
    }

    /// True if the server of an earlier JVM is still running on this folder, so that [#start] would adopt it.
    public boolean isAlreadyRunning() {
        return findRunning().isPresent();
    }

    /// Starts the broker, or adopts one that is already running on this folder, and returns when clients can
    /// use it.
    ///
    /// @throws ServerFailedException if it ends at its start, for instance because a port is in use
    public void start() {
        Folders.createPrivate(folder);
        Optional<ServerProcess> leftOver = findRunning();
        if (leftOver.isPresent()) {
            process = leftOver.get();
        } else {
            PrivateFile.write(settingsFile(), settingsText());
            formatStorage();
            process = ServerProcess.start(
                    "Kafka", javaCommand("kafka.Kafka", settingsFile().toString()), folder, logFile(), pidFile());
        }
        awaitReady();
    }

    /// True if it was started and ended without being stopped, for instance because the disk was full.
    public boolean hasEndedByItself() {
        return ServerProcess.hasEndedByItself(pidFile(), settingsFile().toString());
    }

    private Optional<ServerProcess> findRunning() {
        return ServerProcess.findRunning("Kafka", pidFile(), settingsFile().toString());
    }

    private void formatStorage() {
        if (Files.exists(folder.resolve("data/meta.properties"))) {
            return;
        }
        List<String> command = javaCommand(
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "--cluster-id",
                clusterId(),
                "--config",
                settingsFile().toString());
        ServerProcess tool =
                ServerProcess.start("StorageTool", command, folder, logFile(), folder.resolve("format.pid"));
        boolean ended = tool.awaitExit(START_TIMEOUT);
        tool.stop("TERM", STOP_TIMEOUT);
        if (!ended || !Files.exists(folder.resolve("data/meta.properties"))) {
            throw new ServerFailedException("Kafka's storage could not be formatted, see " + logTail());
        }
    }

    private String clusterId() {
        Path file = folder.resolve("cluster-id");
        PrivateFile.createIfMissing(file, () -> Uuid.randomUuid().toString());
        return PrivateFile.read(file);
    }

    private String settingsText() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                delete.topic.enable=true
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                controlled.shutdown.enable=false
                log.cleaner.dedupe.buffer.size=16777216
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                # a broker that is its own controller needs no record every 500 ms to know that it is up to date
                metadata.max.idle.interval.ms=0
                # a relay's next transaction follows within milliseconds; the default lets it wait 20 ms for the last one's end
                add.partitions.to.txn.retry.backoff.ms=2
                """.formatted(port, controllerPort, folder.resolve("data")) + String.join("\n", moreSettings);
    }

    private List<String> javaCommand(String mainClass, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=" + compilers.level,
                                "-Xlog:disable",
                                "-XX:-UsePerfData",
                                "-XX:+AutoCreateSharedArchive",
                                "-XX:SharedArchiveFile=" + jarFolder().resolve("classes.jsa"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                                "-cp",
                                jarFolder() + "/*",
                                mainClass),
                        Stream.of(arguments))
                .toList();
    }

    private static Path jarFolder() {
        String named = System.getProperty("trunkline.embedded.kafka", "");
        Path jars = named.isEmpty() ? defaultJarFolder() : Path.of(named).toAbsolutePath();
        if (!Files.isDirectory(jars)) {
            throw new ServerFailedException("Kafka's jars are not in " + jars + ": build the module embedded-servers");
        }
        return jars;
    }

    private static Path defaultJarFolder() {
        try {
            Path code = Path.of(EmbeddedKafka.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolveSibling("kafka");
        } catch (URISyntaxException e) {
            throw new ServerFailedException("cannot find the folder of the program's classes", e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!TcpPorts.isListening(port)) {
            failIfEndedOrTimedOut(deadline);
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MILLIS))) {
            while (!isOurServer(admin)) {
                failIfEndedOrTimedOut(deadline);
            }
        }
        if (!requireProcess().isAlive()) {
            throw new ServerFailedException("Kafka ended at its start, see " + logTail());
        }
    }

    private void failIfEndedOrTimedOut(long deadline) {
        if (requireProcess().awaitExit(POLL)) {
            throw new ServerFailedException("Kafka ended at its start (is port %d or %d in use?), see %s"
                    .formatted(port, controllerPort, logTail()));
        }
        if (System.nanoTime() > deadline) {
            throw new ServerFailedException("Kafka does not respond on port %d, see %s".formatted(port, logTail()));
        }
    }

    private boolean isOurServer(Admin admin) {
        try {
            DescribeClusterResult cluster = admin.describeCluster();
            return clusterId().equals(cluster.clusterId().get(REQUEST_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                    && !cluster.nodes()
                            .get(REQUEST_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                            .isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailedException("interrupted while waiting for Kafka", e);
        }
    }

    /// Stops the broker in order.
    public void stop() {
        if (process != null) {
            process.stop("TERM", STOP_TIMEOUT);
        }
    }

    /// Kills it, like `kill -9`.
    public void kill() {
        requireProcess().kill();
    }

    /// Kills it if it was started and is still running.
    public void killIfRunning() {
        if (process != null && process.isAlive()) {
            process.kill();
        }
    }

    /// @throws ServerFailedException if it was never started
    public ServerProcess requireProcess() {
        if (process == null) {
            throw new ServerFailedException("Kafka was not started");
        }
        return process;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    private Path settingsFile() {
        return folder.resolve("server.properties");
    }

    private String logTail() {
        return LogFiles.tail(logFile());
    }

    private Path logFile() {
        return folder.resolve("kafka.log");
    }

    private Path pidFile() {
        return folder.resolve("kafka.pid");
    }
}
