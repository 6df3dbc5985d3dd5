package io.trunkline.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What takes the place of PostgreSQL in `--without=lock`.
class LockBlankerIT {
    private final TestDatabase direct = SharedServers.postgres().newDatabase("lock_blanker");
    private final Tally tally = new Tally();
    private final Interpreter interpreter = new Interpreter(direct.port(), () -> new LockBlanker(tally));
    private final TestDatabase interpreted =
            new TestDatabase(direct.host(), interpreter.port(), direct.name(), direct.user(), direct.password());

    @BeforeEach
    void make_tables() throws SQLException {
        try (Connection connection = direct.connect()) {
            run(connection, "CREATE TABLE caps (id integer)");
            run(connection, "INSERT INTO caps VALUES (1), (2)");
            run(connection, "CREATE TABLE calls (id integer)");
            run(connection, "INSERT INTO calls VALUES (1)");
        }
    }

    @AfterEach
    void close() {
        interpreter.close();
    }

    @Test
    void two_look_at_a_cap_at_once_that_one_would_have_locked() throws SQLException {
        try (Connection one = begin(interpreted);
                Connection other = begin(interpreted)) {
            look(one, "caps");
            look(other, "caps");
        }
        assertThat(tally.of("statements without their lock")).isEqualTo(2);
    }

    @Test
    void locks_are_locks_without_it() throws SQLException {
        try (Connection one = begin(direct);
                Connection other = begin(direct)) {
            look(one, "caps");
            assertThatThrownBy(() -> look(other, "caps")).hasMessageContaining("lock timeout");
        }
    }

    @Test
    void everything_else_is_locked_as_before() throws SQLException {
        try (Connection one = begin(interpreted);
                Connection other = begin(interpreted)) {
            look(one, "calls");
            assertThatThrownBy(() -> look(other, "calls")).hasMessageContaining("lock timeout");
        }
    }

    @Test
    void counts_each_look_by_a_statement_that_was_prepared_once() throws SQLException {
        try (Connection connection = begin(interpreted);
                PreparedStatement look = connection.prepareStatement("SELECT id FROM caps WHERE id = ? FOR UPDATE")) {
            look.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
            for (int i = 0; i < 5; i++) {
                look.setInt(1, 2);
                try (ResultSet rows = look.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(2);
                }
            }
        }
        assertThat(tally.of("statements without their lock")).isEqualTo(1);
        assertThat(tally.of("looks at caps without their lock")).isEqualTo(5);
    }

    @Test
    void a_client_may_ask_for_encryption_first() throws SQLException {
        TestDatabase asking = new TestDatabase(
                direct.host(), interpreter.port(), direct.name() + "?sslmode=prefer", direct.user(), direct.password());
        try (Connection connection = asking.connect()) {
            look(connection, "caps");
        }
    }

    private static Connection begin(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        run(connection, "SET lock_timeout = '200ms'");
        connection.setAutoCommit(false);
        return connection;
    }

    private static void look(Connection connection, String table) throws SQLException {
        run(connection, "SELECT id FROM " + table + " ORDER BY id FOR UPDATE");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        }
    }
}
