package io.trunkline.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/// The folder that `k8s/release` puts together; archives of images and bills of materials are stand-ins here.
class ReleaseTest {
    private static final Path CHART = Manifests.ROOT.resolve("k8s/chart/Chart.yaml");

    @TempDir
    Path folder;

    private Path release;
    private String version;

    @BeforeEach
    void createInput() throws IOException {
        release = folder.resolve("release");
        version = Manifests.asMap(new Yaml().load(Files.readString(CHART)))
                .get("appVersion")
                .toString();
        for (SuiteService service : SuiteService.all()) {
            write("sboms/" + service.id() + ".cdx.json", "{}");
            write("images/" + service.id() + ".tar", service.id());
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void has_everything_that_an_operator_needs_and_a_checksum_of_each_file() throws Exception {
        assemble(version, true);

        Set<String> expected = new TreeSet<>(Set.of(
                "CHANGELOG.md",
                "UPGRADING.md",
                "asyncapi.yaml",
                "openapi/trunkline.json",
                "release.yaml",
                "trunkline-" + version + ".tgz"));
        for (SuiteService service : SuiteService.all()) {
            expected.addAll(List.of(
                    "openapi/" + service.id() + ".json",
                    "sbom/" + service.id() + ".cdx.json",
                    "images/" + service.id() + ".tar"));
        }
        assertThat(Files.readAllLines(release.resolve("SHA256SUMS")))
                .extracting(line -> line.substring(66))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Files.readString(release.resolve("release.yaml")))
                .isEqualTo("version: %s\ncommit: abc123\n".formatted(version));
        assertThat(checksums()).isZero();
        write("release/asyncapi.yaml", "changed");
        assertThat(checksums()).isNotZero();
    }

    @Test
    void the_packaged_chart_is_rendered_as_the_one_of_the_repository() throws Exception {
        assemble(version, false);

        assertThat(release.resolve("images")).doesNotExist();
        assertThat(new Helm(release.resolve("trunkline-" + version + ".tgz"))
                        .template()
                        .withName("trunkline")
                        .withNamespace("trunkline")
                        .withKubeVersion("1.30.0")
                        .call())
                .isEqualTo(Files.readString(Manifests.BASE));
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws Exception {
        assemble(version, true);
        String first = Files.readString(release.resolve("SHA256SUMS"));
        assemble(version, true);

        assertThat(release.resolve("SHA256SUMS")).hasContent(first);
    }

    @Test
    void the_changelog_has_the_section_of_the_version_only() throws Exception {
        assemble(version, false);

        assertThat(Files.readAllLines(release.resolve("CHANGELOG.md")))
                .anyMatch(line -> line.startsWith("## " + version.replace("-SNAPSHOT", "")))
                .noneMatch(line -> line.startsWith("# "))
                .satisfies(lines -> assertThat(lines.stream().filter(line -> line.startsWith("## ")))
                        .hasSize(1));
    }

    @Test
    void a_version_that_is_not_that_of_the_chart_is_refused() throws Exception {
        assertThat(run(command("9.9.9", false), Manifests.ROOT)).isEqualTo(1);
        assertThat(release).doesNotExist();
    }

    private void assemble(String of, boolean withImages) throws Exception {
        assertThat(run(command(of, withImages), Manifests.ROOT)).isZero();
    }

    private List<String> command(String of, boolean withImages) {
        List<String> command = new ArrayList<>(
                Stream.of(Manifests.ROOT.resolve("k8s/release"), release, of, "abc123", folder.resolve("sboms"))
                        .map(Object::toString)
                        .toList());
        if (withImages) {
            command.add(folder.resolve("images").toString());
        }
        return command;
    }

    private int checksums() throws Exception {
        return run(List.of("sha256sum", "--check", "--quiet", "SHA256SUMS"), release);
    }

    private static int run(List<String> command, Path in) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
