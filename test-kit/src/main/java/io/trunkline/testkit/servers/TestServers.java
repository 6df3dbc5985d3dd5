package io.trunkline.testkit.servers;

/// Makes servers of a test's own, not started yet, in the form that `TRUNKLINE_TEST_SERVERS` asks for.
/// Tests that stop or kill a server take theirs from here; the others share [SharedServers].
public final class TestServers {
    private TestServers() {}

    /// True when the servers are to run in containers.
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
