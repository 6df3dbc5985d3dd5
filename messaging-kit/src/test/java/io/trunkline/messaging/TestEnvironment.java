package io.trunkline.messaging;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolingConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.trunkline.messaging.consumer.Readiness;
import io.trunkline.messaging.outbox.Outbox;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestServers;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/// The servers and the sample service that all tests of this module share. Tests may stop the servers.
public final class TestEnvironment {

    static final KafkaServer KAFKA = TestServers.kafka();
    public static final PostgresServer POSTGRES = TestServers.postgres();
    public static final TestDatabase DATABASE;
    static final ConfigurableApplicationContext SERVICE;

    static {
        Thread kafka = Thread.startVirtualThread(KAFKA::start);
        POSTGRES.start();
        try {
            kafka.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        DATABASE = POSTGRES.newDatabase("sample");
        SERVICE = start("sample", DATABASE, POSTGRES.createApiRole(DATABASE).apiProperties());
        Await.until("the topics exist and the consumers run", SERVICE.getBean(Readiness.class)::isCaughtUp);
        Runtime.getRuntime().addShutdownHook(new Thread(TestEnvironment::stopAll));
    }

    private TestEnvironment() {}

    /// Another sample service; the caller closes it.
    public static ConfigurableApplicationContext start(String name, TestDatabase database) {
        return start(name, database, Map.of());
    }

    private static ConfigurableApplicationContext start(String name, TestDatabase database, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.putAll(more);
        settings.put("spring.application.name", name);
        settings.put("spring.flyway.locations", "classpath:db/messaging-kit,classpath:db/sample");
        settings.put("spring.jmx.enabled", false);
        settings.put("trunkline.kafka.bootstrap-servers", KAFKA.bootstrapServers());
        settings.put("trunkline.messaging.partitions", 2);
        SpringApplicationBuilder builder = new SpringApplicationBuilder(SampleService.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("test-environment", settings)));
        return builder.run();
    }

    private static void stopAll() {
        SERVICE.close();
        KAFKA.close();
        POSTGRES.close();
    }

    /// A client for a database other than the sample service's.
    public static DatabaseClient client(TestDatabase database) {
        return DatabaseClient.create(connections(database));
    }

    public static ConnectionPool connections(TestDatabase database) {
        return (ConnectionPool) ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "pool")
                .option(ConnectionFactoryOptions.PROTOCOL, "postgresql")
                .option(ConnectionFactoryOptions.HOST, database.host())
                .option(ConnectionFactoryOptions.PORT, database.port())
                .option(ConnectionFactoryOptions.DATABASE, database.name())
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .option(PoolingConnectionFactoryProvider.INITIAL_SIZE, 1)
                .option(PoolingConnectionFactoryProvider.MAX_SIZE, 4)
                .build());
    }

    public static <T> T bean(Class<T> type) {
        return SERVICE.getBean(type);
    }

    public static <T> T bean(String name, Class<T> type) {
        return SERVICE.getBean(name, type);
    }

    public static Outbox outbox() {
        return bean(Outbox.class);
    }

    public static TransactionalOperator transactions() {
        return bean(TransactionalOperator.class);
    }

    public static Map<String, Object> kafkaSettings() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, KAFKA.bootstrapServers());
    }

    public static double meter(String name) {
        return bean(io.micrometer.core.instrument.MeterRegistry.class).get(name).meters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }
}
