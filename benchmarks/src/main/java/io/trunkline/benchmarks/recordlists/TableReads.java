package io.trunkline.benchmarks.recordlists;

import io.trunkline.testkit.servers.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The baseline: rows of the table, read over one JDBC connection without a service.
final class TableReads implements AutoCloseable {
    private static final int FETCH = 2_000;
    private static final String ROWS = """
            SELECT call_id, revision, direction, disposition, tenant_id, campaign_id, link_id, client_id, carrier_id,
                did_id, from_number, number, country, region, caller_id, node, started_at, routed_at, ringing_at,
                answered_at, ended_at, talk_millis, post_dial_delay_millis, ring_millis, cause, sip_status, hung_up_by,
                reason, reference
            FROM calls WHERE revision > 0 ORDER BY started_at DESC, call_id DESC
            """;

    private final Connection connection;

    TableReads(PostgresServer postgres, String database) throws SQLException {
        connection = postgres.connect(database);
        connection.setAutoCommit(false);
    }

    /// @return how many rows there were
    long readLatest(int limit) {
        return read(ROWS + " LIMIT " + limit);
    }

    /// Reads the rows of all records through a cursor.
    long readAll() {
        return read(ROWS);
    }

    private long read(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            long count = count(statement, sql);
            connection.commit();
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            long count = 0;
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    var _ = rows.getString(column);
                }
                count++;
            }
            return count;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
