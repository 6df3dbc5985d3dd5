package io.trunkline.did.csvimport.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of a file of numbers.
///
/// @param line the line on which it starts, from 1
/// @param raw its cells as they are in the file
/// @param cells the values by column, without empty ones
/// @param fault what is wrong with the row as a whole; null if nothing is
public record NumberRow(
        long line,
        List<String> raw,
        Map<Column, String> cells,
        @Nullable String fault) {
    public NumberRow {
        raw = List.copyOf(raw);
        cells = Map.copyOf(cells);
    }

    public Optional<String> cell(Column column) {
        return Optional.ofNullable(cells.get(column));
    }

    /// @param columns of the header; empty where it has no name
    static NumberRow of(CsvRecord csv, List<Optional<Column>> columns) {
        var cells = new EnumMap<Column, String>(Column.class);
        var fault = csv.fault();
        for (int i = 0; i < csv.cells().size(); i++) {
            String value = CellText.withoutGuard(CellText.strip(csv.cells().get(i)));
            var column = i < columns.size() ? columns.get(i) : Optional.<Column>empty();
            if (value.isEmpty()) {
                continue;
            }
            if (column.isEmpty()) {
                fault = "has a value in column " + (i + 1) + ", which has no name in the header: " + shortened(value);
            } else if (column.get() != Column.IGNORED) {
                cells.put(column.get(), value);
            }
        }
        return new NumberRow(csv.line(), csv.cells(), cells, fault);
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
