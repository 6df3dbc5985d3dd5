package io.trunkline.did.csvimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.trunkline.did.platform.DidProblem;
import io.trunkline.web.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a CSV file of numbers. Columns may be in any order; a file with an unknown column is rejected.
final class DidCsvReader {
    private static final List<String> COLUMNS =
            List.of("number", "areaCode", "trunk", "status", "maxUsage", "provider", "region", "notes");
    private static final List<String> METADATA_COLUMNS = List.of("provider", "region", "notes");
    private static final int MAX_ROWS = 10_000;

    private DidCsvReader() {}

    /// A row of the file.
    ///
    /// @param line the line on which it starts; the header is line 1
    /// @param cells values by column, without empty ones
    record CsvRow(long line, Map<String, String> cells) {
        Optional<String> cell(String column) {
            return Optional.ofNullable(cells.get(column));
        }

        Map<String, String> metadata() {
            var metadata = new TreeMap<>(cells);
            metadata.keySet().retainAll(METADATA_COLUMNS);
            return metadata;
        }
    }

    /// @throws ProblemException `import.unreadable`
    static List<CsvRow> read(String file) {
        var rows = new ArrayList<CsvRow>();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(withoutByteOrderMark(file))) {
            for (NamedCsvRecord csv : reader) {
                if (rows.isEmpty()) {
                    checkHeader(csv.getHeader());
                }
                if (rows.size() == MAX_ROWS) {
                    throw unreadable("it has more than " + MAX_ROWS + " rows");
                }
                rows.add(toRow(csv));
            }
        } catch (CsvParseException malformed) {
            throw unreadable("a row has misplaced quotes or too few columns");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (rows.isEmpty()) {
            throw unreadable("it has no rows");
        }
        return rows;
    }

    private static CsvRow toRow(NamedCsvRecord csv) {
        if (csv.getFieldCount() > csv.getHeader().size()) {
            throw unreadable("line " + csv.getStartingLineNumber() + " has more cells than the header has columns");
        }
        var cells = new TreeMap<String, String>();
        csv.getFieldsAsMap().forEach((column, value) -> {
            if (!value.isBlank()) {
                cells.put(column.strip(), value.strip());
            }
        });
        return new CsvRow(csv.getStartingLineNumber(), cells);
    }

    private static void checkHeader(List<String> header) {
        var columns = header.stream().map(String::strip).toList();
        if (!columns.contains("number")) {
            throw unreadable("the column number is missing");
        }
        columns.stream().filter(column -> !COLUMNS.contains(column)).findFirst().ifPresent(column -> {
            throw unreadable("the column " + column + " is unknown");
        });
    }

    /// Spreadsheets may write a byte order mark first.
    private static String withoutByteOrderMark(String file) {
        return file.startsWith("\uFEFF") ? file.substring(1) : file;
    }

    private static ProblemException unreadable(String reason) {
        return DidProblem.IMPORT_UNREADABLE.problem("The file cannot be imported: " + reason);
    }
}
