package io.trunkline.testkit.servers;

import io.trunkline.testkit.Await;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.kafka.KafkaContainer;

/// A Kafka broker in a container; its port on the host stays the same after a restart.
final class ContainerKafkaServer implements KafkaServer {
    private static final int PORT = 9092;
    private static final int REQUEST_TIMEOUT_MILLIS = 2_000;

    private final KafkaContainer container = new KafkaContainer("apache/kafka:4.3.1")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    private final ContainerLifecycle lifecycle = new ContainerLifecycle(container, PORT);

    @Override
    public void start() {
        lifecycle.start();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MILLIS))) {
            Await.until("Kafka answers", () -> isAnswering(admin));
        }
    }

    private static boolean isAnswering(Admin admin) throws InterruptedException {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(REQUEST_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        }
    }

    @Override
    public void stop() {
        lifecycle.stop();
    }

    @Override
    public void kill() {
        lifecycle.kill();
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return lifecycle.hostPort();
    }

    @Override
    public void close() {
        container.close();
    }
}
