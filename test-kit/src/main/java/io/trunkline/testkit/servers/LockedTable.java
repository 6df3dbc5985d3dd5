package io.trunkline.testkit.servers;

import io.trunkline.testkit.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A table that a test has locked, so that a consumer waits and the events that are published meanwhile reach it
/// together.
public final class LockedTable implements AutoCloseable {
    private final String table;
    private final Connection connection;

    private LockedTable(String table, Connection connection) {
        this.table = table;
        this.connection = connection;
    }

    /// @param table the name of a table, with its schema if that is not `public`
    public static LockedTable lock(TestDatabase database, String table) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            var _ = statement.execute("LOCK TABLE " + table);
        }
        return new LockedTable(table, connection);
    }

    /// Waits until a transaction waits for the table.
    public void awaitWaiter() {
        Await.until("a transaction waits for " + table, this::hasWaiter);
    }

    private boolean hasWaiter() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "SELECT FROM pg_locks WHERE relation = '" + table + "'::regclass AND NOT granted")) {
            return waiting.next();
        }
    }

    /// Unlocks the table.
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
