package io.trunkline.standalone.deployment;

import static io.trunkline.standalone.deployment.Manifests.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.standalone.config.SuiteService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// The commands that build and try images, which no other test runs.
class DeploymentProgramsTest {

    /// In `trunkline`, a list of all services; in the rehearsal, with the node.
    @Test
    void the_commands_build_and_start_every_service() throws IOException {
        Set<String> services =
                SuiteService.all().stream().map(SuiteService::id).collect(Collectors.toCollection(TreeSet::new));

        assertThat(words("trunkline", "services=\\((.*)\\)")).isEqualTo(services);
        assertThat(words("k8s/compose/starts", "services=\"(.*)\"")).isEqualTo(services);
        services.add("asterisk");
        assertThat(words("k8s/compose/rehearsal", "services=\"(.*)\"")).isEqualTo(services);
    }

    /// routing-service does not start if it may take longer than the node waits.
    @Test
    void the_node_and_routing_service_of_the_rehearsal_have_the_same_time_for_an_answer() throws IOException {
        Map<String, Object> services = Manifests.asMap(
                Manifests.asMap(new Yaml().load(Files.readString(ROOT.resolve("k8s/compose/rehearsal.yml"))))
                        .get("services"));
        String variable = "TRUNKLINE_DIALPLAN_ANSWERSECONDS";

        Object seconds = environment(services, "asterisk").get(variable);
        assertThat(environment(services, "routing-service"))
                .containsEntry(variable, seconds)
                .hasEntrySatisfying(
                        "SPRING_APPLICATION_JSON",
                        json -> assertThat(new JsonMapper()
                                        .readTree(json.toString())
                                        .get("trunkline.dialplan.timeout")
                                        .asString())
                                .matches("\\d+s")
                                .satisfies(timeout -> assertThat(Integer.parseInt(timeout.replace("s", "")))
                                        .isLessThan(Integer.parseInt(seconds.toString()))));
    }

    private static Map<String, Object> environment(Map<String, Object> services, String service) {
        return Manifests.asMap(Manifests.asMap(services.get(service)).get("environment"));
    }

    private static Set<String> words(String file, String line) throws IOException {
        return Pattern.compile("^" + line + "$", Pattern.MULTILINE)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Programs that no module builds: they start with the class path of a suite, or with none.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "k8s/images/AotTraining.java",
                "k8s/images/HealthProbe.java",
                "k8s/monitoring/CheckPrometheus.java"
            })
    void the_programs_of_the_deployment_compile(String program, @TempDir Path folder) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        output,
                        output,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        ROOT.resolve(program).toString());

        assertThat(code).as(output.toString(StandardCharsets.UTF_8)).isZero();
    }
}
