package io.trunkline.realtime.ararows.domain.table;

import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A row that the tables must have, with its password still encrypted.
///
/// @param columns the columns that are not NULL, as PostgreSQL writes them as text, without the password. The column
///     `password_digest` has the algorithms of its hashes
/// @param sealedPassword for the column `password`, or `password_digest` if the row has it; null for a row without one
public record DesiredRow(
        RowKey key,
        SortedMap<String, String> columns,
        @Nullable SealedPassword sealedPassword) {
    /// A row without a password.
    public static DesiredRow of(AraTable table, String id, Map<String, String> columns) {
        return of(table, id, columns, null);
    }

    /// A row with its id as a column.
    public static DesiredRow of(
            AraTable table, String id, Map<String, String> columns, @Nullable SealedPassword sealedPassword) {
        var all = new TreeMap<>(columns);
        all.put("id", id);
        return new DesiredRow(new RowKey(table, id), all, sealedPassword);
    }

    /// The row for the table.
    ///
    /// @param password the decrypted password; null for a row without one
    public AraRow withPassword(@Nullable String password) {
        if (password == null) {
            return new AraRow(key, columns);
        }
        var all = new TreeMap<>(columns);
        String algorithms = columns.get(AraRow.PASSWORD_DIGEST);
        if (algorithms == null) {
            all.put(AraRow.PASSWORD, RealtimeText.encode(password));
        } else {
            String user = RealtimeText.decode(columns.getOrDefault("username", ""));
            all.put(
                    AraRow.PASSWORD_DIGEST,
                    PasswordDigest.of(algorithms, user, columns.getOrDefault("realm", ""), password));
        }
        return new AraRow(key, all);
    }
}
