package io.trunkline.benchmarks.environment;

import io.trunkline.servers.Folders;
import io.trunkline.servers.PrivateFile;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The servers and replicas of one benchmark. Nothing runs until [#startServers] and [#startReplicas].
public final class BenchEnvironment implements AutoCloseable {
    /// The systemname of the simulated node.
    public static final String NODE = "bench1";

    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);
    private static final String DATABASE = "routing";

    private final Path folder = TestFolder.create("bench");
    private final PostgresServer postgres = TestServers.postgres();
    private final KafkaServer kafka = TestServers.kafka();
    private final TestTokens tokens = TestTokens.start();
    private final ReplicaJvm jvm;
    private List<RoutingReplica> replicas = List.of();
    private boolean closed;

    public BenchEnvironment(ReplicaJvm jvm) {
        this.jvm = jvm;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-bench"));
    }

    /// Starts PostgreSQL and Kafka.
    public void startServers() {
        postgres.start();
        kafka.start();
    }

    /// Starts replicas and returns when all are ready. If there is no class archive yet, a start is recorded
    /// for one.
    ///
    /// @param databasePort the port of PostgreSQL or of a proxy
    /// @param more         additional settings
    public void startReplicas(int count, int databasePort, Map<String, Object> more) {
        prepareReplicas(count, databasePort, more);
        if (!jvm.isArchiveReady()) {
            startTrainingReplica();
            endTraining();
        }
        replicas.forEach(this::startReplica);
        replicas.forEach(replica -> replica.awaitReady(READY_TIMEOUT));
    }

    /// Starts one replica with the same settings as those of [#startReplicas], with a JVM that records the classes
    /// it loads, and returns when it is ready.
    public void startTraining(int databasePort, Map<String, Object> more) {
        prepareReplicas(1, databasePort, more);
        startTrainingReplica();
    }

    /// Stops it in order and returns when the class archive, which makes later starts fast, has been written.
    public void endTraining() {
        replicas.getFirst().stop();
        if (!jvm.isArchiveReady()) {
            throw new ServerFailedException("no archive of classes was made, see the log in " + folder);
        }
    }

    private void startTrainingReplica() {
        RoutingReplica first = replicas.getFirst();
        first.start(jvm.trainingOptions());
        first.awaitReady(READY_TIMEOUT);
    }

    private void prepareReplicas(int count, int databasePort, Map<String, Object> more) {
        TestDatabase database = postgres.createDatabase(DATABASE, "trunkline_routing");
        List<String> settings = replicaArguments(database, databasePort, more);
        replicas = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new RoutingReplica(number, folder, settings))
                .toList();
    }

    /// Starts or restarts a replica without waiting for it.
    public synchronized void startReplica(RoutingReplica replica) {
        if (closed) {
            return;
        }
        replica.start(jvm.startOptions());
    }

    private List<String> replicaArguments(TestDatabase database, int databasePort, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(database.properties());
        settings.putAll(postgres.createApiRole(database).apiProperties());
        settings.put("trunkline.database.port", databasePort);
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.secrets.directory", folder.resolve("secrets"));
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("trunkline.routing.nodes", NODE);
        settings.put("spring.main.banner-mode", "off");
        settings.putAll(more);
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /// Restarts PostgreSQL on its data.
    public synchronized void restartPostgres() {
        if (!closed) {
            postgres.start();
        }
    }

    public KafkaServer kafka() {
        return kafka;
    }

    public List<RoutingReplica> replicas() {
        return replicas;
    }

    /// The rows of a query in the database of routing-service, formatted like `psql -At`.
    public String query(String sql) {
        return postgres.execute(DATABASE, sql);
    }

    /// A connection to the database of routing-service; the caller closes it.
    public Connection connect() throws SQLException {
        return postgres.connect(DATABASE);
    }

    /// Ends the database sessions of the replicas, which open new ones.
    public void terminateSessions() {
        String _ = query("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """);
    }

    /// Its REST API, as an admin.
    public RestClient apiClient(RoutingReplica replica) {
        return new RestClient(replica.port(), tokens.admin());
    }

    /// The token of dialplan requests.
    public String dialplanToken() {
        return PrivateFile.read(folder.resolve("secrets/dialplan-token"));
    }

    /// Keeps the logs for analysis.
    ///
    /// @return their folder
    public Path keepLogs(Path to) {
        try {
            Files.createDirectories(to);
            for (RoutingReplica replica : replicas) {
                Path log = folder.resolve("routing-" + replica.number() + ".log");
                if (Files.exists(log)) {
                    Files.write(to.resolve(log.getFileName()), Files.readAllBytes(log));
                }
            }
            return to;
        } catch (java.io.IOException e) {
            throw new ServerFailedException("cannot keep the logs in " + to, e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        replicas.forEach(RoutingReplica::killIfRunning);
        tokens.close();
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }
}
