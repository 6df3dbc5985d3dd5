package io.trunkline.realtime.ararows.domain.table;

import java.util.SortedMap;

/// A row of a realtime table, with its password decrypted. Its text has only the key, so that logs contain
/// no password.
///
/// @param columns the columns that are not NULL, as PostgreSQL writes them as text
public record AraRow(RowKey key, SortedMap<String, String> columns) {
    /// The only column with a secret value.
    public static final String PASSWORD = "password";

    @Override
    public String toString() {
        return "Row[" + key + "]";
    }
}
