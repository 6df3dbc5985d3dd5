package io.trunkline.did;

import io.trunkline.data.retention.RetentionJob;
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
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The service with its database and Kafka, started once for all tests.
final class TestEnvironment {
    static final TestTokens TOKENS = TestTokens.start();
    static final TestDatabase DATABASE = SharedServers.postgres().newDatabase("did");
    static final TestDatabase API_ROLE = SharedServers.postgres().createApiRole(DATABASE);
    static final ConfigurableApplicationContext SERVICE = start();
    static final RestClient ADMIN =
            new RestClient(port("local.server.port"), port("local.management.port"), TOKENS.admin());
    static final EventTestClient EVENTS;

    static {
        Await.until("ready", ADMIN::isReady);
        EVENTS = new EventTestClient(SharedServers.kafka().bootstrapServers(), Topic.DID_CHANGED);
    }

    private static final AtomicLong NEXT_NUMBER = new AtomicLong(4_045_550_000L);

    private TestEnvironment() {}

    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--management.server.port=0"));
        arguments.addAll(settings());
        return new SpringApplicationBuilder(DidApplication.class)
                .properties("spring.config.name=did-service")
                .run(arguments.toArray(String[]::new));
    }

    /// Command line arguments of a replica, without its ports.
    static List<String> settings() {
        List<String> arguments = new ArrayList<>(List.of(
                "--trunkline.security.jwks-uri=" + TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--trunkline.references.wait-time=10s",
                "--trunkline.dids.usage-delay=20ms"));
        DATABASE.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        API_ROLE.apiProperties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    private static int port(String property) {
        return SERVICE.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    /// A new tenant, after the service has consumed its event.
    static UUID newTenant() {
        UUID id = UUID.randomUUID();
        publishTenant(id, 1, null);
        return id;
    }

    /// Publishes a version of a tenant, and returns when the service has consumed it.
    static void publishTenant(UUID id, long version, @Nullable String country) {
        publish(new TenantChanged(id, version, false, "tenant", TenantChanged.Status.ACTIVE, null, null, country));
    }

    /// Publishes the deletion of a tenant of version 1, and returns when the service has consumed it.
    static void deleteTenant(UUID id) {
        publish(new TenantChanged(id, 2, true, "tenant", TenantChanged.Status.ACTIVE, null, null, null));
    }

    private static void publish(TenantChanged tenant) {
        EVENTS.publish(tenant);
        Await.until(
                "tenant consumed",
                () -> sql("SELECT version FROM tenant WHERE id = '" + tenant.tenantId() + "'")
                        .equals(String.valueOf(tenant.version())));
    }

    /// A US number in E.164 form that no other test uses.
    static String newNumber() {
        return "+1" + NEXT_NUMBER.incrementAndGet();
    }

    static RestClient signedInAsSeller(UUID tenant) {
        return ADMIN.withToken(TOKENS.seller(tenant));
    }

    /// Runs the retention job, without waiting for its interval.
    static void runRetention() {
        SERVICE.getBean(RetentionJob.class).run().block();
    }

    /// The result of a query: one line per row, columns separated by `|`.
    static String sql(String query) {
        return SharedServers.postgres().execute(DATABASE.name(), query);
    }
}
