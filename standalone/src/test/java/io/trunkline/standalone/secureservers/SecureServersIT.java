package io.trunkline.standalone.secureservers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.deployment.KafkaUser;
import io.trunkline.standalone.services.InProcessService;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestAuthority;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/// PostgreSQL and Kafka of the production overlay: TLS with the certificates of an authority of one's own, users with
/// passwords, and the permissions of k8s/overlays/production/users.yaml and no others.
@Tag("long")
class SecureServersIT {
    /// Six services may start at the same time, on a machine that is busy with other work.
    private static final Duration START = Duration.ofMinutes(5);
    private static final TestAuthority AUTHORITY = new TestAuthority();

    /// Of no type that a consumer knows; only that it is published counts.
    private static final String OUTBOX_ROW = """
            INSERT INTO outbox (event_id, topic, type, key, body, appended_at)
            VALUES (gen_random_uuid(), 'did.changed', 'none', 'none', '{}', now()) RETURNING id
            """;

    @TempDir
    static Path root;

    private static SecureSuite suite;

    private final List<InProcessService> running = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void startServers() throws IOException, SQLException, ExecutionException, InterruptedException {
        suite = new SecureSuite(root, AUTHORITY);
        suite.startServers();
    }

    @AfterAll
    static void stopServers() {
        suite.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        rootLogger().addAppender(log);
    }

    @AfterEach
    void stop() {
        running.forEach(InProcessService::stop);
        rootLogger().detachAppender(log);
    }

    private static Logger rootLogger() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void the_services_work_with_what_the_production_overlay_allows_them() throws SQLException {
        SuiteService.withDatabase().forEach(service -> start(service, Map.of()));
        SuiteService.withDatabase().forEach(SecureServersIT::awaitReady);
        SuiteClient api = SuiteClient.asAdmin(suite.addresses());
        SuiteConfiguration configuration = new SuiteConfiguration(api);

        String tenant = configuration.createTenant("Secure leads");
        String client = SuiteConfiguration.id(
                configuration.createClient(SuiteConfiguration.fixedClient("Center", "192.0.2.10", 5060)));
        var _ = configuration.awaitApplied("/api/v1/clients/" + client);
        Await.until("did-service knows the tenant", START, () -> {
            String _ = configuration.createDid(tenant, "+14045550700");
            return true;
        });

        Await.until(
                "routing knows the number and its tenant",
                START,
                () -> api.get(SuiteConfiguration.ROUTING, "/api/v1/routes/explain?number=14045550700&from=13125550111")
                        .toString()
                        .contains(tenant));
        assertThat(messages()).noneMatch(message -> message.contains("ot authorized"));
        assertThat(suite.postgres.query("SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                        + " WHERE usename LIKE 'trunkline%' AND NOT ssl"))
                .isEqualTo("0");
        assertThat(suite.postgres.query("SELECT count(DISTINCT usename) FROM pg_stat_ssl"
                        + " JOIN pg_stat_activity USING (pid) WHERE usename LIKE 'trunkline%' AND ssl"))
                .isEqualTo("10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.kafka.properties.ssl.truststore.location | OTHER | PKIX path
            spring.kafka.properties.ssl.truststore.location | /none | /none
            spring.kafka.properties.sasl.jaas.config        | WRONG | invalid credentials
            """)
    void a_kafka_that_cannot_be_used_is_named_in_readiness_and_log(String setting, String value, String reason) {
        start(SuiteService.DID, Map.of(setting, valueOf(value)));

        awaitFault(reason);
        Await.until(
                "the log names it",
                START,
                () -> messages().stream()
                        .anyMatch(message -> message.startsWith("waiting for Kafka: ") && message.contains(reason)));
    }

    @Test
    void a_host_name_that_is_not_in_the_certificate_is_named() {
        String byAddress = suite.kafka.bootstrapServers().replace("localhost", "127.0.0.1");
        start(SuiteService.DID, Map.of("trunkline.kafka.bootstrap-servers", byAddress));

        awaitFault("No subject alternative names matching IP address 127.0.0.1 found");
    }

    @Test
    void a_missing_permission_to_read_is_named_and_can_be_granted_while_the_service_runs() throws Exception {
        KafkaUser user = KafkaUser.of("did-service");
        KafkaUser.Rule read = new KafkaUser.Rule("topic", "tenant.changed", false, List.of("Read"));
        suite.kafka.deny(user, read);
        try {
            start(SuiteService.DID, Map.of());

            // all that the empty topic has is applied, so that the service may be ready
            Await.until(
                    "the health names it",
                    START,
                    () -> suite.health(SuiteService.DID, "/readiness")
                            .contains("Not authorized to access topics: [tenant.changed]"));
        } finally {
            suite.kafka.allow(user, read);
        }
        awaitReady(SuiteService.DID);
        Await.until(
                "the fault is gone",
                START,
                () -> !suite.health(SuiteService.DID, "/readiness").contains("faults"));
    }

    @Test
    void a_missing_permission_to_create_or_to_publish_is_named() throws Exception {
        KafkaUser user = KafkaUser.of("did-service");
        KafkaUser.Rule create = new KafkaUser.Rule("topic", "carrier.changed", false, List.of("Create", "Describe"));
        KafkaUser.Rule publish = new KafkaUser.Rule("transactionalId", "did-service.outbox", false, List.of("Write"));
        suite.kafka.deny(user, create);
        suite.kafka.deny(user, publish);
        try {
            start(SuiteService.DID, Map.of());

            awaitFault("the topic carrier.changed");
            Await.until(
                    "the relay names it",
                    START,
                    () -> suite.health(SuiteService.DID, "/outboxRelayLoop")
                            .contains("Transactional Id authorization failed"));
        } finally {
            suite.kafka.allow(user, create);
            suite.kafka.allow(user, publish);
        }
        awaitReady(SuiteService.DID);
        Await.until(
                "the relay publishes again",
                START,
                () -> !suite.health(SuiteService.DID, "/outboxRelayLoop").contains("failing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trunkline.database.tls.certificates | OTHER     | PKIX path
            trunkline.database.tls.certificates | /none     | /none
            trunkline.database.host             | 127.0.0.1 | 127.0.0.1
            trunkline.database.password         | wrong     | password authentication failed
            """)
    void a_database_that_cannot_be_used_is_named_in_the_log(String setting, String value, String reason)
            throws InterruptedException {
        // a service waits for its database before it listens
        Thread starting = Thread.ofPlatform().start(() -> {
            try {
                suite.start(SuiteService.DID, Map.of(setting, valueOf(value))).stop();
            } catch (RuntimeException _) {
                // its thread was interrupted while it waited
            }
        });

        Await.until(
                "the log names it",
                START,
                () -> messages().stream()
                        .anyMatch(message ->
                                message.startsWith("waiting for the database: ") && message.contains(reason)));

        starting.interrupt();
        starting.join();
    }

    /// The driver of the migrations uses TLS where the server asks for it, without a look at the certificate.
    @Test
    void requests_without_tls_are_refused_by_the_database_and_readiness_names_it() {
        start(SuiteService.DID, Map.of("trunkline.database.tls.enabled", "false"));

        Await.until(
                "readiness names it",
                START,
                () -> suite.health(SuiteService.DID, "/readiness").contains("no encryption"));
    }

    @Test
    void servers_with_certificates_of_a_new_authority_are_accepted_without_a_restart() throws Exception {
        start(SuiteService.DID, Map.of());
        awaitReady(SuiteService.DID);
        TestAuthority next = new TestAuthority();
        suite.trustAlso(next);
        TestAuthority.Signed renewed = next.sign("server", "dns:localhost");
        suite.postgres.useCertificate(renewed);
        suite.kafka.useCertificate(renewed);

        suite.postgres.renewCertificateAndEndConnections();
        suite.kafka.restart();

        String _ = suite.postgres.query("did", OUTBOX_ROW);
        Await.until(
                "the row is read and published",
                START,
                () -> suite.postgres.query("did", "SELECT count(*) FROM outbox").equals("0"));
        Await.until("the service is ready", START, () -> suite.isReady(SuiteService.DID));
        assertThat(messages()).anyMatch(message -> message.startsWith("read the certificates for Kafka again"));
    }

    private void start(SuiteService service, Map<String, String> changed) {
        running.add(suite.start(service, changed));
    }

    private static String valueOf(String value) {
        return switch (value) {
            case "OTHER" -> new TestAuthority().caCertificate().toString();
            case "WRONG" -> SecureSuite.jaas(SuiteService.DID, "wrong");
            default -> value;
        };
    }

    private static void awaitReady(SuiteService service) {
        Await.until(service.id() + " is ready", START, () -> suite.isReady(service));
    }

    private static void awaitFault(String reason) {
        Await.until("readiness names it: " + reason, START, () -> {
            String readiness = suite.health(SuiteService.DID, "/readiness");
            assertThat(readiness).contains("OUT_OF_SERVICE", reason);
            return true;
        });
    }

    private List<String> messages() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
