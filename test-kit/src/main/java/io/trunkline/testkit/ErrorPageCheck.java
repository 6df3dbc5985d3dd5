package io.trunkline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares docs/errors.md with the problem codes of a module. Each module has a section named after its folder
/// (`## cdr-service`) with a row per code: `` | `code` | status | meaning | what to do | ``.
public final class ErrorPageCheck {
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z.-]+)` \\| ([0-9]{3}) \\| ([^|]*\\S) \\| ([^|]*\\S) \\|");

    private ErrorPageCheck() {}

    /// Fails unless the section of the module under test lists exactly these codes with these statuses.
    ///
    /// ```java
    /// ErrorPageCheck.assertMatches(CommonProblem.values(), ProblemCode::code, p -> p.status().value());
    /// ```
    public static <P> void assertMatches(
            P[] problems, Function<? super P, String> code, ToIntFunction<? super P> status) {
        var module = Path.of("").toAbsolutePath();
        var declared =
                Arrays.stream(problems).collect(Collectors.toMap(code, status::applyAsInt, (a, b) -> a, TreeMap::new));
        assertThat(declared).as("codes are unique").hasSize(problems.length);
        assertThat(codesInSection(readErrorPage(module), module.getFileName().toString()))
                .as("docs/errors.md, section %s", module.getFileName())
                .isEqualTo(declared);
    }

    private static Map<String, Integer> codesInSection(String page, String module) {
        var codes = new TreeMap<String, Integer>();
        var inside = false;
        for (var line : page.lines().toList()) {
            inside = line.startsWith("## ") ? line.equals("## " + module) : inside;
            var row = ROW.matcher(line);
            if (inside && row.matches()) {
                codes.put(row.group(1), Integer.valueOf(row.group(2)));
            }
        }
        return codes;
    }

    private static String readErrorPage(Path module) {
        try {
            for (var folder = module; folder != null; folder = folder.getParent()) {
                var page = folder.resolve("docs/errors.md");
                if (Files.exists(page)) {
                    return Files.readString(page);
                }
            }
            throw new AssertionError("no docs/errors.md above " + module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
