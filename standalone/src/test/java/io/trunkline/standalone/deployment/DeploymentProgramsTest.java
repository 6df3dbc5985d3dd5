package io.trunkline.standalone.deployment;

import static io.trunkline.standalone.deployment.Manifests.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.standalone.config.SuiteService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// The commands that build and try images, which no other test runs.
class DeploymentProgramsTest {

    /// In `trunkline`, a list of all services; in the rehearsal, with the node.
    @Test
    void the_commands_build_and_start_every_service() throws IOException {
        Set<String> services =
                SuiteService.all().stream().map(SuiteService::id).collect(Collectors.toCollection(TreeSet::new));

        assertThat(words("trunkline", "services=\\((.*)\\)")).isEqualTo(services);
        services.add("asterisk");
        assertThat(words("k8s/compose/rehearsal", "services=\"(.*)\"")).isEqualTo(services);
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
