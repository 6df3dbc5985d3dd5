package io.trunkline.did.csvimport.domain;

/// The text of a cell as its column means it, and the form in which an exported file writes it.
public final class CellText {
    /// A spreadsheet takes a text that begins like this for a formula.
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private CellText() {}

    /// Without white space, no-break spaces and invisible marks around it.
    static String strip(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    /// Whether a file can hold the text so that it is read again unchanged.
    public static boolean survivesFile(String text) {
        return !text.isEmpty() && strip(text).equals(text);
    }

    /// With an apostrophe before what a spreadsheet would take for a formula.
    public static String guarded(String text) {
        return isGuardNeeded(text) ? "'" + text : text;
    }

    /// Without the apostrophe of [#guarded(String)].
    static String withoutGuard(String text) {
        return text.startsWith("'") && isGuardNeeded(text.substring(1)) ? text.substring(1) : text;
    }

    /// The cells as a line of CSV, in quotes where needed.
    public static String line(Iterable<String> cells) {
        var line = new StringBuilder();
        for (String cell : cells) {
            line.append(line.isEmpty() ? "" : ",").append(quoted(cell));
        }
        return line.append("\r\n").toString();
    }

    private static String quoted(String cell) {
        boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\r' || c == '\n');
        return isPlain && !cell.startsWith(" ") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static boolean isGuardNeeded(String text) {
        return !text.isEmpty() && (BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 || text.charAt(0) == '\'');
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }
}
