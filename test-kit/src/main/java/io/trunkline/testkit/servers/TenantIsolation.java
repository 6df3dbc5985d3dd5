package io.trunkline.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads whole tables as the API role of a service, with queries that do not name a tenant.
public final class TenantIsolation {
    private static final String TABLES = "SELECT relname FROM pg_class"
            + " WHERE relnamespace = CAST('public' AS regnamespace) AND relkind IN ('r', 'p') AND NOT relispartition"
            + " AND has_table_privilege(oid, 'SELECT') ORDER BY relname";
    private static final String PARTITIONS = "SELECT relname FROM pg_class"
            + " WHERE relispartition AND relkind = 'r' AND has_table_privilege(oid, 'SELECT')";
    private static final String TABLES_WITH_TENANT = "SELECT table_name FROM information_schema.columns"
            + " WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY table_name";

    private final TestDatabase api;
    private final Map<String, String> shared;
    private final Set<String> hidden;

    /// @param shared by table, the condition of the rows that belong to no tenant and that every tenant sees;
    ///     `true` for a table without rows of tenants
    /// @param hidden tables of which no tenant sees a row
    public TenantIsolation(TestDatabase api, Map<String, String> shared, Set<String> hidden) {
        this.api = api;
        this.shared = shared;
        this.hidden = hidden;
    }

    /// Checks each table that the role may use: a tenant sees rows, none of which the other tenant sees; staff see
    /// the rows of both; without a tenant, nothing is visible.
    public void check(UUID first, UUID second) throws SQLException {
        try (Connection connection = api.connect()) {
            connection.setAutoCommit(false);
            assertThat(firstColumn(connection, PARTITIONS)).as("partitions").isEmpty();
            List<String> tables = firstColumn(connection, TABLES);
            assertThat(tables).containsAll(shared.keySet()).containsAll(hidden);
            List<String> withTenant = firstColumn(connection, TABLES_WITH_TENANT);
            for (String table : tables) {
                assertThat(rows(connection, table, "", "false"))
                        .as(table + " without a tenant")
                        .isEmpty();
                if (isShared(table)) {
                    assertThat(withTenant).doesNotContain(table);
                } else {
                    check(connection, table, first, second);
                }
            }
        }
    }

    private boolean isShared(String table) {
        return shared.getOrDefault(table, "").equals("true");
    }

    private void check(Connection connection, String table, UUID first, UUID second) throws SQLException {
        Set<String> ofFirst = rows(connection, table, first.toString());
        Set<String> ofSecond = rows(connection, table, second.toString());
        Set<String> ofAll = rows(connection, table, "*");
        if (hidden.contains(table)) {
            assertThat(ofFirst).as(table).isEmpty();
            assertThat(ofSecond).as(table).isEmpty();
            return;
        }
        assertThat(ofFirst).as(table).isNotEmpty().doesNotContainAnyElementsOf(ofSecond);
        assertThat(ofSecond).as(table).isNotEmpty();
        assertThat(ofAll).as(table + " for staff").containsAll(ofFirst).containsAll(ofSecond);
    }

    private Set<String> rows(Connection connection, String table, String tenant) throws SQLException {
        return rows(connection, table, tenant, shared.getOrDefault(table, "false"));
    }

    /// The rows of the table, except those that fulfill the condition.
    private static Set<String> rows(Connection connection, String table, String tenant, String except)
            throws SQLException {
        connection.rollback();
        List<String> _ = firstColumn(connection, "SELECT set_config('trunkline.tenant', '" + tenant + "', true)");
        return new LinkedHashSet<>(firstColumn(
                connection, "SELECT CAST(t AS text) FROM " + table + " t WHERE (" + except + ") IS NOT TRUE"));
    }

    private static List<String> firstColumn(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
