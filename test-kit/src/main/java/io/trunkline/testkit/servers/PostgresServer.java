package io.trunkline.testkit.servers;

import io.trunkline.servers.DatabaseSetup;
import io.trunkline.servers.Passwords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/// A PostgreSQL that a test may start, stop, kill and ask. Port and data outlive stop, kill and restart.
public interface PostgresServer extends AutoCloseable {
    /// Numbers the databases of [#newDatabase], so that no two tests of a JVM meet.
    AtomicInteger DATABASE_COUNTER = new AtomicInteger();

    /// Returns when the server answers.
    void start();

    /// Ends it in order; sessions are cut off.
    void stop();

    /// Ends it as `kill -9` does.
    void kill();

    default void restart() {
        stop();
        start();
    }

    String host();

    int port();

    /// A connection of a superuser; the caller closes it.
    Connection connect(String database) throws SQLException;

    /// Ends the server and deletes its data.
    @Override
    void close();

    /// An empty database with an owner whose password is random.
    default TestDatabase createDatabase(String name, String role) {
        String password = Passwords.random();
        try (Connection superuser = connect("postgres")) {
            DatabaseSetup databases = new DatabaseSetup(superuser);
            databases.createRole(role, password);
            databases.createDatabase(name, role);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the database " + name, e);
        }
        return new TestDatabase(host(), port(), name, role, password);
    }

    /// An empty database that no other test has, with an owner of its own.
    default TestDatabase newDatabase(String prefix) {
        String name = prefix + "_" + DATABASE_COUNTER.incrementAndGet();
        return createDatabase(name, name);
    }

    /// Runs SQL as a superuser and answers as `psql -At` does: a line a row, columns parted by `|`, NULL empty.
    default String execute(String database, String sql) {
        try (Connection superuser = connect(database);
                Statement statement = superuser.createStatement()) {
            return statement.execute(sql) ? rowsAsText(statement.getResultSet()) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    private static String rowsAsText(ResultSet rows) throws SQLException {
        StringJoiner lines = new StringJoiner("\n");
        while (rows.next()) {
            StringJoiner line = new StringJoiner("|");
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                String value = rows.getString(column);
                line.add(value == null ? "" : value);
            }
            lines.add(line.toString());
        }
        return lines.toString();
    }
}
