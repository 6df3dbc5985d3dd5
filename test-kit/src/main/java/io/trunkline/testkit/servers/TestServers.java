package io.trunkline.testkit.servers;

/// Creates servers for one test, not started yet, as processes or containers depending on `TRUNKLINE_TEST_SERVERS`.
/// Tests that stop or kill a server use them; other tests use [SharedServers].
public final class TestServers {
    private TestServers() {}

    /// True if the servers run in containers.
    public static boolean inContainers() {
        return "containers".equals(System.getenv("TRUNKLINE_TEST_SERVERS"));
    }

    public static PostgresServer postgres() {
        return inContainers() ? new ContainerPostgresServer() : new EmbeddedPostgresServer();
    }

    public static KafkaServer kafka() {
        return inContainers() ? new ContainerKafkaServer() : new EmbeddedKafkaServer();
    }
}
