package io.trunkline.did.numbers;

import io.trunkline.did.numbers.CheckRow.CheckedRow;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Splits rows into parts that have each number once. Of rows with one number, each is in a later part than those
/// before it.
final class RowWaves {
    /// Bounds the size of a statement.
    private static final int MAX_ROWS = 1_000;

    private RowWaves() {}

    /// @param rows valid ones
    static List<List<CheckedRow>> of(List<CheckedRow> rows) {
        Map<PhoneNumber, Integer> repeats = new HashMap<>();
        var waves = new ArrayList<List<CheckedRow>>();
        for (var row : rows) {
            int wave = repeats.merge(row.requiredNumber(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves.stream().flatMap(wave -> parts(wave).stream()).toList();
    }

    private static List<List<CheckedRow>> parts(List<CheckedRow> wave) {
        var parts = new ArrayList<List<CheckedRow>>();
        for (int start = 0; start < wave.size(); start += MAX_ROWS) {
            parts.add(wave.subList(start, Math.min(wave.size(), start + MAX_ROWS)));
        }
        return parts;
    }
}
