package io.trunkline.realtime.projection.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A row that is not as wanted, with both values of each column in question.
public record Drift(RowKey key, Kind kind, List<Column> columns) {
    private static final String SECRET = "(secret)";

    /// How the row differs.
    public enum Kind {
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
    public static List<Drift> between(Map<RowKey, Row> wanted, Map<RowKey, Row> actual) {
        var keys = new TreeSet<>(wanted.keySet());
        keys.addAll(actual.keySet());
        var drifts = new ArrayList<Drift>();
        for (RowKey key : keys) {
            Row shall = wanted.get(key);
            Row is = actual.get(key);
            if (!Objects.equals(shall, is)) {
                drifts.add(new Drift(key, kind(shall, is), columns(shall, is)));
            }
        }
        return drifts;
    }

    private static Kind kind(@Nullable Row shall, @Nullable Row is) {
        if (is == null) {
            return Kind.MISSING;
        }
        return shall == null ? Kind.UNEXPECTED : Kind.DIFFERENT;
    }

    private static List<Column> columns(@Nullable Row shall, @Nullable Row is) {
        Map<String, String> wanted = shall == null ? Map.of() : shall.columns();
        Map<String, String> actual = is == null ? Map.of() : is.columns();
        var names = new TreeMap<String, String>(wanted);
        names.putAll(actual);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(wanted.get(name), actual.get(name)))
                .map(name -> new Column(name, shown(name, wanted.get(name)), shown(name, actual.get(name))))
                .toList();
    }

    private static @Nullable String shown(String column, @Nullable String value) {
        return value != null && column.equals(Row.PASSWORD) ? SECRET : value;
    }
}
