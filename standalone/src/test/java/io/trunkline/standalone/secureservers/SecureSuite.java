package io.trunkline.standalone.secureservers;

import io.trunkline.servers.Passwords;
import io.trunkline.servers.TcpPorts;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.deployment.KafkaUser;
import io.trunkline.standalone.deployment.Manifests;
import io.trunkline.standalone.ports.SuiteAddressFile;
import io.trunkline.standalone.ports.SuitePorts;
import io.trunkline.standalone.services.InProcessService;
import io.trunkline.standalone.services.ServiceSettings;
import io.trunkline.testkit.servers.TestAuthority;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/// Services with the settings of the production overlay, and the servers that it asks for.
final class SecureSuite implements AutoCloseable {
    private static final Path PRODUCTION = Manifests.ROOT.resolve("k8s/overlays/production/trunkline.yaml");
    private static final String JAAS =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";";

    private final SuiteFolder folder;
    private final SuitePorts ports;
    private final SuiteSecrets secrets;
    private final Path trusted;
    private final Map<SuiteService, String> kafkaPasswords = new EnumMap<>(SuiteService.class);
    private final HttpClient http = HttpClient.newHttpClient();
    final SecurePostgres postgres;
    final SecureKafka kafka;

    SecureSuite(Path root, TestAuthority authority) throws IOException {
        folder = new SuiteFolder(root.resolve("suite")).create();
        ports = SuitePorts.load(folder, true);
        secrets = new SuiteSecrets(folder);
        var _ = secrets.createMissing();
        trusted = Files.copy(authority.caCertificate(), root.resolve("ca.crt"));
        postgres = new SecurePostgres(root.resolve("postgres"), ports.port(SuitePorts.POSTGRES));
        kafka = new SecureKafka(
                root.resolve("kafka"),
                ports.port(SuitePorts.KAFKA),
                ports.port(SuitePorts.KAFKA_CONTROLLER),
                TcpPorts.findFree());
        TestAuthority.Signed certificate = authority.sign("server", "dns:localhost");
        postgres.useCertificate(certificate);
        kafka.useCertificate(certificate);
    }

    void startServers() throws SQLException, ExecutionException, InterruptedException {
        postgres.start(secrets);
        kafka.start();
        for (SuiteService service : SuiteService.withDatabase()) {
            String password = Passwords.random();
            kafkaPasswords.put(service, password);
            kafka.createUser(KafkaUser.of(service.id()), password);
        }
    }

    /// @param changed settings that differ from those of the production overlay
    InProcessService start(SuiteService service, Map<String, String> changed) {
        Map<String, String> settings = new TreeMap<>();
        arguments(service).forEach(argument -> {
            String[] parts = argument.substring(2).split("=", 2);
            settings.put(parts[0], parts[1]);
        });
        settings.putAll(ofProductionOverlay());
        settings.put("trunkline.database.host", "localhost");
        settings.put("trunkline.database.tls.certificates", trusted.toString());
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("spring.kafka.properties.ssl.truststore.location", trusted.toString());
        settings.put(
                "spring.kafka.properties.sasl.jaas.config", jaas(service, kafkaPasswords.getOrDefault(service, "")));
        settings.putAll(changed);
        return InProcessService.start(
                service,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toList());
    }

    private List<String> arguments(SuiteService service) {
        return new ServiceSettings(
                        folder, ports, secrets, SuiteOptions.defaults().nodes(), false, true)
                .arguments(ServiceReplica.first(service));
    }

    /// What the chart sets for TLS and Kafka's authentication.
    static Map<String, String> ofProductionOverlay() {
        Map<String, String> settings = new TreeMap<>();
        Manifests.asMap(Manifests.in(PRODUCTION).find("ConfigMap", "trunkline").get("data"))
                .forEach((variable, value) -> {
                    if (variable.startsWith("SPRING_KAFKA_") || variable.startsWith("TRUNKLINE_DATABASE_TLS_")) {
                        settings.put(variable.toLowerCase(Locale.ROOT).replace('_', '.'), value.toString());
                    }
                });
        return settings;
    }

    static String jaas(SuiteService service, String password) {
        return JAAS.formatted(service.id(), password);
    }

    /// The services trust this authority as well.
    void trustAlso(TestAuthority authority) throws IOException {
        Files.writeString(trusted, Files.readString(authority.caCertificate()), StandardOpenOption.APPEND);
    }

    RunningSuite addresses() {
        List<ServiceReplica> replicas = new ArrayList<>();
        SuiteService.withDatabase().forEach(service -> replicas.add(ServiceReplica.first(service)));
        SuiteAddressFile.write(folder, ports, replicas, List.of());
        return RunningSuite.inFolder(folder.root());
    }

    boolean isReady(SuiteService service) {
        return get(service, "/actuator/health/readiness").statusCode() == 200;
    }

    String health(SuiteService service, String path) {
        return get(service, "/actuator/health" + path).body();
    }

    private HttpResponse<String> get(SuiteService service, String path) {
        int port = ports.managementPort(ServiceReplica.first(service));
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
