package io.trunkline.testkit.servers;

import io.trunkline.servers.DatabaseSetup;
import io.trunkline.servers.Passwords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/// A PostgreSQL that a test may start, stop and kill. Its port and data stay the same after stop, kill and restart.
public interface PostgresServer extends AutoCloseable {
    /// Numbers the databases of [#newDatabase], so that each test has its own.
    AtomicInteger DATABASE_COUNTER = new AtomicInteger();

    /// Starts the server and returns when it responds. It has no effect on one that runs.
    void start();

    /// Stops it in order and ends the sessions, if it runs.
    void stop();

    /// Kills it, like `kill -9`, if it runs.
    void kill();

    default void restart() {
        stop();
        start();
    }

    String host();

    int port();

    /// A connection of a superuser; the caller closes it.
    Connection connect(String database) throws SQLException;

    /// Stops the server and deletes its data.
    @Override
    void close();

    /// Creates an empty database and its owner with a random password.
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

    /// Creates an empty database with a unique name and its own owner.
    default TestDatabase newDatabase(String prefix) {
        String name = prefix + "_" + DATABASE_COUNTER.incrementAndGet();
        return createDatabase(name, name);
    }

    /// Creates the API role of a database, which sees the rows of the caller's tenant only.
    default TestDatabase createApiRole(TestDatabase database) {
        String role = database.user() + "_api";
        String password = Passwords.random();
        try (Connection superuser = connect("postgres")) {
            DatabaseSetup databases = new DatabaseSetup(superuser);
            databases.createRole(role, password);
            databases.grantConnect(database.name(), role);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the role " + role, e);
        }
        return new TestDatabase(host(), port(), database.name(), role, password);
    }

    /// Runs SQL as a superuser. The result is formatted like `psql -At`: a line per row, columns separated by `|`,
    /// NULL empty.
    default String execute(String database, String sql) {
        try (Connection superuser = connect(database);
                Statement statement = superuser.createStatement()) {
            return statement.execute(sql) ? rowsAsText(statement.getResultSet()) : "";
        } catch (SQLException e) {
            throw new StatementFailedException(sql, e);
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
