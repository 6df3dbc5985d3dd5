package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/// The deployment files know the same services, ports, databases and roles as the program does.
class DeploymentFilesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path BASE = ROOT.resolve("k8s/base");

    @Test
    void kustomize_lists_one_existing_file_per_service() throws IOException {
        Map<String, Object> kustomization =
                documents(BASE.resolve("kustomization.yaml")).getFirst();

        assertThat(strings(kustomization.get("resources")))
                .containsExactlyInAnyOrderElementsOf(SuiteService.all().stream()
                        .map(service -> service.id() + ".yaml")
                        .toList())
                .allSatisfy(file -> assertThat(BASE.resolve(file)).exists());
        assertThat(BASE.resolve("every-service.yaml")).exists();
    }

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void each_service_is_deployed_with_its_port_database_and_role(SuiteService service) throws IOException {
        List<Map<String, Object>> documents = documents(BASE.resolve(service.id() + ".yaml"));

        assertThat(documents).extracting(document -> document.get("kind")).containsExactly("Deployment", "Service");
        String deployment = documents.getFirst().toString();
        assertThat(deployment)
                .contains("name=" + service.id())
                .contains("value=" + service.defaultPort())
                .contains("value=" + service.database())
                .contains("value=" + service.role())
                .contains("key=database-" + service.role());
        service.apiRole()
                .ifPresent(role -> assertThat(deployment)
                        .contains("TRUNKLINE_DATABASE_APIUSER, value=" + role)
                        .contains("key=database-" + role));
    }

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void compose_runs_each_service_with_its_port_database_and_role(SuiteService service) throws IOException {
        Map<?, ?> services = (Map<?, ?>)
                documents(ROOT.resolve("docker-compose.yml")).getFirst().get("services");
        Map<?, ?> settings = (Map<?, ?>) ((Map<?, ?>) services.get(service.id())).get("environment");

        assertThat(settings.get("SERVER_PORT")).isEqualTo("" + service.defaultPort());
        assertThat(settings.get("MANAGEMENT_SERVER_PORT")).isEqualTo("" + service.defaultManagementPort());
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

    @ParameterizedTest
    @EnumSource(SuiteService.class)
    void prometheus_finds_the_management_port_of_each_pod_which_no_kubernetes_service_offers(SuiteService service)
            throws IOException {
        List<Map<String, Object>> documents = documents(BASE.resolve(service.id() + ".yaml"));
        String port = "" + service.defaultManagementPort();

        assertThat(documents.getFirst().toString())
                .contains("prometheus.io/port=" + port)
                .contains("name=management, containerPort=" + port)
                .contains("name=MANAGEMENT_SERVER_PORT, value=" + port);
        assertThat(documents.getLast().toString())
                .contains("" + service.defaultPort())
                .doesNotContain(port, "management");
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

    private static List<Map<String, Object>> documents(Path file) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        new Yaml().loadAll(Files.readString(file)).forEach(document -> documents.add(map(document)));
        return documents;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
