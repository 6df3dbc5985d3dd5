package io.trunkline.messaging.rowsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.messaging.TestEnvironment;
import io.trunkline.testkit.servers.TestDatabase;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class ApiRoleGrantsIT {
    private static final String GRANTED =
            "SELECT string_agg(DISTINCT table_name, ' ') FROM information_schema.role_table_grants WHERE grantee = '";

    private final TestDatabase database = TestEnvironment.POSTGRES.newDatabase("grants");
    private final String role = database.user() + "_api";
    private final Flyway flyway = Flyway.configure()
            .dataSource(database.jdbcUrl(), database.user(), database.password())
            .locations("classpath:db/messaging-kit", "classpath:db/sample")
            .callbacks(new SqlApiRoleGrants(role))
            .load();

    @Test
    void a_role_that_is_created_after_the_tables_gets_those_with_row_level_security() {
        assertThatThrownBy(flyway::migrate)
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .satisfies(cause ->
                        assertThat(((SQLException) cause).getSQLState()).isEqualTo("28000"));

        var _ = TestEnvironment.POSTGRES.createApiRole(database);
        var _ = flyway.migrate();

        assertThat(granted()).isEqualTo("note outbox");
    }

    @Test
    void tables_of_later_migrations_are_granted_and_partitions_are_not() throws SQLException {
        var _ = TestEnvironment.POSTGRES.createApiRole(database);
        var _ = flyway.migrate();
        try (var owner = database.connect();
                var statement = owner.createStatement()) {
            var _ = statement.execute("""
                    CREATE TABLE parted (month date) PARTITION BY RANGE (month);
                    CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
                    ALTER TABLE parted ENABLE ROW LEVEL SECURITY;
                    ALTER TABLE parted_1 ENABLE ROW LEVEL SECURITY;
                    CREATE TABLE closed (id integer);
                    """);
        }

        var _ = flyway.migrate();

        assertThat(granted()).isEqualTo("note outbox parted");
    }

    private String granted() {
        return TestEnvironment.POSTGRES.execute(database.name(), GRANTED + role + "'");
    }
}
