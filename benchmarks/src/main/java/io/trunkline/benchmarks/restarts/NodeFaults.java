package io.trunkline.benchmarks.restarts;

import io.trunkline.benchmarks.node.NodeCli;
import io.trunkline.servers.EmbeddedPostgres;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// What happens to the surroundings of the bridges besides their kills: the AMI connections of a node are cut, their
/// database is stopped for a minute, and Kafka is killed.
final class NodeFaults implements AutoCloseable {
    private static final Duration DATABASE_OUTAGE = Duration.ofMinutes(1);
    private static final Duration KAFKA_TIMEOUT = Duration.ofMinutes(2);

    private final Path data;
    private final RunningSuite suite;
    private final PrintStream out;
    private final EmbeddedPostgres database;

    NodeFaults(Path data, RunningSuite suite, PrintStream out) {
        this.data = data;
        this.suite = suite;
        this.out = out;
        this.database = new EmbeddedPostgres(
                data.resolve("postgres-ami-bridge"),
                Path.of(System.getProperty("user.home"), ".cache", "trunkline"),
                suite.bridgeDatabaseAddress().getPort());
    }

    /// Ends all sessions of a node, as if the network had broken.
    ///
    /// @return how many there were
    int cutConnections(String node) {
        int cut = new NodeCli(data, node).cutAmiConnections();
        out.printf("%s: %d AMI connections cut%n", node, cut);
        return cut;
    }

    /// Returns when it runs again, after a minute.
    void stopDatabase() {
        database.start(); // adopts the running one
        database.stop();
        out.println("the bridges' database is stopped");
        LockSupport.parkNanos(DATABASE_OUTAGE.toNanos());
        database.start();
        out.println("the bridges' database runs again");
    }

    /// Kills Kafka, which the suite starts again, and returns when it accepts connections.
    void killKafka() {
        ServerProcess running = kafka().orElseThrow();
        ProcessHandle.of(running.pid()).ifPresent(ProcessHandle::destroyForcibly);
        Await.until(
                "Kafka was started again",
                KAFKA_TIMEOUT,
                () -> kafka().filter(it -> it.pid() != running.pid()).isPresent()
                        && TcpPorts.isListening(suite.kafkaAddress().getPort()));
        out.println("Kafka was killed and runs again");
    }

    private Optional<ServerProcess> kafka() {
        return ServerProcess.findRunning(
                "Kafka",
                data.resolve("kafka").resolve("kafka.pid"),
                data.resolve("kafka").toString());
    }

    /// How often the nodes noticed that the database of their channel events was away.
    long noticedOutages() {
        return suite.nodes().stream()
                .map(node -> data.resolve("asterisk").resolve(node.name()).resolve("log/cel-replay.log"))
                .filter(Files::exists)
                .flatMap(log -> read(log).lines())
                .filter(line -> line.contains("the database is available again"))
                .count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ServerFailedException("cannot read " + file, e);
        }
    }

    /// The suite does not know the server that was started here.
    @Override
    public void close() {
        database.stop();
    }
}
