package io.trunkline.standalone.secureservers;

import io.trunkline.servers.EmbeddedKafka;
import io.trunkline.standalone.deployment.KafkaUser;
import io.trunkline.testkit.servers.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// A Kafka with a listener by TLS for users with a password (SCRAM), each with its own permissions. Its other listener
/// is for this class alone.
final class SecureKafka implements AutoCloseable {
    private static final int ITERATIONS = 4_096;

    private final Path folder;
    private final int securePort;
    private final EmbeddedKafka server;

    SecureKafka(Path folder, int port, int controllerPort, int securePort) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.securePort = securePort;
        String settings = """
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,SECURE://127.0.0.1:%3$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SECURE://localhost:%3$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL
                sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.secure.scram-sha-512.sasl.jaas.config=%5$s required;
                listener.name.secure.ssl.keystore.type=PEM
                listener.name.secure.ssl.keystore.location=%4$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:ANONYMOUS
                """.formatted(
                        port,
                        controllerPort,
                        securePort,
                        folder.resolve("server.pem"),
                        "org.apache.kafka.common.security.scram.ScramLoginModule");
        server = new EmbeddedKafka(
                folder.resolve("server"),
                port,
                controllerPort,
                EmbeddedKafka.Compilers.FIRST,
                settings.lines().toList());
    }

    /// The broker reads it at its start.
    void useCertificate(TestAuthority.Signed signed) throws IOException {
        Files.writeString(
                folder.resolve("server.pem"), Files.readString(signed.key()) + Files.readString(signed.certificate()));
    }

    void start() {
        server.start();
    }

    void restart() {
        server.stop();
        server.start();
    }

    String bootstrapServers() {
        return "localhost:" + securePort;
    }

    void createUser(KafkaUser user, String password) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            var _ = admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            user.name(), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                    .all()
                    .get();
            var _ = admin.createAcls(user.rules().stream()
                            .flatMap(rule -> bindings(user, rule).stream())
                            .toList())
                    .all()
                    .get();
        }
    }

    void allow(KafkaUser user, KafkaUser.Rule rule) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            var _ = admin.createAcls(bindings(user, rule)).all().get();
        }
    }

    void deny(KafkaUser user, KafkaUser.Rule rule) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            var _ = admin.deleteAcls(bindings(user, rule).stream()
                            .map(AclBinding::toFilter)
                            .toList())
                    .all()
                    .get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, server.bootstrapServers()));
    }

    private static List<AclBinding> bindings(KafkaUser user, KafkaUser.Rule rule) {
        ResourcePattern resource = new ResourcePattern(
                rule.type().equals("transactionalId")
                        ? ResourceType.TRANSACTIONAL_ID
                        : ResourceType.fromString(rule.type().toUpperCase(Locale.ROOT)),
                rule.resource(),
                rule.isPrefix() ? PatternType.PREFIXED : PatternType.LITERAL);
        return rule.operations().stream()
                .map(operation -> new AclBinding(
                        resource,
                        new AccessControlEntry(
                                "User:" + user.name(),
                                "*",
                                AclOperation.fromString(operation.toUpperCase(Locale.ROOT)),
                                AclPermissionType.ALLOW)))
                .toList();
    }

    @Override
    public void close() {
        server.killIfRunning();
    }
}
