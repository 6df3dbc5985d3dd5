package io.trunkline.benchmarks.faults.safeguards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.benchmarks.faults.simulation.Counters;
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
class LockRemoverIT {
    private final TestDatabase direct = SharedServers.postgres().newDatabase("lock_blanker");
    private final Counters counters = new Counters();
    private final PostgresProxy proxy = new PostgresProxy(direct.port(), () -> new LockRemover(counters));
    private final TestDatabase proxied =
            new TestDatabase(direct.host(), proxy.port(), direct.name(), direct.user(), direct.password());

    @BeforeEach
    void create_tables() throws SQLException {
        try (Connection connection = direct.connect()) {
            run(connection, "CREATE TABLE caps (id integer)");
            run(connection, "INSERT INTO caps VALUES (1), (2)");
            run(connection, "CREATE TABLE calls (id integer)");
            run(connection, "INSERT INTO calls VALUES (1)");
        }
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void two_transactions_read_the_same_cap_without_a_lock() throws SQLException {
        try (Connection one = begin(proxied);
                Connection other = begin(proxied)) {
            selectForUpdate(one, "caps");
            selectForUpdate(other, "caps");
        }
        assertThat(counters.get("statements without a lock")).isEqualTo(2);
    }

    @Test
    void a_direct_connection_still_locks() throws SQLException {
        try (Connection one = begin(direct);
                Connection other = begin(direct)) {
            selectForUpdate(one, "caps");
            assertThatThrownBy(() -> selectForUpdate(other, "caps")).hasMessageContaining("lock timeout");
        }
    }

    @Test
    void other_tables_are_still_locked() throws SQLException {
        try (Connection one = begin(proxied);
                Connection other = begin(proxied)) {
            selectForUpdate(one, "calls");
            assertThatThrownBy(() -> selectForUpdate(other, "calls")).hasMessageContaining("lock timeout");
        }
    }

    @Test
    void counts_each_execution_of_a_prepared_statement() throws SQLException {
        try (Connection connection = begin(proxied);
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
        assertThat(counters.get("statements without a lock")).isEqualTo(1);
        assertThat(counters.get("reads of caps without a lock")).isEqualTo(5);
    }

    @Test
    void accepts_a_client_that_requests_encryption_first() throws SQLException {
        TestDatabase withEncryption = new TestDatabase(
                direct.host(), proxy.port(), direct.name() + "?sslmode=prefer", direct.user(), direct.password());
        try (Connection connection = withEncryption.connect()) {
            selectForUpdate(connection, "caps");
        }
    }

    private static Connection begin(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        run(connection, "SET lock_timeout = '200ms'");
        connection.setAutoCommit(false);
        return connection;
    }

    private static void selectForUpdate(Connection connection, String table) throws SQLException {
        run(connection, "SELECT id FROM " + table + " ORDER BY id FOR UPDATE");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        }
    }
}
