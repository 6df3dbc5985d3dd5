package io.trunkline.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.trunkline.events.wire.Topic;
import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DatabindException;

/// The chart is the only source of the files for Kubernetes. With `-Dtrunkline.golden=write` the rendered files are
/// written again.
class ChartTest {
    private static final Path FOLDER = Manifests.ROOT.resolve("k8s");
    private static final Path TOPICS = FOLDER.resolve("overlays/production/topics.yaml");
    private static final Path USERS = FOLDER.resolve("overlays/production/users.yaml");
    private static final String KUBERNETES = "1.30.0";
    private static final String KUSTOMIZATION = "kustomize.config.k8s.io/v1beta1 Kustomization";

    @Test
    void helm_finds_nothing_wrong_with_the_chart() {
        LintResult result = chart().lint().strict().call();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"base, ", "overlays/dev, values-dev.yaml", "overlays/production, values-production.yaml"})
    void the_rendered_files_are_those_of_the_chart(String folder, String values) throws IOException {
        assertGolden(FOLDER.resolve(folder).resolve("trunkline.yaml"), render(values));
    }

    @Test
    void the_topics_for_strimzi_are_those_of_the_services() throws IOException {
        assertGolden(
                TOPICS, Stream.of(Topic.values()).map(ChartTest::strimziTopic).collect(Collectors.joining("---\n")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_object_is_valid(Path file) {
        for (Map<String, Object> object : Manifests.in(file).objects()) {
            if (CoreObjects.isCore(object)) {
                assertThat(CoreObjects.read(object)).isNotNull();
            } else if (CoreObjects.type(object).equals(KUSTOMIZATION)) {
                assertThat(object).containsOnlyKeys("apiVersion", "kind", "resources");
                assertThat((List<?>) object.get("resources"))
                        .allSatisfy(name ->
                                assertThat(file.resolveSibling(name.toString())).exists());
            } else {
                assertThat(CustomResources.errors(object)).isEmpty();
            }
        }
    }

    @Test
    void an_unknown_key_and_a_wrong_type_are_noticed() {
        assertThatThrownBy(() -> CoreObjects.read(deployment("replica: 2"))).isInstanceOf(DatabindException.class);
        assertThatThrownBy(() -> CoreObjects.read(deployment("template: {spec: {containers: [{imagePolicy: Never}]}}")))
                .isInstanceOf(DatabindException.class);
        assertThatThrownBy(() -> CoreObjects.read(deployment("replicas: many"))).isInstanceOf(DatabindException.class);
    }

    @Test
    void an_unknown_key_and_a_wrong_type_of_an_operator_are_noticed() {
        assertThat(CustomResources.errors(topic("partitions: 1, replicas: 3"))).isEmpty();
        assertThat(CustomResources.errors(topic("partitions: 1, replicas: 3, replica: 3")))
                .hasSize(1);
        assertThat(CustomResources.errors(topic("partitions: many, replicas: 3")))
                .hasSize(1);
        assertThat(CustomResources.errors(topic("partitions: 1"))).hasSize(1);
        assertThat(CustomResources.errors(Map.of("apiVersion", "example.com/v1", "kind", "Topic")))
                .containsExactly("no schema of example.com/v1 Topic");
    }

    private static Map<String, Object> topic(String spec) {
        return object("kafka.strimzi.io/v1, kind: KafkaTopic, metadata: {name: a, namespace: b}, spec: {" + spec);
    }

    private static Map<String, Object> deployment(String spec) {
        return object("apps/v1, kind: Deployment, spec: {" + spec);
    }

    private static Map<String, Object> object(String text) {
        return Manifests.parse("{apiVersion: " + text + "}}").objects().getFirst();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files =
                Stream.of("base", "overlays", "examples").map(FOLDER::resolve).flatMap(ChartTest::walk)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Helm chart() {
        return new Helm(FOLDER.resolve("chart"));
    }

    private static String render(String values) {
        TemplateCommand template = chart().template()
                .withName("trunkline")
                .withNamespace("trunkline")
                .withKubeVersion(KUBERNETES);
        return values == null
                ? template.call()
                : template.withValuesFile(FOLDER.resolve("chart").resolve(values))
                        .call();
    }

    @Test
    void each_service_has_a_user_for_strimzi_with_what_it_needs_and_no_more() throws IOException {
        assertGolden(
                USERS,
                SuiteService.withDatabase().stream()
                        .map(service -> KafkaUser.of(service.id()).yaml())
                        .collect(Collectors.joining("---\n")));
    }

    private static String strimziTopic(Topic topic) {
        String settings = topic.isCompacted()
                ? "cleanup.policy: compact"
                : "retention.ms: " + topic.retention().toMillis();
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: %s
                  namespace: trunkline
                  labels: {strimzi.io/cluster: trunkline}
                spec:
                  partitions: %d
                  replicas: 3
                  config: {%s}
                """.formatted(topic.topicName(), topic.partitions(), settings);
    }

    private static void assertGolden(Path file, String expected) throws IOException {
        if ("write".equals(System.getProperty("trunkline.golden"))) {
            Files.writeString(file, expected);
        }
        assertThat(file).hasContent(expected);
    }
}
