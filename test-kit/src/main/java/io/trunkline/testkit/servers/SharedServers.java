package io.trunkline.testkit.servers;

/// One server of each kind for all tests of a JVM: started when first asked for, ended with the JVM.
/// A test takes databases of its own ([PostgresServer#newDatabase]) and never stops these servers.
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
