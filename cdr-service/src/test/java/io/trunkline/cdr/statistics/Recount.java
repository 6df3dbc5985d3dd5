package io.trunkline.cdr.statistics;

import io.trunkline.cdr.TestEnvironment;
import io.trunkline.cdr.statistics.domain.Dimension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Counts the calls of a tenant from the tables of records, without rollups: one line for each id, with its
/// attempts, the count of each disposition, the milliseconds of talk, and the peak in progress in one second.
record Recount(UUID tenant, Instant from, Instant to) {
    private static final String CALLS = """
            SELECT %s AS id, disposition, started_at, ended_at, talk_millis AS talk
            FROM calls WHERE revision > 0 AND tenant_id = '%s'
            """;
    private static final String ATTEMPTS = """
            SELECT CAST(a.%s AS text) AS id, a.disposition, a.started_at, a.ended_at,
                coalesce(CAST(extract(epoch FROM a.ended_at - a.answered_at) * 1000 AS bigint), 0) AS talk
            FROM attempts a JOIN calls c USING (month, call_id)
            WHERE c.revision > 0 AND c.tenant_id = '%s' AND a.attempt <= 100
            """;

    /// More begin to be in progress only where one starts, so one of these seconds has the peak.
    private static final String COUNT = """
            WITH counted AS (%s),
            known AS (
                SELECT id, disposition, started_at, talk, date_trunc('second', started_at) AS first_second,
                    date_trunc('second', ended_at) AS last_second
                FROM counted WHERE id IS NOT NULL),
            seconds AS (
                SELECT id, first_second AS second FROM known WHERE first_second >= '%2$s' AND first_second < '%3$s'
                UNION SELECT id, CAST('%2$s' AS timestamptz) FROM known),
            peaks AS (
                SELECT id, max(calls) AS peak FROM (
                    SELECT s.id, s.second, count(*) AS calls
                    FROM seconds s JOIN known k
                        ON k.id = s.id AND k.first_second <= s.second AND k.last_second >= s.second
                    GROUP BY s.id, s.second) AS each_second
                GROUP BY id)
            SELECT id || ' ' || count(*)
                || ' answered ' || count(*) FILTER (WHERE disposition = 'ANSWERED')
                || ' busy ' || count(*) FILTER (WHERE disposition = 'BUSY')
                || ' no-answer ' || count(*) FILTER (WHERE disposition = 'NO_ANSWER')
                || ' rejected ' || count(*) FILTER (WHERE disposition = 'REJECTED')
                || ' failed ' || count(*) FILTER (WHERE disposition = 'FAILED')
                || ' congestion ' || count(*) FILTER (WHERE disposition = 'CONGESTION')
                || ' canceled ' || count(*) FILTER (WHERE disposition = 'CANCELED')
                || ' unrouted ' || count(*) FILTER (WHERE disposition = 'UNROUTED')
                || ' talk ' || sum(talk) || ' peak ' || max(peak)
            FROM known JOIN peaks USING (id)
            WHERE started_at >= '%2$s' AND started_at < '%3$s'
            GROUP BY id ORDER BY count(*) DESC, id COLLATE "C"
            """;

    List<String> by(Dimension dimension) {
        var source = switch (dimension) {
            case CARRIER, CLIENT, LINK -> ATTEMPTS.formatted(dimension.wireName() + "_id", tenant);
            case CAMPAIGN, DID, TENANT -> CALLS.formatted("CAST(" + dimension.wireName() + "_id AS text)", tenant);
            case REASON, NODE -> CALLS.formatted(dimension.wireName(), tenant);
            case REGION -> CALLS.formatted("CASE WHEN number LIKE '+1404%' THEN 'US-GA' END", tenant);
            case COUNTRY ->
                CALLS.formatted(
                        "CASE WHEN number LIKE '+1404%' THEN 'US' WHEN number LIKE '+33%' THEN 'FR' END", tenant);
        };
        return lines(
                COUNT.replace("(%s)", "(" + source.replace("%", "%%") + ")").formatted("", from, to));
    }

    private static List<String> lines(String sql) {
        List<String> lines = new ArrayList<>();
        try (Connection owner = TestEnvironment.DATABASE.connect();
                Statement statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
