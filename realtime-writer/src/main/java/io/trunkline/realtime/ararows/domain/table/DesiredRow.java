package io.trunkline.realtime.ararows.domain.table;

import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A row as an entity wants it, its password still sealed.
///
/// @param columns the columns that are not NULL, as text in PostgreSQL's own spelling, without the password
/// @param sealedPassword what goes into the column `password`, if the row has one
public record DesiredRow(
        RowKey key,
        SortedMap<String, String> columns,
        @Nullable SealedPassword sealedPassword) {
    /// The row without a password.
    public static DesiredRow of(AraTable table, String id, Map<String, String> columns) {
        return of(table, id, columns, null);
    }

    /// The row, its id among its columns.
    public static DesiredRow of(
            AraTable table, String id, Map<String, String> columns, @Nullable SealedPassword sealed) {
        var all = new TreeMap<>(columns);
        all.put("id", id);
        return new DesiredRow(new RowKey(table, id), all, sealed);
    }

    /// The row as it stands in the table.
    ///
    /// @param password the opened password, null where the row has none
    public AraRow withPassword(@Nullable String password) {
        if (password == null) {
            return new AraRow(key, columns);
        }
        var all = new TreeMap<>(columns);
        all.put(AraRow.PASSWORD, password);
        return new AraRow(key, all);
    }
}
