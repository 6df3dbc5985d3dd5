package io.trunkline.provisioning;

import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service with its database and Kafka, started once for all tests. It has a PostgreSQL server of its own,
/// because a test stops it.
public final class TestEnvironment {
    public static final PostgresServer POSTGRES = TestServers.postgres();
    public static final Path SECRETS_DIRECTORY = newSecretsDirectory();
    static final FakeRealtimeWriter REALTIME_WRITER = FakeRealtimeWriter.start(SECRETS_DIRECTORY);
    public static final TestDatabase DATABASE;
    static final TestDatabase API_ROLE;
    public static final ConfigurableApplicationContext SERVICE;
    public static final RestClient API;
    public static final EventTestClient EVENTS;

    /// Fewer than by default, since each takes the time of a hash. The tests themselves have fewer.
    public static final int MAX_FAILURES_PER_ADDRESS = 40;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger(100);

    static {
        POSTGRES.start();
        Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close, "stop-own-postgres"));
        DATABASE = POSTGRES.newDatabase("provisioning");
        API_ROLE = POSTGRES.createApiRole(DATABASE);
        SERVICE = start();
        var anonymous = new RestClient(port("local.server.port"), port("local.management.port"), null);
        Await.until("ready", anonymous::isReady);
        API = anonymous.withToken(firstAdminToken(anonymous));
        EVENTS = new EventTestClient(
                SharedServers.kafka().bootstrapServers(),
                Topic.CARRIER_CHANGED,
                Topic.CLIENT_CHANGED,
                Topic.TENANT_CHANGED,
                Topic.ACCESS_CHANGED,
                Topic.DIALPLAN_CHANGED,
                Topic.NODE_COMMAND);
    }

    private TestEnvironment() {}

    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(settings());
        arguments.addAll(List.of("--server.port=0", "--management.server.port=0"));
        return new SpringApplicationBuilder(ProvisioningApplication.class)
                .properties("spring.config.name=provisioning-service")
                .run(arguments.toArray(String[]::new));
    }

    /// The settings of every replica, except the ports.
    static List<String> settings() {
        List<String> arguments = new ArrayList<>(List.of(
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=2",
                "--trunkline.carriers.call-count-delay=50ms",
                "--trunkline.realtime-writer.url=" + REALTIME_WRITER.url(),
                "--trunkline.password-keys.interval=1h",
                "--trunkline.carrier-presets.directory="
                        + Path.of("src/test/resources/carrier-presets").toAbsolutePath(),
                "--trunkline.proxies.trusted=127.0.0.1",
                "--trunkline.sign-in.failures-per-address=" + MAX_FAILURES_PER_ADDRESS,
                "--trunkline.secrets.directory=" + SECRETS_DIRECTORY));
        DATABASE.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        API_ROLE.apiProperties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    private static int port(String property) {
        return SERVICE.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static Path newSecretsDirectory() {
        try {
            return Files.createTempDirectory("provisioning-it").resolve("secrets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstAdminToken(RestClient anonymous) {
        try {
            var signIn = anonymous.post(
                    "/api/v1/auth/login", Files.readString(SECRETS_DIRECTORY.resolve("first-admin.json")));
            return json(signIn).get("accessToken").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The response to a sign-in.
    public static HttpResponse<String> signIn(String username, String password) {
        return API.withToken(null)
                .post("/api/v1/auth/login", toJson(Map.of("username", username, "password", password)));
    }

    /// The response of the token endpoint, to a client that no earlier failure limits.
    ///
    /// @param form the body of the request
    /// @param headers names and values in turn
    public static HttpResponse<String> requestToken(String form, String... headers) {
        var own = Stream.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Forwarded-For",
                "10.1.0." + uniqueNumber() % 250);
        var all = Stream.concat(own, Stream.of(headers));
        return API.withToken(null).post("/api/v1/auth/token", form, all.toArray(String[]::new));
    }

    /// The response to a sign-in that a proxy forwards.
    ///
    /// @param forwardedFor the address of the client, after what the client itself has sent
    public static HttpResponse<String> signIn(String username, String password, String forwardedFor) {
        return API.withToken(null)
                .post(
                        "/api/v1/auth/login",
                        toJson(Map.of("username", username, "password", password)),
                        "X-Forwarded-For",
                        forwardedFor);
    }

    public static RestClient signedInAs(String username, String password) {
        return API.withToken(json(signIn(username, password)).get("accessToken").asString());
    }

    /// A number that no other test uses, with three digits or more.
    public static int uniqueNumber() {
        return NEXT_NUMBER.incrementAndGet();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /// The code of a problem, or a text if the response is none.
    public static String problemCode(HttpResponse<String> response) {
        return response.body().isEmpty()
                ? "no body"
                : json(response).path("code").asString("no problem");
    }

    public static String toJson(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// The result of a query: one line per row, columns separated by `|`.
    public static String sql(String query) {
        return POSTGRES.execute(DATABASE.name(), query);
    }
}
