package io.trunkline.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Compares docs/openapi with docs/openapi/baseline, which has the descriptions of the last release.
class ReleasedApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path ROOT = GoldenDescription.root();
    private static final Path GOLDEN = GoldenDescription.folder();
    private static final Path BASELINE = GOLDEN.resolve("baseline");

    static Stream<String> services() throws IOException {
        try (var files = Files.list(BASELINE)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_incompatible_change_since_the_last_release_is_in_upgrading(String file) throws IOException {
        String section = upgradingSection(Files.readString(ROOT.resolve("UPGRADING.md")), version());
        var changes = DescriptionComparison.compare(
                JSON.readTree(Files.readString(BASELINE.resolve(file))),
                JSON.readTree(Files.readString(GOLDEN.resolve(file))));

        assertThat(unnamed(changes, section))
                .as("incompatible changes that the section of " + version() + " in UPGRADING.md does not name")
                .isEmpty();
    }

    @Test
    void a_change_is_named_by_its_subject_in_backticks() {
        var removed = new IncompatibleChange("DidView.number", "field removed from a response");

        assertThat(unnamed(List.of(removed), "The field `DidView.number` is gone."))
                .isEmpty();
        assertThat(unnamed(List.of(removed), "The field DidView.numbers is gone."))
                .containsExactly(removed);
    }

    @Test
    void only_the_section_of_this_version_counts() {
        String page = "# Upgrading\n\n## To 0.2.0\n\nnew\n\n## To 0.1.0\n\nold\n";

        assertThat(upgradingSection(page, "0.2.0")).contains("new").doesNotContain("old");
        assertThat(upgradingSection(page, "0.1.0")).contains("old").doesNotContain("new");
        assertThat(upgradingSection(page, "0.3.0")).isEmpty();
    }

    private static List<IncompatibleChange> unnamed(List<IncompatibleChange> changes, String section) {
        return changes.stream()
                .filter(change -> !section.contains("`" + change.subject() + "`"))
                .toList();
    }

    private static String upgradingSection(String page, String version) {
        int start = page.indexOf("\n## To " + version + "\n");
        if (start < 0) {
            return "";
        }
        int end = page.indexOf("\n## ", start + 1);
        return end < 0 ? page.substring(start) : page.substring(start, end);
    }

    private static String version() throws IOException {
        var version = Pattern.compile("<artifactId>trunkline</artifactId>\\s*<version>([0-9.]+)(-SNAPSHOT)?</version>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
