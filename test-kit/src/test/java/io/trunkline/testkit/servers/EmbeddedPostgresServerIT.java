package io.trunkline.testkit.servers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EmbeddedPostgresServerIT implements PostgresServerContract {
    private static final PostgresServer SERVER = new EmbeddedPostgresServer();

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
