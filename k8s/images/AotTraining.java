import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.trunkline.servers.ServerProcess;
import io.trunkline.standalone.config.ServiceReplica;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteNode;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.ports.SuitePorts;
import io.trunkline.standalone.servers.SuiteServers;
import io.trunkline.standalone.services.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Starts the services of unpacked images with PostgreSQL and Kafka, one after the other, and stops each when it is
/// ready. Its JVM then writes what it has loaded and compiled to `NAME.aot`. Starts with that file are shorter.
///
///     java -cp 'standalone/target/lib/*' k8s/images/AotTraining.java FOLDER NAME...
///
/// FOLDER has the unpacked image of each service in `NAME`. The class path is that of the image with a longer prefix,
/// which the JVM allows; times and sizes of the jars must be those of the image.
class AotTraining {
    private static final Duration READY_LIMIT = Duration.ofMinutes(10);
    /// For writing the file, which takes longer than the start.
    private static final Duration END_LIMIT = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final SuiteFolder suite;
    private final SuitePorts ports;
    private final ServiceSettings settings;

    private AotTraining(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.suite = new SuiteFolder(this.folder.resolve("suite")).create();
        this.ports = SuitePorts.load(suite, true);
        this.settings = new ServiceSettings(
                suite, ports, new SuiteSecrets(suite), List.of(new SuiteNode(1, "ast1")), false, false);
    }

    public static void main(String[] arguments) throws Exception {
        new AotTraining(Path.of(arguments[0])).run(Arrays.asList(arguments).subList(1, arguments.length));
    }

    private void run(List<String> names) throws Exception {
        settings.secrets().createMissing();
        createKeyset();
        SuiteServers servers = new SuiteServers(suite, ports);
        try {
            servers.startPostgres(settings.secrets());
            servers.startKafka();
            for (SuiteService service : SuiteService.all()) {
                if (names.contains(service.id())) {
                    train(ServiceReplica.first(service));
                }
            }
        } finally {
            servers.stop();
        }
    }

    /// realtime-writer reads the one that provisioning-service creates, which need not be among the services.
    private void createKeyset() throws GeneralSecurityException, IOException {
        AeadConfig.register();
        Files.writeString(
                settings.secrets().folder(SuiteService.PROVISIONING).resolve("carrier-keyset.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get()));
    }

    private void train(ServiceReplica replica) throws Exception {
        Path root = folder.resolve(replica.id());
        long began = System.nanoTime();
        ServerProcess process = ServerProcess.start(
                replica.id(),
                command(replica, root),
                root,
                suite.logs().resolve(replica.id() + ".log"),
                suite.run().resolve(replica.id() + ".pid"));
        try {
            awaitReady(replica, process);
            double seconds = (System.nanoTime() - began) / 1e9;
            get(replica, "prometheus");
            process.stop("TERM", END_LIMIT);
            System.err.printf("images: %s was ready after %.1f s%n", replica.id(), seconds);
        } finally {
            process.kill();
        }
        if (!Files.exists(cache(replica))) {
            throw new IOException(cache(replica) + " was not written, see " + suite.logs());
        }
    }

    private Path cache(ServiceReplica replica) {
        return folder.resolve(replica.id() + ".aot");
    }

    /// The options of the image's entry point.
    private List<String> command(ServiceReplica replica, Path root) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                root.resolve("opt/java/bin/java").toString(),
                "-XX:AOTCacheOutput=" + cache(replica),
                "-Xmx307m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Arrays.stream(Files.readString(root.resolve("app/jib-classpath-file")).strip().split(":"))
                        .map(entry -> root + entry)
                        .collect(Collectors.joining(":")),
                Files.readString(root.resolve("app/jib-main-class-file")).strip()));
        command.addAll(settings.arguments(replica));
        return command;
    }

    private void awaitReady(ServiceReplica replica, ServerProcess process) throws Exception {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (get(replica, "health/readiness") != 200) {
            if (process.awaitExit(Duration.ofMillis(200)) || System.nanoTime() > deadline) {
                throw new IOException(replica.id() + " did not become ready, see " + suite.logs());
            }
        }
    }

    /// @return the status, or 0 without an answer
    private int get(ServiceReplica replica, String page) throws InterruptedException {
        URI uri = URI.create(
                "http://127.0.0.1:%d/actuator/%s".formatted(ports.managementPort(replica), page));
        try {
            return http.send(
                            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException _) {
            return 0;
        }
    }
}
