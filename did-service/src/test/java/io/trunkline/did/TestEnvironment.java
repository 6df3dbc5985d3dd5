package io.trunkline.did;

import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/// The service with its database and its broker, started once for all tests.
final class TestEnvironment {
    static final TestTokens TOKENS = TestTokens.start();
    static final TestDatabase DATABASE = SharedServers.postgres().newDatabase("did");
    static final ConfigurableApplicationContext SERVICE = start();
    static final RestClient ADMIN = new RestClient(
            SERVICE.getEnvironment().getRequiredProperty("local.server.port", Integer.class), TOKENS.admin());
    static final EventTestClient EVENTS;

    static {
        Await.until(
                "ready",
                () -> ADMIN.withToken(null).get("/actuator/health/readiness").statusCode() == 200);
        EVENTS = new EventTestClient(SharedServers.kafka().bootstrapServers(), Topic.DID_CHANGED);
    }

    private TestEnvironment() {}

    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--trunkline.security.jwks-uri=" + TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2"));
        DATABASE.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(DidApplication.class)
                .properties("spring.config.name=did-service")
                .run(arguments.toArray(String[]::new));
    }

    /// A new tenant that the service has heard of.
    static UUID newTenant() {
        UUID id = UUID.randomUUID();
        EVENTS.publish(new TenantChanged(id, 1, false, "tenant", TenantChanged.Status.ACTIVE, null, null));
        Await.until(
                "tenant heard",
                () -> !sql("SELECT id FROM tenant WHERE id = '" + id + "'").isEmpty());
        return id;
    }

    static RestClient signedInAsSeller(UUID tenant) {
        return ADMIN.withToken(TOKENS.seller(tenant));
    }

    /// Does at once what the service does every minute.
    static void runScheduledTasks() {
        SERVICE.getBean(ScheduledTaskHolder.class)
                .getScheduledTasks()
                .forEach(task -> task.getTask().getRunnable().run());
    }

    /// What a query answers, a line a row, columns parted by `|`.
    static String sql(String query) {
        return SharedServers.postgres().execute(DATABASE.name(), query);
    }
}
