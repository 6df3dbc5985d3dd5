package io.trunkline.standalone.deployment;

import static io.trunkline.standalone.deployment.Manifests.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The threat model in SECURITY.md names a test for each protection.
class SecurityPageTest {
    private static final Path PAGE = ROOT.resolve("SECURITY.md");
    private static final Pattern TEST = Pattern.compile("`(?:([a-z-]+)/)?([A-Z]\\w*(?:Test|IT))`");
    private static final String THREAT_MODEL = "## Threat model";

    @Test
    void every_test_that_the_page_names_exists() throws IOException {
        Set<String> existing = tests();
        Set<String> missing = new TreeSet<>();
        TEST.matcher(Files.readString(PAGE)).results().forEach(name -> {
            String module = name.group(1) == null ? "" : name.group(1) + "/";
            if (existing.stream().noneMatch(test -> test.endsWith("/" + name.group(2)) && test.startsWith(module))) {
                missing.add(name.group());
            }
        });

        assertThat(missing).isEmpty();
    }

    @Test
    void every_protection_has_a_test_or_says_that_there_is_none() throws IOException {
        List<String> rows = rows();

        assertThat(rows).hasSizeGreaterThan(15).allSatisfy(row -> {
            String tests = row.split("\\|")[3];
            assertThat(TEST.matcher(tests).find() || tests.contains("none")).isTrue();
        });
    }

    /// Those of the tables with the heading "tests".
    private static List<String> rows() throws IOException {
        String page = Files.readString(PAGE);
        String model = page.substring(page.indexOf(THREAT_MODEL));
        return model.lines()
                .takeWhile(line -> line.equals(THREAT_MODEL) || !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && !line.endsWith("| tests |"))
                .toList();
    }

    /// As `module/Name`.
    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.find(ROOT, 15, (file, _) -> isTest(file))) {
            return files.map(file -> ROOT.relativize(file).getName(0) + "/"
                            + file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return path.contains("/src/test/java/") && path.matches(".*(Test|IT)\\.java");
    }
}
