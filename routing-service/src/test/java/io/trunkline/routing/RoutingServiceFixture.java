package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.wire.Topic;
import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs the service on real servers and calls its REST API, dialplan port and topics.
final class RoutingServiceFixture {
    private static final JsonMapper JSON = new JsonMapper();

    final PostgresServer postgres;
    final TestDatabase database;
    final TestDatabase apiRole;
    private final KafkaServer kafka;
    private final Path secrets;
    final TestTokens tokens = TestTokens.start();
    final EventTestClient topics;
    private final RestClient api;
    private final RestClient dialplan;
    private final ConfigurableApplicationContext context;

    /// Shared by all tests, since a context takes seconds to start.
    static RoutingServiceFixture shared() {
        return Shared.ONE;
    }

    private static final class Shared {
        static final RoutingServiceFixture ONE =
                new RoutingServiceFixture(SharedServers.postgres(), SharedServers.kafka());
    }

    RoutingServiceFixture(PostgresServer postgres, KafkaServer kafka) {
        this(postgres, kafka, postgres.newDatabase("routing"));
    }

    private RoutingServiceFixture(PostgresServer postgres, KafkaServer kafka, TestDatabase database) {
        this(postgres, kafka, database, postgres.createApiRole(database), newSecretsDirectory(), Map.of());
    }

    /// Starts another replica on the same database, topics and secrets.
    RoutingServiceFixture replica() {
        return replica(Map.of());
    }

    /// Starts another replica with more settings.
    RoutingServiceFixture replica(Map<String, Object> more) {
        return new RoutingServiceFixture(postgres, kafka, database, apiRole, secrets, more);
    }

    private RoutingServiceFixture(
            PostgresServer postgres,
            KafkaServer kafka,
            TestDatabase database,
            TestDatabase apiRole,
            Path secrets,
            Map<String, Object> more) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.database = database;
        this.apiRole = apiRole;
        this.secrets = secrets;
        int apiPort = TcpPorts.findFree();
        int managementPort = TcpPorts.findFree();
        int dialplanPort = TcpPorts.findFree();
        Map<String, Object> settings = new LinkedHashMap<>(database.properties());
        settings.putAll(apiRole.apiProperties());
        settings.put("server.port", apiPort);
        settings.put("management.server.port", managementPort);
        settings.put("trunkline.dialplan.port", dialplanPort);
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.secrets.directory", secrets.toString());
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("trunkline.messaging.partitions", 1);
        settings.put("trunkline.routing.snapshot-interval", "300ms");
        settings.put("trunkline.retention.interval", "1s");
        settings.put("trunkline.routing.node-unreachable-after", "4s");
        settings.put("trunkline.routing.endpoint-unreachable-after", "1500ms");
        settings.put("trunkline.routing.live.interval", "200ms");
        settings.put("trunkline.routing.live.max-streams-per-user", 2);
        settings.putAll(more);
        this.context = new SpringApplicationBuilder(RoutingApplication.class, TestBeans.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.collectingAndThen(
                                Collectors.toList(), RoutingServiceFixture::withConfigurationName)));
        this.api = new RestClient(apiPort, managementPort, tokens.admin());
        this.dialplan = new RestClient(dialplanPort, readDialplanToken(secrets));
        Await.until("the service is ready", api::isReady);
        this.topics = new EventTestClient(
                kafka.bootstrapServers(),
                Topic.CALL_ROUTED,
                Topic.NODE_COMMAND,
                Topic.CAMPAIGN_CHANGED,
                Topic.ALERT_RAISED);
    }

    static final class TestBeans {
        @Bean
        TransactionLog transactionLog() {
            return new TransactionLog();
        }

        /// Event loops of its own: loops shared by all contexts of the JVM would stop with the first context.
        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory loops = new ReactorResourceFactory();
            loops.setUseGlobalResources(false);
            loops.setShutdownQuietPeriod(Duration.ZERO);
            return loops;
        }
    }

    /// Stops the context without closing it: the database driver shares its event loops with other contexts.
    void stop() {
        topics.close();
        context.stop();
        tokens.close();
    }

    RestClient api() {
        return api;
    }

    RestClient dialplan() {
        return dialplan;
    }

    /// Sends a question and returns the answer line. Repeats it if the answer came too late on a slow machine,
    /// which gives the same answer.
    String askNext(QuestionFields question) {
        HttpResponse<String> answer = postWithRetries("/dialplan/next", question.fields());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> postWithRetries(String path, Map<String, String> fields) {
        HttpResponse<String> answer = postForm(path, fields);
        for (int again = 0; answer.statusCode() == 503 && again < 5; again++) {
            answer = postForm(path, fields);
        }
        return answer;
    }

    HttpResponse<String> postForm(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return dialplan.post(path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    void reportEnd(String call, int attempt) {
        var answer = postWithRetries("/dialplan/ended", Map.of("call", call, "attempt", "" + attempt));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    /// The number of statements in each transaction of this replica that had a statement about this call.
    List<Integer> statementsAbout(String call) {
        return context.getBean(TransactionLog.class).statementsWith(call);
    }

    /// The statements of these transactions, with `$1` and so on for their values.
    Set<String> statementTextsAbout(String call) {
        return context.getBean(TransactionLog.class).statementTextsWith(call);
    }

    /// Runs a query and returns the result like `psql -At`.
    String query(String sql) {
        return postgres.execute(database.name(), sql);
    }

    CallRouted awaitRouted(Predicate<CallRouted> fits) {
        return topics.await(CallRouted.class, fits);
    }

    NodeCommand awaitCommand(Predicate<NodeCommand> fits) {
        return topics.await(NodeCommand.class, fits);
    }

    CampaignChanged awaitCampaign(Predicate<CampaignChanged> fits) {
        return topics.await(CampaignChanged.class, fits);
    }

    static HttpResponse<String> patch(RestClient api, String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/merge-patch+json"));
        all.addAll(List.of(headers));
        return api.send("PATCH", path, json, all.toArray(String[]::new));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static JsonNode requireSuccess(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    static void requireProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
    }

    private static String[] withConfigurationName(List<String> arguments) {
        arguments.add("--spring.config.name=" + RoutingApplication.CONFIGURATION);
        return arguments.toArray(String[]::new);
    }

    private static Path newSecretsDirectory() {
        try {
            return Files.createTempDirectory("routing-secrets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readDialplanToken(Path secrets) {
        try {
            return Files.readString(secrets.resolve("dialplan-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
