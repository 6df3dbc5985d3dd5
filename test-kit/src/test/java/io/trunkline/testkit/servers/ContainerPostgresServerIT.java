package io.trunkline.testkit.servers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "TRUNKLINE_TEST_SERVERS",
        matches = "containers",
        disabledReason = "containers are used only when TRUNKLINE_TEST_SERVERS=containers asks for them")
class ContainerPostgresServerIT implements PostgresServerContract {
    private static final PostgresServer SERVER = new ContainerPostgresServer();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Override
    public PostgresServer server() {
        return SERVER;
    }
}
