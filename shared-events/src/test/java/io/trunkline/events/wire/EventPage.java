package io.trunkline.events.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page of a topic under docs/events: a sentence, a table of its settings, notes, and examples.
///
/// @param summary what an event of the topic is
/// @param notes what else a consumer should know; may be empty
record EventPage(String summary, String publishedBy, String consumedBy, String key, String notes) {
    private static final Path FOLDER = Path.of("../docs/events");
    private static final Pattern PARTS = Pattern.compile(
            "# \\S+\n\n(?<summary>.*?)\n\n(?<table>\\|.*?)\n\n(?<notes>.*?)\n*## Example.*", Pattern.DOTALL);

    /// The names of all topics with a page.
    static Set<String> topics() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .filter(name -> !name.equals("README"))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static EventPage of(Topic topic) {
        Path file = FOLDER.resolve(topic.topicName() + ".md");
        try {
            Matcher parts = PARTS.matcher(Files.readString(file));
            if (!parts.matches()) {
                throw new IllegalStateException(file + " is not like the other pages");
            }
            String table = parts.group("table");
            return new EventPage(
                    parts.group("summary").replace('\n', ' '),
                    row(table, "published by"),
                    row(table, "consumed by"),
                    row(table, "key"),
                    withoutLinks(parts.group("notes")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String row(String table, String name) {
        Matcher row = Pattern.compile("\\| " + name + " \\| (.*) \\|").matcher(table);
        if (!row.find()) {
            throw new IllegalStateException("no row " + name + " in " + table);
        }
        return withoutLinks(row.group(1));
    }

    /// Links on a page are relative to it.
    private static String withoutLinks(String text) {
        return text.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
    }
}
