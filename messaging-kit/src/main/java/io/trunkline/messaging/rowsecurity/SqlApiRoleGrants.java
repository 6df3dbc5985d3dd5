package io.trunkline.messaging.rowsecurity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// Grants the API role the tables that have row-level security, after the migrations of each start. So it may use
/// exactly the tables whose rows a policy decides about, however late the role or a table was created. A partition
/// is never granted, since the policies of its parent do not apply to it.
final class SqlApiRoleGrants implements Callback {
    private static final String FIND_ROLE = "SELECT rolname FROM pg_roles WHERE rolname = ?";

    /// Replicas that start together must not change the same privileges concurrently. The number means nothing.
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7205759403)";

    private static final String MISSING_GRANTS = """
            SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', CAST(c.oid AS regclass), r.rolname)
            FROM pg_class c CROSS JOIN pg_roles r
            WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'p')
              AND c.relrowsecurity AND NOT c.relispartition
              AND r.rolname = ? AND NOT (
                has_table_privilege(r.oid, c.oid, 'SELECT') AND has_table_privilege(r.oid, c.oid, 'INSERT')
                AND has_table_privilege(r.oid, c.oid, 'UPDATE') AND has_table_privilege(r.oid, c.oid, 'DELETE'))
            ORDER BY c.oid
            """;

    /// SQLSTATE of a role that does not exist, which [io.trunkline.messaging.RetryingMigration] waits for.
    private static final String NO_ROLE = "28000";

    private final String role;

    SqlApiRoleGrants(String role) {
        this.role = role;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            grant(context.getConnection());
        } catch (SQLException failed) {
            throw new FlywayException("cannot grant the tables to " + role, failed);
        }
    }

    @Override
    public String getCallbackName() {
        return "api-role-grants";
    }

    private void grant(Connection connection) throws SQLException {
        if (read(connection, FIND_ROLE).isEmpty()) {
            throw new SQLException("role \"" + role + "\" does not exist", NO_ROLE);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(ONE_AT_A_TIME);
            for (String grant : read(connection, MISSING_GRANTS)) {
                statement.execute(grant);
            }
        }
    }

    /// The first column of each row.
    private List<String> read(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, role);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
