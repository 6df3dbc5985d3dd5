package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.domain.CellText;
import io.trunkline.did.csvimport.domain.NumberFile;
import io.trunkline.did.csvimport.domain.NumberRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the rejected rows of a file as a file of their own with the column `error`. It can be corrected and sent
/// as it is.
final class FailedRows {
    private static final String ERROR = "error";
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    /// No formula, though it may begin like one.
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[0-9 ().-]+");

    private FailedRows() {}

    /// @return empty if no row was rejected
    static String write(NumberFile file, List<RowError> errors) {
        return errors.isEmpty() ? "" : header(file.header()) + rows(file, errors);
    }

    /// The first line.
    ///
    /// @param header of the file
    static String header(List<String> header) {
        return CellText.line(cells(header, header, ERROR));
    }

    /// The lines after the header.
    static String rows(NumberFile file, List<RowError> errors) {
        Map<Long, String> sentences = errors.stream()
                .collect(Collectors.toMap(RowError::row, RowError::error, (first, next) -> first + "; " + next));
        return file.rows().stream()
                .filter(row -> sentences.containsKey(row.line()))
                .map(row -> line(file, row, sentences.getOrDefault(row.line(), "")))
                .collect(Collectors.joining());
    }

    private static String line(NumberFile file, NumberRow row, String error) {
        return CellText.line(cells(file.header(), row.raw(), error).stream()
                .map(FailedRows::guarded)
                .toList());
    }

    /// The cells of the header's columns, the error, and then cells that have no column.
    private static List<String> cells(List<String> header, List<String> raw, String error) {
        var cells = IntStream.range(0, header.size())
                .filter(i -> !header.get(i).strip().equalsIgnoreCase(ERROR))
                .mapToObj(i -> i < raw.size() ? raw.get(i) : "")
                .collect(Collectors.toCollection(ArrayList::new));
        cells.add(error);
        cells.addAll(raw.subList(Math.min(raw.size(), header.size()), raw.size()));
        return cells;
    }

    private static String guarded(String cell) {
        boolean isFormula = !cell.isEmpty()
                && BEGINNINGS_OF_FORMULAS.indexOf(cell.charAt(0)) >= 0
                && !PHONE_NUMBER.matcher(cell).matches();
        return isFormula ? "'" + cell : cell;
    }
}
