package io.trunkline.did.csvimport.domain;

import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits text into the records of CSV (RFC 4180). A line ends with CRLF, LF or CR. Blanks around quotes are
/// dropped, and a quote within an unquoted cell is a character like others.
final class CsvRecords {
    private static final int END = -1;

    private final String text;
    private final char separator;
    private final int limit;
    private final boolean isEnd;
    private final List<CsvRecord> records = new ArrayList<>();
    private int position;
    private long line;
    private @Nullable String fault;
    private long openedLine;

    private CsvRecords(CsvText text, char separator, int limit) {
        this.text = text.text();
        this.position = text.start();
        this.line = text.line();
        this.separator = separator;
        this.limit = limit;
        this.isEnd = text.isEnd();
    }

    /// Text of a file.
    ///
    /// @param start where its first record begins
    /// @param line the line of that record
    /// @param isEnd whether the file ends with the text
    record CsvText(String text, int start, long line, boolean isEnd) {}

    /// @param position behind the last record
    /// @param line the line there
    record Split(List<CsvRecord> records, int position, long line) {}

    /// Without the last record of the text if more of the file follows, since that may belong to it.
    ///
    /// @param limit at most so many records are read; blank ones do not count and are left out
    static Reading<Split> split(CsvText text, char separator, int limit) {
        return new CsvRecords(text, separator, limit).split();
    }

    private Reading<Split> split() {
        while (position < text.length() && records.size() < limit) {
            int startPosition = position;
            long start = line;
            fault = null;
            var cells = readCells();
            if (!isEnd && position >= text.length()) {
                return new Readable<>(new Split(records, startPosition, start));
            }
            if (openedLine > 0) {
                return new Unreadable<>(
                        Reason.UNREADABLE, "the quotes that are opened on line " + openedLine + " are not closed");
            }
            var csv = new CsvRecord(start, cells, fault);
            if (!csv.isBlank()) {
                records.add(csv);
            }
        }
        return new Readable<>(new Split(records, position, line));
    }

    private List<String> readCells() {
        var cells = new ArrayList<String>();
        do {
            skipBlanks();
            cells.add(current() == '"' ? quotedCell() : plainCell());
        } while (skipSeparator());
        skipLineEnd();
        return cells;
    }

    private String quotedCell() {
        long opened = line;
        var cell = new StringBuilder();
        position++;
        while (true) {
            int c = current();
            if (c == END) {
                openedLine = opened;
                return cell.toString();
            }
            if (c != '"') {
                addCharacter(cell);
            } else if (following() == '"') {
                cell.append('"');
                position += 2;
            } else {
                position++;
                checkAfterQuote();
                return cell.toString();
            }
        }
    }

    /// Counts the end of a line within quotes once, also if it is CRLF.
    private void addCharacter(StringBuilder cell) {
        char c = text.charAt(position++);
        cell.append(c);
        if (c == '\n' || (c == '\r' && current() != '\n')) {
            line++;
        }
    }

    private void checkAfterQuote() {
        skipBlanks();
        if (!isEndOfCell(current())) {
            fault = "has text after the closing quote of a cell";
            skipCell();
        }
    }

    private void skipCell() {
        while (!isEndOfCell(current())) {
            position++;
        }
    }

    private String plainCell() {
        int start = position;
        skipCell();
        return text.substring(start, position);
    }

    private void skipBlanks() {
        while (current() == ' ' || (current() == '\t' && separator != '\t')) {
            position++;
        }
    }

    private boolean skipSeparator() {
        boolean isSeparator = current() == separator;
        position += isSeparator ? 1 : 0;
        return isSeparator;
    }

    private void skipLineEnd() {
        if (current() == '\r') {
            position++;
        }
        if (current() == '\n') {
            position++;
        }
        line++;
    }

    private boolean isEndOfCell(int c) {
        return c == END || c == separator || c == '\r' || c == '\n';
    }

    private int current() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private int following() {
        return position + 1 < text.length() ? text.charAt(position + 1) : END;
    }
}
