package io.trunkline.realtime.ararows.domain.table;

import java.util.Set;
import java.util.SortedMap;

/// A row of a realtime table, with its password decrypted. Its text has only the key, so that logs contain
/// no password.
///
/// @param columns the columns that are not NULL, as PostgreSQL writes them as text
public record AraRow(RowKey key, SortedMap<String, String> columns) {
    /// The password for requests to a carrier, which Asterisk needs in clear text.
    public static final String PASSWORD = "password";
    /// What Asterisk needs to know of the password of a client.
    public static final String PASSWORD_DIGEST = "password_digest";

    private static final Set<String> SECRET_COLUMNS = Set.of(PASSWORD, PASSWORD_DIGEST);

    /// Whether the values of a column are secret.
    public static boolean isSecret(String column) {
        return SECRET_COLUMNS.contains(column);
    }

    @Override
    public String toString() {
        return "Row[" + key + "]";
    }
}
