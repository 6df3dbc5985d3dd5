package io.trunkline.benchmarks.cost;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The statements of [TableSteps], prepared once.
final class SqlSteps {
    private static final String CREATE = """
            CREATE TABLE bench_steps (id integer PRIMARY KEY, changed_at timestamptz NOT NULL DEFAULT now(), body text)
            """;
    private static final String READ = """
            SELECT changed_at, body FROM bench_steps WHERE id = ?
            """;
    private static final String INSERT = """
            INSERT INTO bench_steps (id, body) VALUES (?, repeat('x', 500))
            """;
    private static final String UPDATE = """
            UPDATE bench_steps SET changed_at = now() WHERE id = ?
            """;

    private final Connection connection;
    private final PreparedStatement read;
    private final PreparedStatement insert;
    private final PreparedStatement update;

    SqlSteps(Connection connection) throws SQLException {
        this.connection = connection;
        drop();
        execute(CREATE);
        connection.setAutoCommit(false);
        read = connection.prepareStatement(READ);
        insert = connection.prepareStatement(INSERT);
        update = connection.prepareStatement(UPDATE);
    }

    void read(int id) throws SQLException {
        read.setInt(1, id);
        read.executeQuery().close();
    }

    void insert(int id) throws SQLException {
        insert.setInt(1, id);
        int _ = insert.executeUpdate();
    }

    void update(int id) throws SQLException {
        update.setInt(1, id);
        int _ = update.executeUpdate();
    }

    void drop() throws SQLException {
        execute("DROP TABLE IF EXISTS bench_steps");
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private void execute(String statement) throws SQLException {
        try (var created = connection.createStatement()) {
            boolean _ = created.execute(statement);
        }
    }
}
