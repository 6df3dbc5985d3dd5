package io.trunkline.did.csvimport.domain;

import io.trunkline.did.csvimport.domain.CsvRecords.CsvText;
import io.trunkline.did.csvimport.domain.CsvRecords.Split;
import io.trunkline.did.csvimport.domain.Reading.Readable;
import io.trunkline.did.csvimport.domain.Reading.Reason;
import io.trunkline.did.csvimport.domain.Reading.Unreadable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of numbers, read.
///
/// @param encoding the encoding that was detected, such as `UTF-8`
/// @param separator the separator that was detected
/// @param header its names as they are in the file
/// @param columns what they mean; empty where there is no name
public record NumberFile(
        String encoding, char separator, List<String> header, List<Optional<Column>> columns, List<NumberRow> rows) {
    /// Characters of a line, without its end.
    private static final int MAX_LINE = 64 * 1024;

    public static final int MAX_ROWS = 10_000;

    /// Excel's own line, which names the separator.
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\"?sep=([,;\\t|])\"?[,;\\t|]*(\\r\\n|\\n|\\r)", Pattern.CASE_INSENSITIVE);

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    /// The name of a column in the file.
    public String nameOf(Column column) {
        int index = columns.indexOf(Optional.of(column));
        return index < 0 ? column.header() : CellText.strip(header.get(index));
    }

    public static Reading<NumberFile> read(byte[] bytes, ColumnMapping mapping) {
        return FileText.decode(bytes).then(file -> read(file, mapping));
    }

    private static Reading<NumberFile> read(FileText file, ColumnMapping mapping) {
        if (CellText.strip(file.text()).isEmpty()) {
            return new Unreadable<>(Reason.EMPTY, "it is empty");
        }
        return withoutLongLine(file.text(), 1)
                .then(text -> Beginning.of(text, mapping))
                .then(beginning -> read(file, mapping, beginning));
    }

    /// @param line the line on which the text begins
    static Reading<String> withoutLongLine(String text, long line) {
        long tooLong = tooLongLine(text, line);
        return tooLong > 0
                ? new Unreadable<>(Reason.LINE_TOO_LONG, "line " + tooLong + " has more than 65,536 characters")
                : new Readable<>(text);
    }

    /// What precedes the header.
    ///
    /// @param start where the header begins
    /// @param line the line of the header
    record Beginning(char separator, int start, long line) {
        static Reading<Beginning> of(String text, ColumnMapping mapping) {
            Matcher named = SEPARATOR_LINE.matcher(text);
            return new Readable<>(
                    named.lookingAt()
                            ? new Beginning(named.group(1).charAt(0), named.end(), 2)
                            : new Beginning(NumberFile.separator(text, mapping), 0, 1));
        }
    }

    private static Reading<NumberFile> read(FileText file, ColumnMapping mapping, Beginning beginning) {
        var csv = new CsvText(file.text(), beginning.start(), beginning.line(), true);
        return CsvRecords.split(csv, beginning.separator(), MAX_ROWS + 2)
                .then(split -> read(file.encoding(), beginning.separator(), split.records(), mapping));
    }

    private static Reading<NumberFile> read(
            String encoding, char separator, List<CsvRecord> records, ColumnMapping mapping) {
        if (records.isEmpty()) {
            return new Unreadable<>(Reason.EMPTY, "it has no header");
        }
        var header = records.getFirst();
        return columns(header, mapping).then(columns -> {
            var rows = records.stream()
                    .skip(1)
                    .map(csv -> NumberRow.of(csv, columns))
                    .toList();
            if (rows.isEmpty()) {
                return new Unreadable<>(Reason.EMPTY, "it has no rows besides the header");
            }
            return rows.size() > MAX_ROWS
                    ? new Unreadable<>(Reason.TOO_MANY_ROWS, "it has more than " + MAX_ROWS + " rows")
                    : new Readable<>(new NumberFile(encoding, separator, header.cells(), columns, rows));
        });
    }

    static Reading<List<Optional<Column>>> columns(CsvRecord header, ColumnMapping mapping) {
        var columns = new ArrayList<Optional<Column>>();
        var names = new EnumMap<Column, String>(Column.class);
        var unknown = new ArrayList<String>();
        for (String cell : header.cells()) {
            String name = CellText.strip(cell);
            var column = name.isEmpty() ? Optional.<Column>empty() : mapping.find(name);
            columns.add(column);
            if (column.isEmpty() && !name.isEmpty()) {
                unknown.add(name);
            }
            var read = column.filter(known -> known != Column.IGNORED);
            var other = read.map(known -> names.put(known, name));
            if (other.isPresent()) {
                return new Unreadable<>(
                        Reason.UNREADABLE, "its columns " + other.get() + " and " + name + " mean the same");
            }
        }
        var missing = mapping.missingIn(header.cells());
        if (!missing.isEmpty()) {
            return new Unreadable<>(
                    Reason.UNKNOWN_COLUMN,
                    "it has no column " + missing.iterator().next() + ", which the mapping names");
        }
        return checked(header, columns, names, unknown);
    }

    private static Reading<List<Optional<Column>>> checked(
            CsvRecord header, List<Optional<Column>> columns, EnumMap<Column, String> names, List<String> unknown) {
        if (!names.containsKey(Column.NUMBER)) {
            return new Unreadable<>(
                    Reason.NO_NUMBER_COLUMN,
                    "its first row, line " + header.line()
                            + ", must name the columns, and one of them number; the parameter mapping can say which");
        }
        if (!unknown.isEmpty()) {
            return new Unreadable<>(
                    Reason.UNKNOWN_COLUMN,
                    "its column " + unknown.getFirst()
                            + " is unknown; the parameter mapping can say what it is, or leave it out with null");
        }
        return new Readable<>(columns);
    }

    /// The separator with which the header has the most known columns; the comma if several have.
    private static char separator(String text, ColumnMapping mapping) {
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long known = knownColumns(CsvRecords.split(new CsvText(text, 0, 1, true), separator, 1), mapping);
            if (known > most) {
                best = separator;
                most = known;
            }
        }
        return best;
    }

    private static long knownColumns(Reading<Split> first, ColumnMapping mapping) {
        return first instanceof Readable<Split>(var split)
                ? split.records().stream()
                        .flatMap(csv -> csv.cells().stream())
                        .flatMap(name -> mapping.find(name).stream())
                        .count()
                : 0;
    }

    private static long tooLongLine(String text, long firstLine) {
        long line = firstLine;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                boolean isPair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                line += isPair ? 0 : 1;
                start = i + 1;
            } else if (i - start >= MAX_LINE) {
                return line;
            }
        }
        return 0;
    }
}
