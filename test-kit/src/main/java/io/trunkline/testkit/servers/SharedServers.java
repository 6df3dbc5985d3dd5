package io.trunkline.testkit.servers;

/// One server of each kind for all tests of a JVM, started at first use and stopped with the JVM. A test creates
/// its own databases ([PostgresServer#newDatabase]) and never stops these servers.
public final class SharedServers {
    private SharedServers() {}

    public static PostgresServer postgres() {
        return Postgres.SHARED;
    }

    public static KafkaServer kafka() {
        return Kafka.SHARED;
    }

    private static final class Postgres {
        static final PostgresServer SHARED = TestServers.postgres();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close, "end-postgres"));
            SHARED.start();
        }
    }

    private static final class Kafka {
        static final KafkaServer SHARED = TestServers.kafka();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close, "end-kafka"));
            SHARED.start();
        }
    }
}
