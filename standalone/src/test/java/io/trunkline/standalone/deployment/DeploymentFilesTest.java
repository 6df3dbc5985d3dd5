package io.trunkline.standalone.deployment;

import static io.trunkline.standalone.deployment.Manifests.ROOT;
import static io.trunkline.standalone.deployment.Manifests.asMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/// The deployment files know the same services, ports, databases, roles and settings as the program does.
class DeploymentFilesTest {
    private static final Manifests KUBERNETES = Manifests.in(Manifests.BASE);
    private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)+");
    private static final int DIALPLAN_PORT = 8093;

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void kubernetes_runs_each_service_with_its_ports(SuiteService service) {
        Map<String, Object> container = KUBERNETES.container(service.id());
        Map<String, String> environment = environment(container);

        assertThat(environment)
                .containsEntry("SERVER_PORT", "" + service.defaultPort())
                .containsEntry("MANAGEMENT_SERVER_PORT", "" + service.defaultManagementPort());
        assertThat(ports(container, "containerPort"))
                .containsEntry("http", service.defaultPort())
                .containsEntry("management", service.defaultManagementPort());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONSOLE")
    void kubernetes_gives_each_service_its_database_and_roles(SuiteService service) {
        Map<String, String> environment = environment(KUBERNETES.container(service.id()));

        assertThat(environment)
                .containsEntry("TRUNKLINE_DATABASE_NAME", service.database())
                .containsEntry("TRUNKLINE_DATABASE_USER", service.role())
                .containsEntry("TRUNKLINE_DATABASE_PASSWORD", service.id() + "-secrets/database-" + service.role());
        assertThat(Optional.ofNullable(environment.get("TRUNKLINE_DATABASE_APIUSER")))
                .isEqualTo(service.apiRole());
        assertThat(Optional.ofNullable(environment.get("TRUNKLINE_DATABASE_APIPASSWORD")))
                .isEqualTo(service.apiRole().map(role -> service.id() + "-secrets/database-" + role));
    }

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void prometheus_and_probes_use_the_management_port_which_no_kubernetes_service_offers(SuiteService service) {
        Map<String, Object> template = asMap(
                asMap(KUBERNETES.find("Deployment", service.id()).get("spec")).get("template"));
        Map<String, Object> container = KUBERNETES.container(service.id());

        assertThat(asMap(asMap(template.get("metadata")).get("annotations")))
                .containsEntry("prometheus.io/port", "" + service.defaultManagementPort());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(asMap(asMap(container.get(probe)).get("httpGet"))).containsEntry("port", "management");
        }
        assertThat(ports(asMap(KUBERNETES.find("Service", service.id()).get("spec")), "port"))
                .isEqualTo(
                        service == SuiteService.ROUTING
                                ? Map.of("http", service.defaultPort(), "dialplan", DIALPLAN_PORT)
                                : Map.of("http", service.defaultPort()));
    }

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void no_container_runs_as_root_or_writes_to_its_root(SuiteService service) {
        assertThat(asMap(KUBERNETES.pod(service.id()).get("securityContext")))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        assertThat(asMap(KUBERNETES.container(service.id()).get("securityContext")))
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(compose(service.id()))
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"));
    }

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void compose_runs_each_service_with_its_ports(SuiteService service) {
        Map<String, Object> settings = asMap(compose(service.id()).get("environment"));

        assertThat(settings.get("SERVER_PORT")).isEqualTo("" + service.defaultPort());
        assertThat(settings.get("MANAGEMENT_SERVER_PORT")).isEqualTo("" + service.defaultManagementPort());
    }

    /// In the cluster, no Service offers the management ports.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONSOLE")
    void the_console_knows_the_address_of_each_service(SuiteService service) {
        Map<String, Object> compose = asMap(compose("console").get("environment"));
        Map<String, String> kubernetes = environment(KUBERNETES.container("console"));
        String prefix =
                "TRUNKLINE_CONSOLE_SERVICES_" + service.id().replace("-", "").toUpperCase(Locale.ROOT);
        String url = "http://" + service.id() + ":" + service.defaultPort();

        assertThat(compose)
                .containsEntry(prefix + "_URL", url)
                .containsEntry(
                        prefix + "_MANAGEMENTURL", "http://" + service.id() + ":" + service.defaultManagementPort());
        assertThat(kubernetes).containsEntry(prefix + "_URL", url).containsEntry(prefix + "_MANAGEMENTURL", "");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONSOLE")
    void compose_gives_each_service_its_database_and_role(SuiteService service) throws IOException {
        Map<String, Object> settings = asMap(compose(service.id()).get("environment"));

        assertThat(settings.get("TRUNKLINE_DATABASE_NAME")).isEqualTo(service.database());
        assertThat(settings.get("TRUNKLINE_DATABASE_USER")).isEqualTo(service.role());
        assertThat(Optional.ofNullable(settings.get("TRUNKLINE_DATABASE_APIUSER")))
                .isEqualTo(service.apiRole());
        String databases = Files.readString(ROOT.resolve("k8s/compose/databases.sh"));
        String secrets = Files.readString(ROOT.resolve("k8s/compose/secrets.sh"));
        service.apiRole().ifPresent(role -> {
            assertThat(databases).contains("api_role " + service.database() + " " + role);
            assertThat(secrets).contains("database-" + role);
        });
    }

    @Test
    void compose_and_the_tests_use_the_same_kafka() throws IOException {
        MatchResult version = Pattern.compile("<embedded-kafka.version>(.*)</")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(compose("kafka")).containsEntry("image", "apache/kafka:" + version.group(1));
    }

    /// The dialplan's URL names a service and the port on which it listens.
    @Test
    void the_node_asks_routing_service() {
        assertThat(asMap(compose("asterisk").get("environment")).get("TRUNKLINE_DIALPLAN_URL"))
                .isEqualTo("http://" + SuiteService.ROUTING.id() + ":" + DIALPLAN_PORT + "/dialplan");
        assertThat(ports(KUBERNETES.container(SuiteService.ROUTING.id()), "containerPort"))
                .containsEntry("dialplan", DIALPLAN_PORT);
    }

    @Test
    void the_example_of_a_node_has_the_settings_and_secrets_that_it_reads() throws IOException {
        Map<String, Object> set =
                Manifests.in(ROOT.resolve("k8s/examples/asterisk.yaml")).find("StatefulSet", "asterisk");
        Map<String, Object> pod =
                asMap(asMap(asMap(set.get("spec")).get("template")).get("spec"));
        Map<String, Object> container = asMap(((List<?>) pod.get("containers")).getFirst());
        Map<String, String> environment = environment(container);
        String script = Files.readString(ROOT.resolve("asterisk/run"));

        assertThat(environment.keySet()).allSatisfy(name -> assertThat(script).contains("${" + name));
        assertThat(environment)
                .containsEntry("TRUNKLINE_NODE_NAME", "ast1")
                .containsEntry("TRUNKLINE_DIALPLAN_URL", "http://routing-service.trunkline.svc:8093/dialplan");
        assertThat(container.get("image"))
                .isEqualTo(asMap(compose("asterisk")).get("image").toString().replaceAll("\\$\\{.*:-(.*)}", "$1"));
        assertThat(pod.toString()).contains("secretName=asterisk-secrets", "mountPath=/var/run/trunkline/secrets");
    }

    @Test
    void every_environment_variable_is_a_setting_of_a_service() throws IOException {
        Set<String> known = knownSettings();
        Map<String, Set<String>> unknown = new TreeMap<>();
        for (SuiteService service : SuiteService.all()) {
            Set<String> names = new TreeSet<>(
                    environment(KUBERNETES.container(service.id())).keySet());
            names.addAll(
                    asMap(KUBERNETES.find("ConfigMap", "trunkline").get("data")).keySet());
            names.addAll(asMap(compose(service.id()).get("environment")).keySet());
            names.removeAll(known);
            unknown.put(service.id(), names);
        }
        assertThat(unknown.values()).allSatisfy(names -> assertThat(names).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void the_settings_file_of_each_service_has_its_ports(SuiteService service) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource(service.id() + ".yml"));

        assertThat(yaml.getObject())
                .containsEntry("server.port", service.defaultPort())
                .containsEntry("management.server.port", service.defaultManagementPort());
    }

    /// What stands in settings files and in classes, as Spring spells it as an environment variable.
    private static Set<String> knownSettings() throws IOException {
        Set<String> known = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(DeploymentFilesTest::hasSettings).toList()) {
                if (file.toString().endsWith(".yml")) {
                    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
                    yaml.setResources(new org.springframework.core.io.FileSystemResource(file));
                    asMap(yaml.getObject()).keySet().forEach(name -> known.add(variable(name)));
                }
                SETTING.matcher(Files.readString(file)).results().forEach(name -> known.add(variable(name.group())));
            }
        }
        return known;
    }

    private static boolean hasSettings(Path file) {
        String path = file.toString();
        return path.contains("/src/main/") && path.matches(".*\\.(yml|properties|java)");
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
    }

    private static Map<String, Object> compose(String service) {
        try {
            Map<String, Object> file = asMap(new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml"))));
            return asMap(asMap(file.get("services")).get(service));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Values as they are, or `secret/key`; empty for a field of the pod.
    private static Map<String, String> environment(Map<String, Object> container) {
        Map<String, String> environment = new TreeMap<>();
        for (Object entry : (List<?>) container.get("env")) {
            Map<String, Object> variable = asMap(entry);
            Object value = variable.get("value");
            if (value == null) {
                Object key = asMap(variable.get("valueFrom")).get("secretKeyRef");
                value = key == null
                        ? ""
                        : asMap(key).get("name") + "/" + asMap(key).get("key");
            }
            environment.put(variable.get("name").toString(), value.toString());
        }
        return environment;
    }

    private static Map<Object, Object> ports(Map<String, Object> of, String key) {
        Map<Object, Object> ports = new TreeMap<>();
        for (Object port : (List<?>) of.get("ports")) {
            ports.put(asMap(port).get("name"), asMap(port).get(key));
        }
        return ports;
    }
}
