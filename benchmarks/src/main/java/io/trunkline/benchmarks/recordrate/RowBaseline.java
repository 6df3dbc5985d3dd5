package io.trunkline.benchmarks.recordrate;

import io.trunkline.testkit.servers.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/// Multi-row INSERTs of such rows as cdr-service has stored, into the same table and from one connection. The rows are
/// of another month, and only of calls: cdr-service also stores an attempt for each.
final class RowBaseline {
    private static final int BATCH = 500;
    private static final int ROWS = 20_000;
    private static final String MONTH = "2026-01-01";

    private static final String COLUMNS = """
            version, revision, direction, disposition, tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
            from_number, number, country, region, node, started_at, routed_at, ringing_at, answered_at, ended_at,
            talk_millis, post_dial_delay_millis, ring_millis, cause, sip_status, hung_up_by, facts""";

    /// The values of a stored row, as they are written into a statement.
    private static final String VALUES = """
            SELECT concat_ws(', ', version, revision, quote_nullable(direction), quote_nullable(disposition),
                quote_nullable(tenant_id), quote_nullable(campaign_id), quote_nullable(link_id),
                quote_nullable(client_id), quote_nullable(carrier_id), quote_nullable(did_id),
                quote_nullable(from_number), quote_nullable(number), quote_nullable(country), quote_nullable(region),
                quote_nullable(node), quote_nullable(started_at), quote_nullable(routed_at),
                quote_nullable(ringing_at), quote_nullable(answered_at), quote_nullable(ended_at),
                talk_millis, post_dial_delay_millis, ring_millis, cause, sip_status, quote_nullable(hung_up_by),
                quote_nullable(CAST(facts AS text)))
            FROM calls WHERE revision > 0 AND ringing_at IS NOT NULL AND sip_status IS NOT NULL LIMIT 1
            """;

    private RowBaseline() {}

    /// Each statement is a transaction of its own.
    static double rowsPerSecond(PostgresServer postgres, String database) {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute("SELECT ensure_month('" + MONTH + "')");
            String values = values(statement);
            int _ = statement.executeUpdate(insert("warm", values));
            long started = System.nanoTime();
            for (int row = 0; row < ROWS; row += BATCH) {
                int _ = statement.executeUpdate(insert("bare" + row, values));
            }
            return ROWS * 1e9 / (System.nanoTime() - started);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String values(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(VALUES)) {
            if (!row.next()) {
                throw new IllegalStateException("no complete record");
            }
            return row.getString(1);
        }
    }

    private static String insert(String prefix, String values) {
        StringJoiner rows = new StringJoiner(",\n");
        for (int i = 0; i < BATCH; i++) {
            rows.add("('%s', '%s-%d', pg_current_xact_id(), %s)".formatted(MONTH, prefix, i, values));
        }
        return "INSERT INTO calls (month, call_id, changed_in, " + COLUMNS + ") VALUES " + rows;
    }
}
