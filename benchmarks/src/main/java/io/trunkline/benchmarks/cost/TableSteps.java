package io.trunkline.benchmarks.cost;

import io.trunkline.testkit.suite.RunningSuite;
import java.sql.Connection;
import java.sql.SQLException;

/// Statements on a table of its own, which is dropped at the end.
final class TableSteps implements DatabaseSteps, AutoCloseable {
    private final SqlSteps sql;
    private final Connection connection;
    private int last;

    TableSteps(RunningSuite suite) {
        try {
            connection = suite.connectToDatabase("cdr", "trunkline_cdr");
            sql = new SqlSteps(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void read() {
        run(() -> sql.read(last));
    }

    @Override
    public void insert() {
        run(() -> {
            last++;
            sql.insert(last);
            connection.commit();
        });
    }

    @Override
    public void decide() {
        run(() -> {
            sql.read(last);
            sql.update(last);
            last++;
            sql.insert(last);
            connection.commit();
        });
    }

    @Override
    public void close() {
        run(() -> {
            sql.drop();
            connection.close();
        });
    }

    private interface Statements {
        void run() throws SQLException;
    }

    private static void run(Statements statements) {
        try {
            statements.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
