package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A row that a change would write, beside the row of today. Passwords are masked.
///
/// @param before empty for a row that would be added
/// @param after empty for a row that would be removed
/// @param changedColumns those whose values differ
public record PlannedRow(
        RowKey key,
        Optional<SortedMap<String, String>> before,
        Optional<SortedMap<String, String>> after,
        List<String> changedColumns) {
    private static final String SECRET = "(secret)";

    /// What happens to a row.
    public enum Change {
        ADDED,
        CHANGED,
        REMOVED,
        UNCHANGED
    }

    /// @param keys the rows that the change affects
    /// @param desired those that the tables would have
    /// @param actual those that the tables have
    public static List<PlannedRow> of(
            Collection<RowKey> keys, Map<RowKey, AraRow> desired, Map<RowKey, AraRow> actual) {
        var rows = new ArrayList<PlannedRow>();
        for (RowKey key : new TreeSet<>(keys)) {
            AraRow before = actual.get(key);
            AraRow after = desired.get(key);
            if (before != null || after != null) {
                rows.add(new PlannedRow(key, masked(before), masked(after), changedColumns(before, after)));
            }
        }
        return rows;
    }

    public Change change() {
        if (before.isEmpty()) {
            return Change.ADDED;
        }
        if (after.isEmpty()) {
            return Change.REMOVED;
        }
        return changedColumns.isEmpty() ? Change.UNCHANGED : Change.CHANGED;
    }

    private static List<String> changedColumns(@Nullable AraRow before, @Nullable AraRow after) {
        Map<String, String> old = before == null ? Map.of() : before.columns();
        Map<String, String> planned = after == null ? Map.of() : after.columns();
        var names = new TreeSet<>(old.keySet());
        names.addAll(planned.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), planned.get(name)))
                .toList();
    }

    private static Optional<SortedMap<String, String>> masked(@Nullable AraRow row) {
        return Optional.ofNullable(row).map(shown -> {
            var columns = new TreeMap<>(shown.columns());
            columns.replaceAll((name, value) -> AraRow.isSecret(name) ? SECRET : value);
            return columns;
        });
    }
}
