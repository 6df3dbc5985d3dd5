package io.trunkline.benchmarks.carriers;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.RunningSuite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// The database from which Asterisk reads the carriers of this test.
final class AsteriskTables {
    private static final String COUNT = "SELECT count(*) FROM ps_endpoints WHERE id LIKE 'many-%'";
    private static final String DELETE_ENDPOINTS = "DELETE FROM ps_endpoints WHERE id LIKE 'many-%'";
    private static final String DELETE_AORS = "DELETE FROM ps_aors WHERE id LIKE 'many-%'";
    private static final String DELETE_IDENTIFIES = "DELETE FROM ps_endpoint_id_ips WHERE endpoint LIKE 'many-%'";

    private final RunningSuite suite;

    AsteriskTables(RunningSuite suite) {
        this.suite = suite;
    }

    void awaitApplied(int carriers, Duration limit) {
        Await.until(carriers + " carriers are applied", limit, () -> count() == carriers);
    }

    private int count() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(COUNT)) {
            var _ = found.next();
            return found.getInt(1);
        }
    }

    /// @return how many rows were deleted
    int deleteRowsOfCarriers() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(DELETE_ENDPOINTS)
                    + statement.executeUpdate(DELETE_AORS)
                    + statement.executeUpdate(DELETE_IDENTIFIES);
        }
    }

    private Connection connect() throws SQLException {
        return suite.connectToDatabase("asterisk", "trunkline_realtime_writer");
    }
}
