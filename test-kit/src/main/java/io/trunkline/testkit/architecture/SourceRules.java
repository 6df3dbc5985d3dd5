package io.trunkline.testkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks that no Java source of the repository contains certain words, which compile but are not allowed.
/// Generated code, which is below `target`, is not checked.
public final class SourceRules {
    private static final Map<Pattern, String> FORBIDDEN_EVERYWHERE = new LinkedHashMap<>();
    private static final Map<Pattern, String> FORBIDDEN_IN_MAIN_CODE = new LinkedHashMap<>();

    static {
        FORBIDDEN_EVERYWHERE.put(
                Pattern.compile("\\b(TODO|FIXME|XXX)\\b"), "what is not done is an issue, not a comment");
        FORBIDDEN_EVERYWHERE.put(Pattern.compile("@author\\b"), "the history knows the authors");
        FORBIDDEN_EVERYWHERE.put(
                Pattern.compile("import (static )?(lombok|org\\.mapstruct)\\."), "the code is the code that runs");
        FORBIDDEN_EVERYWHERE.put(Pattern.compile("import (static )?org\\.mockito\\."), "fakes are written by hand");
        FORBIDDEN_EVERYWHERE.put(
                Pattern.compile("import (static )?com\\.fasterxml\\.jackson\\.(core|databind)\\."),
                "Jackson 3 is tools.jackson");
        FORBIDDEN_EVERYWHERE.put(
                Pattern.compile("import (static )?org\\.junit\\.(Test|Assert|Before|After)\\b"),
                "tests are JUnit Jupiter");
        FORBIDDEN_EVERYWHERE.put(Pattern.compile("\\bThread\\.sleep\\("), "conditions are awaited");
        FORBIDDEN_IN_MAIN_CODE.put(Pattern.compile("\\.printStackTrace\\("), "the log has the exception");
        FORBIDDEN_IN_MAIN_CODE.put(
                Pattern.compile("(?m)^\\s*//\\s*(import|return|if \\(|for \\(|private|public) .*[;{]\\s*$"),
                "commented-out code is in the history");
    }

    private SourceRules() {}

    /// All violations below the root folder, as `file:line: reason`.
    public static List<String> findViolations(Path root) {
        List<String> violations = new ArrayList<>();
        for (Path file : javaFiles(root)) {
            String text = read(file);
            addViolations(FORBIDDEN_EVERYWHERE, root, file, text, violations);
            if (file.toString().contains("/src/main/")) {
                addViolations(FORBIDDEN_IN_MAIN_CODE, root, file, text, violations);
            }
        }
        return violations;
    }

    private static void addViolations(
            Map<Pattern, String> rules, Path root, Path file, String text, List<String> violations) {
        rules.forEach((pattern, why) -> pattern.matcher(text).results().forEach(match -> {
            long line = text.substring(0, match.start()).lines().count();
            violations.add("%s:%d: %s".formatted(root.relativize(file), Math.max(1, line), why));
        }));
    }

    private static List<Path> javaFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?target/.*"))
                    .filter(file -> !file.endsWith("SourceRules.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
