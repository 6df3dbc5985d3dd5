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

/// A row that is not as wanted, with both values of each column in question.
public record RowDrift(RowKey key, DriftKind kind, List<Column> columns) {
    private static final String SECRET = "(secret)";

    /// How the row differs.
    public enum DriftKind {
        /// Wanted, and not there.
        MISSING,
        /// There, and wanted by nobody.
        UNEXPECTED,
        /// There otherwise than wanted.
        DIFFERENT
    }

    /// @param name the column
    /// @param wanted null for NULL; a password is not shown
    /// @param actual null for NULL; a password is not shown
    public record Column(
            String name, @Nullable String wanted, @Nullable String actual) {}

    /// Everything that stands otherwise than wanted, in the order of tables and keys.
    public static List<RowDrift> between(Map<RowKey, AraRow> wanted, Map<RowKey, AraRow> actual) {
        var keys = new TreeSet<>(wanted.keySet());
        keys.addAll(actual.keySet());
        var drifts = new ArrayList<RowDrift>();
        for (RowKey key : keys) {
            AraRow shall = wanted.get(key);
            AraRow is = actual.get(key);
            if (!Objects.equals(shall, is)) {
                drifts.add(new RowDrift(key, kind(shall, is), columns(shall, is)));
            }
        }
        return drifts;
    }

    private static DriftKind kind(@Nullable AraRow shall, @Nullable AraRow is) {
        if (is == null) {
            return DriftKind.MISSING;
        }
        return shall == null ? DriftKind.UNEXPECTED : DriftKind.DIFFERENT;
    }

    private static List<Column> columns(@Nullable AraRow shall, @Nullable AraRow is) {
        Map<String, String> wanted = shall == null ? Map.of() : shall.columns();
        Map<String, String> actual = is == null ? Map.of() : is.columns();
        var names = new TreeMap<String, String>(wanted);
        names.putAll(actual);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(wanted.get(name), actual.get(name)))
                .map(name -> new Column(name, masked(name, wanted.get(name)), masked(name, actual.get(name))))
                .toList();
    }

    private static @Nullable String masked(String column, @Nullable String value) {
        return value != null && column.equals(AraRow.PASSWORD) ? SECRET : value;
    }
}
