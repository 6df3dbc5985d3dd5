package io.trunkline.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Quotes server logs in messages about failures.
final class LogFiles {
    private static final int LINES = 12;

    private LogFiles() {}

    /// The path of the log and its last lines.
    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return log + ":\n" + String.join("\n", last);
        } catch (IOException _) {
            return log + " (cannot be read)";
        }
    }
}
