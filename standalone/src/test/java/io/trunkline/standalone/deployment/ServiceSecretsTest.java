package io.trunkline.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/// Each service gets the secrets that it reads, and no others: in a suite, in Kubernetes and in Compose. What it
/// reads is in its settings file: the paths in `trunkline.secrets.directory`, and `trunkline.secrets.files`, the
/// only files that provisioning-service can open. It creates these if they are missing; no other
/// service creates any.
class ServiceSecretsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String NODE = "asterisk";
    private static final String MOUNT = ":/var/run/trunkline/secrets";
    private static final String DIRECTORY = "${trunkline.secrets.directory}/";
    private static final Pattern READ_BY_NODE = Pattern.compile("=\\$\\(secret ([\\w-]+)\\)");
    private static final Pattern ROW = Pattern.compile("^\\| `([\\w.-]+)` \\| ([\\w, -]+) \\|.*");

    @TempDir
    Path folder;

    @Test
    void no_class_opens_a_secret_that_its_settings_file_does_not_name() throws IOException {
        for (SuiteService service : SuiteService.all()) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(service.id() + "/src/main/java"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                                .filter(file -> readText(file).contains("trunkline.secrets"))
                                .map(file -> file.getFileName().toString()))
                        .isSubsetOf("SecretFiles.java");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void a_suite_has_a_folder_for_each_service(SuiteService service) throws IOException {
        SuiteSecrets secrets = new SuiteSecrets(new SuiteFolder(folder).create());
        assertThat(secrets.createMissing()).isTrue();

        assertGiven(service, filesIn(secrets.folder(service)));
        assertThat(filesIn(secrets.asteriskFolder())).isEqualTo(readByNode());
    }

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void a_deployment_in_kubernetes_refers_to_the_secret_of_its_service_alone(SuiteService service) {
        String pod = Manifests.in(Manifests.BASE).pod(service.id()).toString();

        assertThat(matches("([\\w-]+-secrets)\\b", pod)).containsOnly(service.id() + "-secrets");
        assertThat(pod).contains("mountPath=/var/run/trunkline/secrets, readOnly=true");
    }

    @Test
    void no_secret_is_given_to_all_deployments() {
        assertThat(Manifests.in(Manifests.BASE).find("ConfigMap", "trunkline").toString())
                .doesNotContain("secretName", "secretKeyRef", "PASSWORD");
    }

    @Test
    void the_script_for_kubernetes_creates_a_secret_from_each_folder() throws IOException, InterruptedException {
        SuiteSecrets secrets = new SuiteSecrets(new SuiteFolder(folder).create());
        assertThat(secrets.createMissing()).isTrue();
        Files.writeString(secrets.folder(SuiteService.PROVISIONING).resolve("carrier-keyset.json"), "{}");
        Files.writeString(secrets.folder(SuiteService.CONSOLE).resolve("session-keyset.json"), "{}");
        Path log = folder.resolve("kubectl.log");
        Path kubectl = Files.writeString(folder.resolve("kubectl"), "#!/bin/sh\necho \"$@\" >>" + log + "\n");
        Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwx------"));

        run(Map.of("PATH", folder + ":" + System.getenv("PATH")), "k8s/secrets.sh", folder.resolve("secrets"));

        Map<String, Set<String>> created = new TreeMap<>();
        for (String line : Files.readAllLines(log)) {
            matches("generic ([\\w-]+)-secrets", line)
                    .forEach(name -> created.put(name, new TreeSet<>(matches("--from-file=\\S+/([\\w.-]+)", line))));
        }
        assertThat(created.remove(NODE)).isEqualTo(readByNode());
        assertThat(created).hasSize(SuiteService.all().size());
        created.forEach((name, files) -> assertGiven(service(name), files));
    }

    @Test
    void compose_gives_each_service_a_volume_with_the_files_that_it_reads() throws Exception {
        run(Map.of("TRUNKLINE_SECRETS", folder.toString()), "k8s/compose/secrets.sh");

        Map<?, ?> services = (Map<?, ?>) composeFile().get("services");
        for (SuiteService service : SuiteService.all()) {
            String volume = service.id() + "-secrets";
            String mode = service == SuiteService.PROVISIONING ? "" : ":ro";
            assertThat(volumes(services, service.id())).containsExactly(volume + MOUNT + mode);
            assertThat(volumes(services, "secrets")).contains(volume + ":/secrets/" + service.id());
            assertGiven(service, filesIn(folder.resolve(service.id())));
        }
        assertThat(volumes(services, "postgresql")).contains("postgresql-secrets" + MOUNT + ":ro");
        assertThat(filesIn(folder.resolve("postgresql"))).containsExactly("postgres-superuser");
        assertThat(volumes(services, NODE)).contains("asterisk-secrets" + MOUNT + ":ro");
        assertThat(filesIn(folder.resolve(NODE))).isEqualTo(readByNode());
        assertEncrypts(folder.resolve("provisioning-service/carrier-keyset.json"));
        assertEncrypts(folder.resolve("console/session-keyset.json"));
    }

    @Test
    void compose_keeps_the_secrets_of_a_volume_that_all_services_had() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("carrier-keyset.json"), "old keyset");
        Files.writeString(folder.resolve("jwt-key.json"), "old key");

        run(Map.of("TRUNKLINE_SECRETS", folder.toString()), "k8s/compose/secrets.sh");

        assertThat(folder.resolve("realtime-writer/carrier-keyset.json")).hasContent("old keyset");
        assertThat(folder.resolve("provisioning-service/jwt-key.json")).hasContent("old key");
        assertThat(folder.resolve("jwt-key.json")).doesNotExist();
    }

    @Test
    void the_page_lists_who_reads_which_file() {
        Map<String, Set<String>> expected = new TreeMap<>();
        readByNode().forEach(file -> readers(expected, file).add("Asterisk node"));
        SuiteService.all()
                .forEach(service ->
                        readBy(service).forEach(file -> readers(expected, file).add(service.id())));

        Map<String, Set<String>> listed = readText(ROOT.resolve("docs/deployment.md"))
                .lines()
                .flatMap(line -> ROW.matcher(line).results())
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> new TreeSet<>(List.of(row.group(2).split(", ")))));

        assertThat(listed).isEqualTo(expected);
    }

    private static Set<String> readers(Map<String, Set<String>> ofFiles, String file) {
        return ofFiles.computeIfAbsent(file, _ -> new TreeSet<>());
    }

    /// All that a service reads; of the files of provisioning-service and the console, those that
    /// they do not create.
    private static void assertGiven(SuiteService service, Set<String> files) {
        Set<String> expected = new TreeSet<>(readBy(service));
        if (service == SuiteService.PROVISIONING || service == SuiteService.CONSOLE) {
            assertThat(expected).containsAll(files);
            expected.removeAll(created(service));
            assertThat(files).containsAll(expected);
        } else {
            assertThat(files).as(service.id()).isEqualTo(expected);
        }
    }

    private static Set<String> readBy(SuiteService service) {
        Set<String> files = new TreeSet<>(created(service));
        if (service.hasDatabase()) {
            files.add("database-" + service.role());
        }
        service.apiRole().ifPresent(role -> files.add("database-" + role));
        settings(service).values().stream()
                .map(String::valueOf)
                .filter(value -> value.startsWith(DIRECTORY))
                .forEach(value -> files.add(value.substring(DIRECTORY.length())));
        return files;
    }

    private static Set<String> created(SuiteService service) {
        String files = settings(service).getProperty("trunkline.secrets.files", "");
        return Arrays.stream(files.split(",")).filter(file -> !file.isEmpty()).collect(Collectors.toSet());
    }

    private static Set<String> readByNode() {
        return new TreeSet<>(matches(READ_BY_NODE.pattern(), readText(ROOT.resolve("asterisk/run"))));
    }

    private static Properties settings(SuiteService service) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource(service.id() + ".yml"));
        return Objects.requireNonNull(yaml.getObject());
    }

    private static SuiteService service(String id) {
        return SuiteService.all().stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Map<?, ?> composeFile() {
        return new Yaml().load(readText(ROOT.resolve("docker-compose.yml")));
    }

    private static List<String> volumes(Map<?, ?> services, String name) {
        List<?> volumes = (List<?>) ((Map<?, ?>) services.get(name)).get("volumes");
        return volumes.stream().map(String::valueOf).toList();
    }

    private static void assertEncrypts(Path keyset) throws GeneralSecurityException {
        AeadConfig.register();
        Aead aead = TinkJsonProtoKeysetFormat.parseKeyset(readText(keyset), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        byte[] text = {1, 2, 3};
        assertThat(aead.decrypt(aead.encrypt(text, text), text)).isEqualTo(text);
    }

    private static void run(Map<String, String> environment, String script, Object... arguments)
            throws IOException, InterruptedException {
        Stream<String> command = Stream.of("sh", ROOT.resolve(script).toString());
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(command, Stream.of(arguments).map(String::valueOf))
                                .toList())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
