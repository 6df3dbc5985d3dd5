package io.trunkline.cdr;

import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestServers;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service with its database and its broker, started once for all tests. It has a database server of its own,
/// because one test stops it.
public final class TestEnvironment {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static final TestTokens TOKENS = TestTokens.start();
    static final PostgresServer POSTGRES = TestServers.postgres();
    public static final TestDatabase DATABASE;
    static final TestDatabase API_ROLE;
    public static final ConfigurableApplicationContext SERVICE;
    static final EventTestClient WIRE;
    public static final RestClient API;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close, "end-postgres-of-its-own"));
        POSTGRES.start();
        DATABASE = POSTGRES.newDatabase("cdr");
        API_ROLE = POSTGRES.createApiRole(DATABASE);
        SERVICE = start();
        API = new RestClient(port("local.server.port"), port("local.management.port"), TOKENS.admin());
        Await.until("ready", API::isReady);
        WIRE = new EventTestClient(SharedServers.kafka().bootstrapServers(), Topic.CDR_RECORDED);
    }

    private TestEnvironment() {}

    private static int port(String property) {
        return SERVICE.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    /// The body of the response, with any status.
    public static JsonNode get(String path, String token) {
        return JSON.readTree(API.withToken(token).get(path).body());
    }

    static JsonNode get(String path) {
        return get(path, TOKENS.admin());
    }

    /// The result of a statement: one line per row, columns separated by `|`.
    static String sql(String statement) {
        return POSTGRES.execute(DATABASE.name(), statement);
    }

    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--trunkline.security.jwks-uri=" + TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--trunkline.cdr.progress-delay=20ms",
                "--trunkline.cdr.statistics-interval=100ms"));
        DATABASE.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        API_ROLE.apiProperties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(CdrApplication.class)
                .properties("spring.config.name=" + CdrApplication.NAME)
                .run(arguments.toArray(String[]::new));
    }
}
