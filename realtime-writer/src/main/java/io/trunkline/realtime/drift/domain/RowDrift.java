package io.trunkline.realtime.drift.domain;

import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A row that differs from the desired one, with both values of each column that differs.
public record RowDrift(RowKey key, DriftKind kind, List<Column> columns) {
    private static final String SECRET = "(secret)";

    public enum DriftKind {
        /// Desired, but not in the table.
        MISSING,
        /// In the table, but not desired.
        UNEXPECTED,
        /// In the table with other values.
        DIFFERENT
    }

    /// A column that differs. Passwords are masked.
    ///
    /// @param wanted the desired value; null for NULL
    /// @param actual the value in the table; null for NULL
    public record Column(
            String name, @Nullable String wanted, @Nullable String actual) {}

    /// All differences, ordered by table and key.
    public static List<RowDrift> between(Map<RowKey, AraRow> desired, Map<RowKey, AraRow> actual) {
        var keys = new TreeSet<>(desired.keySet());
        keys.addAll(actual.keySet());
        var drifts = new ArrayList<RowDrift>();
        for (RowKey key : keys) {
            AraRow target = desired.get(key);
            AraRow present = actual.get(key);
            if (!Objects.equals(target, present)) {
                drifts.add(new RowDrift(key, kind(target, present), columns(target, present)));
            }
        }
        return drifts;
    }

    private static DriftKind kind(@Nullable AraRow target, @Nullable AraRow present) {
        if (present == null) {
            return DriftKind.MISSING;
        }
        return target == null ? DriftKind.UNEXPECTED : DriftKind.DIFFERENT;
    }

    private static List<Column> columns(@Nullable AraRow target, @Nullable AraRow present) {
        Map<String, String> wanted = target == null ? Map.of() : target.columns();
        Map<String, String> actual = present == null ? Map.of() : present.columns();
        var names = new TreeMap<String, String>(wanted);
        names.putAll(actual);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(wanted.get(name), actual.get(name)))
                .map(name -> new Column(name, masked(name, wanted.get(name)), masked(name, actual.get(name))))
                .toList();
    }

    private static @Nullable String masked(String column, @Nullable String value) {
        return value != null && AraRow.isSecret(column) ? SECRET : value;
    }
}
