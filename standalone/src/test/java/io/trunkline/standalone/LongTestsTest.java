package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The commands that run long tests and tests in containers leave none out.
class LongTestsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LONG_TAG = Pattern.compile("^ *@Tag\\(\"long\"\\)", Pattern.MULTILINE);
    private static final Pattern SERVERS = Pattern.compile("\\b(?:Shared|Test)Servers\\.(?:postgres|kafka)\\(");

    private final String script = read(ROOT.resolve("trunkline"));

    @Test
    void the_page_and_the_usage_name_the_same_long_tests_as_the_command() {
        Set<String> names = new TreeSet<>(List.of(
                group(script, "^    (caps-faults(?: \\| [a-z-]+)*)\\) ;;$").split(" \\| ")));
        String page = read(ROOT.resolve("docs/testing.md"));

        assertThat(groups(page.substring(page.indexOf("\n## Long tests")), "^\\| `([a-z-]+)` \\| .* \\|$"))
                .isEqualTo(names);
        assertThat(groups(script, "^ {16}([a-z-]+)(?:  .*)?$")).containsAll(names);
        assertThat(groups(script, "^long_([a-z_]+)\\(\\)").stream()
                        .map(name -> name.replace('_', '-'))
                        .filter(name -> !name.equals("test")))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void each_module_with_a_test_that_is_tagged_long_is_run_by_a_long_test() {
        Set<String> run =
                modules(group(script, "-pl ([a-z,-]+) \\\\\\n *-am -Dsurefire.excludedGroups= -Dgroups=long"));
        Set<String> tagged = testsWith(LONG_TAG)
                // `--long secure-servers`
                .filter(test -> !test.endsWith("SecureServersIT.java"))
                .map(LongTestsTest::module)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(run).isEqualTo(tagged);
    }

    /// Benchmarks start a suite, except for one small test.
    @Test
    void each_module_whose_tests_start_postgresql_or_kafka_is_tested_in_containers() {
        Set<String> using =
                testsWith(SERVERS).map(LongTestsTest::module).collect(Collectors.toCollection(TreeSet::new));
        using.remove("benchmarks");
        // its contract tests create the servers themselves
        using.add("test-kit");

        assertThat(modules(group(script, "^server_modules=\\((.*)\\)$"))).isEqualTo(using);
    }

    private static Set<String> modules(String list) {
        return new TreeSet<>(List.of(list.split("[ ,]")));
    }

    private static String module(Path file) {
        return ROOT.relativize(file).getName(0).toString();
    }

    private static Stream<Path> testsWith(Pattern pattern) {
        return list(ROOT)
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(LongTestsTest::files)
                .filter(file -> pattern.matcher(read(file)).find());
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(String text, String pattern) {
        return groups(text, pattern).stream()
                .reduce((first, second) -> {
                    throw new AssertionError(pattern + ": " + first + ", " + second);
                })
                .orElseThrow(() -> new AssertionError("nothing matches " + pattern));
    }

    private static Set<String> groups(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
