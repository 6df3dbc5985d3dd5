package io.trunkline.provisioning.realtimewriter.domain;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The rows of Asterisk's tables that the entity of a dry run would have.
///
/// @param rows those of today and those that would be written, by table and key; empty if they are unavailable
/// @param unavailable why the rows are unknown; null if they are known
public record PlannedRows(List<PlannedRow> rows, @Nullable String unavailable) {
    public static PlannedRows of(List<PlannedRow> rows) {
        return new PlannedRows(rows, null);
    }

    public static PlannedRows unavailable(String reason) {
        return new PlannedRows(List.of(), reason);
    }

    /// A row. Passwords are shown as `(secret)`.
    ///
    /// @param key the row's id; in `extensions` context, extension and priority, separated by commas
    /// @param change `added`, `changed`, `removed` or `unchanged`
    /// @param before the columns of today that are not NULL; null for a row that would be added
    /// @param after the columns then; null for a row that would be removed
    /// @param changedColumns the columns whose values differ
    public record PlannedRow(
            String table,
            String key,
            String change,
            @Nullable SortedMap<String, String> before,
            @Nullable SortedMap<String, String> after,
            List<String> changedColumns) {}
}
