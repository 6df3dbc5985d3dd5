package io.trunkline.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command on a page, with the output that the page shows.
///
/// A code block of the language `console` has commands after a `$ `, each with the output it shows. A block of the
/// language `sh` has commands only. Blocks of any other language are not commands.
///
/// @param line of the page, from 1
/// @param command one or more lines
/// @param shown empty if the page shows no output
record PageExample(int line, String command, String shown) {
    private static final Pattern DOCUMENT = Pattern.compile("<<(\\w+)");

    /// The examples of a page in their order.
    static List<PageExample> of(Path page) {
        try {
            return parse(Files.readAllLines(page));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<PageExample> parse(List<String> lines) {
        List<PageExample> examples = new ArrayList<>();
        String language = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                language = language == null ? line.substring(3) : null;
            } else if ("console".equals(language) && line.startsWith("$ ")) {
                i = read(lines, i, "$ ", examples);
            } else if ("sh".equals(language) && !line.isBlank() && !line.startsWith("#")) {
                i = read(lines, i, "", examples);
            } else if (language != null && !language.equals("text") && line.matches("(\\$ |curl |api ).*")) {
                throw new IllegalStateException("line " + (i + 1) + ": is this a command or a text? " + line);
            }
        }
        return examples;
    }

    /// Adds the example that begins at the line.
    ///
    /// @return its last line
    private static int read(List<String> lines, int from, String prompt, List<PageExample> examples) {
        StringBuilder command = new StringBuilder(lines.get(from).substring(prompt.length()));
        int i = from;
        while (!isComplete(command.toString())) {
            i++;
            command.append('\n').append(lines.get(i));
        }
        StringBuilder shown = new StringBuilder();
        while (!prompt.isEmpty() && !lines.get(i + 1).matches("\\$ .*|```")) {
            i++;
            shown.append(lines.get(i)).append('\n');
        }
        examples.add(new PageExample(from + 1, command.toString(), shown.toString()));
        return i;
    }

    /// Whether no quote is open, no document follows, and the last line is not continued.
    private static boolean isComplete(String command) {
        Matcher document = DOCUMENT.matcher(command);
        if (document.find()) {
            return command.endsWith("\n" + document.group(1));
        }
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote == 0 && !command.endsWith("\\");
    }

    /// Whether the command changes nothing, so that it may be repeated until it shows what is expected.
    boolean onlyReads() {
        return command.contains("/explain ") || !command.matches("(?s).* (-d|-X|-F|--data\\S*) .*");
    }
}
