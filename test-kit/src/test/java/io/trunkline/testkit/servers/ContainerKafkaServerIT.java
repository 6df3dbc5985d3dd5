package io.trunkline.testkit.servers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "TRUNKLINE_TEST_SERVERS",
        matches = "containers",
        disabledReason = "containers are used only when TRUNKLINE_TEST_SERVERS=containers asks for them")
class ContainerKafkaServerIT implements KafkaServerContract {
    private static final KafkaServer SERVER = new ContainerKafkaServer();

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
