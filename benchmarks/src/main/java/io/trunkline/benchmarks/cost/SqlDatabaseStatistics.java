package io.trunkline.benchmarks.cost;

import io.trunkline.testkit.suite.RunningSuite;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// Reads pg_stat_database.
final class SqlDatabaseStatistics {
    private static final String QUERY = """
            SELECT datname, xact_commit, tup_inserted, tup_updated, tup_deleted
            FROM pg_stat_database
            WHERE datname IS NOT NULL AND datname NOT LIKE 'template%'
            """;

    private SqlDatabaseStatistics() {}

    /// By name of the database.
    static Map<String, DatabaseWork> read(RunningSuite suite) {
        Map<String, DatabaseWork> byName = new TreeMap<>();
        try (var connection = suite.connectToDatabase("routing", "trunkline_routing");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                byName.put(
                        rows.getString(1),
                        new DatabaseWork(rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)));
            }
            return byName;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
