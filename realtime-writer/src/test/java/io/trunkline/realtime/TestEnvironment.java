package io.trunkline.realtime;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.trunkline.events.wire.Topic;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.dns.Dnsmasq;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The service with its database, Kafka and the keys that encrypt passwords, started once for all tests.
public final class TestEnvironment {
    /// The keys of provisioning-service.
    private static final KeysetHandle KEYS = newKeys();

    private static final Path SECRETS = newSecretsFolder();

    private static final String ARA_PASSWORD = "read-only";

    /// The consumer group, whose name has the version of the rules.
    public static final String GROUP;

    public static final TestTokens TOKENS = TestTokens.start();

    /// The nameserver of the service.
    public static final Dnsmasq DNS = Dnsmasq.start("--host-record=localhost,127.0.0.1");

    public static final TestDatabase DATABASE;
    public static final ConfigurableApplicationContext SERVICE;
    public static final EventTestClient WIRE;
    public static final RestClient API;

    static final int PARTITIONS = 2;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(DNS::close, "end-dnsmasq"));
        SharedServers.postgres().execute("postgres", "CREATE ROLE asterisk_ara LOGIN PASSWORD '" + ARA_PASSWORD + "'");
        DATABASE = SharedServers.postgres().newDatabase("asterisk");
        SERVICE = start();
        API = new RestClient(port("local.server.port"), port("local.management.port"), TOKENS.admin());
        Await.until("ready", API::isReady);
        GROUP = "realtime-writer."
                + SERVICE.getBean("configuration", Subscription.class).name();
        WIRE = new EventTestClient(
                SharedServers.kafka().bootstrapServers(), Topic.REALTIME_APPLIED, Topic.ALERT_RAISED);
    }

    private TestEnvironment() {}

    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(settings());
        arguments.addAll(List.of("--server.port=0", "--management.server.port=0"));
        return new SpringApplicationBuilder(RealtimeWriterApplication.class, HandlerWithBug.class)
                .properties("spring.config.name=realtime-writer")
                .run(arguments.toArray(String[]::new));
    }

    private static int port(String property) {
        return SERVICE.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    /// The settings of every replica, except the ports.
    static List<String> settings() {
        List<String> arguments = new ArrayList<>(List.of(
                "--trunkline.security.jwks-uri=" + TOKENS.jwksUri(),
                "--trunkline.kafka.bootstrap-servers=" + SharedServers.kafka().bootstrapServers(),
                "--trunkline.messaging.partitions=" + PARTITIONS,
                "--trunkline.secrets.directory=" + SECRETS,
                "--trunkline.realtime.nameserver=" + DNS.host() + ":" + DNS.port(),
                "--trunkline.realtime.resolve-timeout=300ms",
                "--trunkline.realtime.hosts.min-interval=300ms",
                "--trunkline.realtime.hosts.check-interval=100ms",
                "--trunkline.realtime.drift.check-interval=1s",
                "--trunkline.realtime.drift.rebuild-chunk=2",
                "--trunkline.realtime.registrations.check-interval=300ms"));
        DATABASE.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    static KeysetHandle newKeys() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path newSecretsFolder() {
        try {
            Path folder = Files.createTempDirectory("realtime-writer-it");
            writeKeyset(folder, KEYS);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeKeyset(Path folder, KeysetHandle keys) {
        try {
            Files.writeString(
                    folder.resolve("carrier-keyset.json"),
                    TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives the service the primary key of other keys in addition to its own.
    static void addKey(KeysetHandle other) {
        try {
            writeKeyset(
                    SECRETS,
                    KeysetHandle.newBuilder(KEYS)
                            .addEntry(KeysetHandle.importKey(other.getPrimary().getKey()))
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Encrypts a password as provisioning-service does.
    public static String seal(String password, String opensWith) {
        return seal(KEYS, password, opensWith);
    }

    static String seal(KeysetHandle keys, String password, String opensWith) {
        try {
            byte[] sealed = keys.getPrimitive(RegistryConfiguration.get(), Aead.class)
                    .encrypt(password.getBytes(StandardCharsets.UTF_8), opensWith.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs a query. The result has a line for each row, with `|` between columns.
    public static String sql(String query) {
        return SharedServers.postgres().execute(DATABASE.name(), query);
    }

    /// A connection with the role of an Asterisk node.
    public static Connection connectAsAsterisk() throws SQLException {
        return DriverManager.getConnection(DATABASE.jdbcUrl(), "asterisk_ara", ARA_PASSWORD);
    }
}
