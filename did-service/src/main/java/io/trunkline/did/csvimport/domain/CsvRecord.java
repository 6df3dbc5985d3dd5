package io.trunkline.did.csvimport.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of a CSV file (RFC 4180).
///
/// @param line the line on which it starts, from 1
/// @param cells as they are in the file, without quotes
/// @param fault what is wrong with its quotes; null if nothing is
record CsvRecord(long line, List<String> cells, @Nullable String fault) {
    CsvRecord {
        cells = List.copyOf(cells);
    }

    int characters() {
        return cells.stream().mapToInt(String::length).sum();
    }

    boolean isBlank() {
        return cells.stream().allMatch(cell -> CellText.strip(cell).isEmpty());
    }
}
