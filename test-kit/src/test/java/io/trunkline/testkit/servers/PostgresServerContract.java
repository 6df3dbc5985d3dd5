package io.trunkline.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// What a PostgreSQL for tests promises, in whichever form.
interface PostgresServerContract {
    /// Started; one for the whole class.
    PostgresServer server();

    @Test
    default void is_the_version_that_standalone_runs() {
        assertThat(server().execute("postgres", "SHOW server_version")).startsWith("18.");
    }

    @Test
    default void acknowledges_a_commit_only_when_it_is_on_the_disk() {
        assertThat(server().execute("postgres", "SHOW fsync")).isEqualTo("on");
        assertThat(server().execute("postgres", "SHOW synchronous_commit")).isEqualTo("on");
    }

    @Test
    default void gives_each_test_a_database_of_its_own() {
        TestDatabase one = server().newDatabase("twin");
        TestDatabase other = server().newDatabase("twin");

        server().execute(one.name(), "CREATE TABLE only_here (id int)");

        assertThat(tables(one)).isEqualTo("1");
        assertThat(tables(other)).isEqualTo("0");
    }

    private String tables(TestDatabase database) {
        return server().execute(
                        database.name(),
                        "SELECT count(*) FROM information_schema.tables WHERE table_name = 'only_here'");
    }

    @Test
    default void lets_nobody_in_without_the_role_s_password() {
        TestDatabase database = server().createDatabase("guarded", "guard");

        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "guard", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    default void lets_no_role_into_another_s_database() {
        TestDatabase mine = server().newDatabase("mine");
        TestDatabase yours = server().newDatabase("yours");

        assertThatThrownBy(() -> DriverManager.getConnection(mine.jdbcUrl(), yours.user(), yours.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    default void keeps_port_and_committed_rows_over_kill_and_restart() throws SQLException {
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
