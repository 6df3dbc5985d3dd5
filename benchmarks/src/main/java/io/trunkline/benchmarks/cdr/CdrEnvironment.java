package io.trunkline.benchmarks.cdr;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.servers.Folders;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// PostgreSQL, Kafka and the settings of a cdr-service that uses them.
public final class CdrEnvironment implements AutoCloseable {
    public static final String DATABASE = "cdr";

    public static final Duration START_LIMIT = Duration.ofMinutes(5);

    /// Both compilers, and 60% of the memory that the chart requests, as in the image of the service.
    private static final List<String> JVM = List.of("-Xmx230m");

    private final Path folder;
    private final PostgresServer postgres = TestServers.postgres();
    private final KafkaServer kafka = TestServers.kafka();
    private final TestTokens tokens = TestTokens.start();
    private final Map<String, Object> settings = new LinkedHashMap<>();

    private CdrEnvironment(String benchmark) {
        folder = TestFolder.create(benchmark);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "end-" + benchmark));
    }

    /// Starts the servers.
    ///
    /// @param settings of the service, besides those that name the servers
    public static CdrEnvironment start(String benchmark, Map<String, String> settings) {
        CdrEnvironment environment = new CdrEnvironment(benchmark);
        environment.startServers();
        environment.settings.putAll(settings);
        return environment;
    }

    private void startServers() {
        postgres.start();
        kafka.start();
        TestDatabase database = postgres.createDatabase(DATABASE, "trunkline_cdr");
        settings.putAll(database.properties());
        settings.putAll(postgres.createApiRole(database).apiProperties());
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.secrets.directory", folder.resolve("secrets"));
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("spring.main.banner-mode", "off");
        settings.put("logging.level.root", "warn");
    }

    /// Not started yet; the caller closes it.
    public CatchingUpService service() {
        List<String> arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
        return new CatchingUpService("cdr-service", "io.trunkline.cdr.CdrApplication", folder, arguments, JVM);
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /// Runs SQL as a superuser, see [PostgresServer#execute].
    public String execute(String sql) {
        return postgres.execute(DATABASE, sql);
    }

    public String kafkaServers() {
        return kafka.bootstrapServers();
    }

    /// A client with a new token, which is valid for ten minutes.
    public RestClient admin(CatchingUpService service) {
        return new RestClient(service.port(), tokens.admin());
    }

    /// The same for a seller.
    public RestClient seller(CatchingUpService service, UUID tenant) {
        return new RestClient(service.port(), tokens.seller(tenant));
    }

    @Override
    public void close() {
        tokens.close();
        stopServers();
    }

    private void stopServers() {
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }
}
