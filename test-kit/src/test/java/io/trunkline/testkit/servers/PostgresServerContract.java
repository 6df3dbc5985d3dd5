package io.trunkline.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// The contract of both PostgreSQL servers for tests.
interface PostgresServerContract {
    /// A running server, shared by all tests of the class.
    PostgresServer server();

    @Test
    default void runs_the_same_major_version_as_standalone() {
        assertThat(server().execute("postgres", "SHOW server_version")).startsWith("18.");
    }

    @Test
    default void commits_are_durable() {
        assertThat(server().execute("postgres", "SHOW fsync")).isEqualTo("on");
        assertThat(server().execute("postgres", "SHOW synchronous_commit")).isEqualTo("on");
    }

    @Test
    default void each_test_gets_its_own_database() {
        TestDatabase one = server().newDatabase("twin");
        TestDatabase other = server().newDatabase("twin");

        server().execute(one.name(), "CREATE TABLE only_here (id int)");

        assertThat(tableCount(one)).isEqualTo("1");
        assertThat(tableCount(other)).isEqualTo("0");
    }

    private String tableCount(TestDatabase database) {
        return server().execute(
                        database.name(),
                        "SELECT count(*) FROM information_schema.tables WHERE table_name = 'only_here'");
    }

    @Test
    default void rejects_a_wrong_password() {
        TestDatabase database = server().createDatabase("guarded", "guard");

        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "guard", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    default void rejects_a_role_of_another_database() {
        TestDatabase mine = server().newDatabase("mine");
        TestDatabase yours = server().newDatabase("yours");

        assertThatThrownBy(() -> DriverManager.getConnection(mine.jdbcUrl(), yours.user(), yours.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    default void a_second_start_stop_or_kill_has_no_effect() {
        server().start();
        server().stop();
        server().stop();
        server().kill();
        server().start();

        assertThat(server().execute("postgres", "SELECT 1")).isEqualTo("1");
    }

    @Test
    default void keeps_port_and_committed_rows_after_kill_and_restart() throws SQLException {
        TestDatabase database = server().newDatabase("durable");
        int port = server().port();
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE saved (id int)");
            statement.execute("INSERT INTO saved VALUES (7)");
            server().kill();
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }

        server().start();
        server().restart();

        assertThat(server().port()).isEqualTo(port);
        assertThat(server().execute(database.name(), "SELECT id FROM saved")).isEqualTo("7");
    }
}
