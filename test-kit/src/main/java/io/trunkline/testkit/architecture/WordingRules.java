package io.trunkline.testkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks the wording of pages and comments: lines of prose are at most 120 columns wide, and the words listed in
/// `docs/wording.txt` do not occur. SQL is left out, since a landed migration is never edited.
///
/// A line of that file is a regular expression (case is ignored, it must match whole words), ` = `, and what to
/// write instead. A line that begins with `#` is a comment.
public final class WordingRules {
    private static final int MAX_COLUMNS = 120;

    private WordingRules() {}

    /// All violations in pages and comments below the root folder, as `file:line: what to change`.
    public static List<String> findViolations(Path root) {
        List<Word> words = words(root.resolve("docs/wording.txt"));
        List<String> violations = new ArrayList<>();
        for (Path file : filesBelow(root)) {
            List<String> lines = read(file);
            String name = root.relativize(file).toString();
            if (name.endsWith(".md")) {
                checkPage(name, lines, words, violations);
            } else {
                checkComments(name, lines, words, violations);
            }
        }
        return violations;
    }

    private static void checkPage(String name, List<String> lines, List<Word> words, List<String> violations) {
        boolean code = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.strip().startsWith("```")) {
                code = !code;
            } else if (!code) {
                if (line.length() > MAX_COLUMNS && !line.startsWith("|")) {
                    violations.add("%s:%d: %d columns, at most %d".formatted(name, i + 1, line.length(), MAX_COLUMNS));
                }
                checkWords(name, i + 1, line, words, violations);
            }
        }
    }

    private static void checkComments(String name, List<String> lines, List<Word> words, List<String> violations) {
        Pattern comment = Pattern.compile(name.endsWith(".java") ? "//.*" : "#.*");
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            comment.matcher(lines.get(i))
                    .results()
                    .forEach(found -> checkWords(name, line, found.group(), words, violations));
        }
    }

    private static void checkWords(String name, int line, String text, List<Word> words, List<String> violations) {
        String prose = text.replaceAll("`[^`]*`|\\]\\([^)]*\\)", "``");
        for (Word word : words) {
            word.pattern()
                    .matcher(prose)
                    .results()
                    .findFirst()
                    .ifPresent(found ->
                            violations.add("%s:%d: \"%s\": %s".formatted(name, line, found.group(), word.instead())));
        }
    }

    private static List<Word> words(Path list) {
        return read(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Word::parse)
                .toList();
    }

    private static List<Path> filesBelow(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(md|java|yml|yaml)"))
                    .filter(file ->
                            !root.relativize(file).toString().matches("(.*/)?(target|node_modules|dist|\\.[^/]+)/.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Word(Pattern pattern, String instead) {
        static Word parse(String line) {
            String[] parts = line.split(" = ", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("docs/wording.txt: no \" = \" in: " + line);
            }
            return new Word(
                    Pattern.compile("\\b(?:%s)\\b".formatted(parts[0].strip()), Pattern.CASE_INSENSITIVE),
                    parts[1].strip());
        }
    }
}
