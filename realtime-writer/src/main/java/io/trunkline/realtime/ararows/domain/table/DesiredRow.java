package io.trunkline.realtime.projection.domain;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A row as an entity wants it, its password still sealed.
///
/// @param columns the columns that are not NULL, as text in PostgreSQL's own spelling, without the password
/// @param sealed what goes into the column `password`, if the row has one
public record WantedRow(
        RowKey key,
        SortedMap<String, String> columns,
        @Nullable SealedSecret sealed) {
    /// The row without a password.
    public static WantedRow of(AraTable table, String id, Map<String, String> columns) {
        return of(table, id, columns, null);
    }

    /// The row, its id among its columns.
    public static WantedRow of(AraTable table, String id, Map<String, String> columns, @Nullable SealedSecret sealed) {
        var all = new TreeMap<>(columns);
        all.put("id", id);
        return new WantedRow(new RowKey(table, id), all, sealed);
    }

    /// The row as it stands in the table.
    ///
    /// @param password the opened password, null where the row has none
    public Row opened(@Nullable String password) {
        if (password == null) {
            return new Row(key, columns);
        }
        var all = new TreeMap<>(columns);
        all.put(Row.PASSWORD, password);
        return new Row(key, all);
    }
}
