package io.trunkline.realtime.ararows.domain.table;

import java.util.SortedMap;

/// A row as it stands, or is to stand, in its table, password and all: not for logs, and its text shows the key
/// alone.
///
/// @param columns the columns that are not NULL, as text in PostgreSQL's own spelling
public record AraRow(RowKey key, SortedMap<String, String> columns) {
    /// The one column whose value is a secret.
    public static final String PASSWORD = "password";

    @Override
    public String toString() {
        return "Row[" + key + "]";
    }
}
