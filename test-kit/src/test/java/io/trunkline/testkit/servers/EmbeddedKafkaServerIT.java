package io.trunkline.testkit.servers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EmbeddedKafkaServerIT implements KafkaServerContract {
    private static final KafkaServer SERVER = new EmbeddedKafkaServer();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Override
    public KafkaServer server() {
        return SERVER;
    }
}
