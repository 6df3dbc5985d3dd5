package io.trunkline.routing.dialplan.domain;

import io.trunkline.testkit.asterisk.AsteriskInstallation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The patterns by which a node checks an answer, as they stand in `extensions.conf`.
final class NodeAnswerPatterns {
    private static final Pattern GLOBAL = Pattern.compile("(?m)^([A-Z_]+) = (.*)$");
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Z_]+)}");

    private final List<Pattern> answers;

    private NodeAnswerPatterns(List<Pattern> answers) {
        this.answers = answers;
    }

    static NodeAnswerPatterns read() {
        Map<String, String> globals = GLOBAL.matcher(dialplan())
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        return new NodeAnswerPatterns(List.of("DIAL_ANSWER", "OVERFLOW_ANSWER", "STOP_ANSWER").stream()
                .map(name -> Pattern.compile(ofJava(filledIn(globals.get(name), globals))))
                .toList());
    }

    boolean matches(String line) {
        return answers.stream().anyMatch(form -> form.matcher(line).matches());
    }

    private static String filledIn(String text, Map<String, String> globals) {
        String before = "";
        String filled = text;
        while (!filled.equals(before)) {
            before = filled;
            filled = NAME.matcher(before).replaceAll(name -> Matcher.quoteReplacement(globals.get(name.group(1))));
        }
        return filled;
    }

    /// POSIX writes a bracket as `[[]` and `[]]`.
    private static String ofJava(String posix) {
        return posix.replace("[[]", "\\[").replace("[]]", "\\]");
    }

    private static String dialplan() {
        try {
            return Files.readString(AsteriskInstallation.scriptFolder().resolve("etc/extensions.conf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
