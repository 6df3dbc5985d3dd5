package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.RecountView.BucketDifference;
import io.trunkline.cdr.statistics.RecountView.FigureDifference;
import io.trunkline.cdr.statistics.domain.CountDifference;
import io.trunkline.cdr.statistics.domain.Dimension;
import io.trunkline.cdr.statistics.domain.RollupMonth;
import io.trunkline.cdr.statistics.domain.TimeRange;
import io.trunkline.data.rows.RowReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Adds up what calls contributed to the buckets of a day, and compares it with the rollups. The sums are made in
/// SQL and not by [CountDifference], so that an error in one of them shows.
@Component
class SqlRecount {
    private static final String LIMIT_STATEMENTS = "SELECT set_config('statement_timeout', :millis, true)";

    /// Each call and attempt that started within the day or was in progress in it, by what it counts for.
    private static final String OWNED = """
            WITH contributions AS (
                SELECT CAST(contribution ->> 'tenantId' AS uuid) AS tenant_id, one."startedAt" AS first_second,
                    one."endedAt" + interval '1 second' AS after_end, one.disposition,
                    one."talkMillis" AS talk_millis, one."delayBucket" AS delay_bucket, one.ids
                FROM counted_calls CROSS JOIN LATERAL jsonb_to_recordset(contribution -> 'counted') AS one (
                    "startedAt" timestamptz, "endedAt" timestamptz, disposition text, "talkMillis" bigint,
                    "delayBucket" integer, ids jsonb)
                WHERE month >= :firstMonth AND month <= :lastMonth AND one."startedAt" < :to
                  AND (one."startedAt" >= :from OR one."endedAt" + interval '1 second' >= :from)),
            owned AS (
                SELECT lower(id.key) AS dimension, id.value AS id, owner.tenant_id, first_second, after_end,
                    disposition, talk_millis, delay_bucket
                FROM contributions CROSS JOIN LATERAL jsonb_each_text(ids) AS id
                CROSS JOIN LATERAL (
                    SELECT contributions.tenant_id
                    UNION SELECT CAST(:noSingleTenant AS uuid) WHERE id.key = ANY (:shared)) AS owner (tenant_id)),
            started AS (
                SELECT size, dimension, id, tenant_id, date_trunc(size, first_second, 'UTC') AS at, disposition,
                    talk_millis, delay_bucket
                FROM owned CROSS JOIN unnest(ARRAY['minute', 'hour', 'day']) AS size
                WHERE first_second >= :from AND first_second < :to),
            """;

    private static final String COUNTS = """
            counts AS (
                SELECT size, dimension, id, tenant_id, at, ARRAY[
                    count(*),
                    count(*) FILTER (WHERE disposition = 'ANSWERED'),
                    count(*) FILTER (WHERE disposition = 'BUSY'),
                    count(*) FILTER (WHERE disposition = 'NO_ANSWER'),
                    count(*) FILTER (WHERE disposition = 'REJECTED'),
                    count(*) FILTER (WHERE disposition = 'FAILED'),
                    count(*) FILTER (WHERE disposition = 'CONGESTION'),
                    count(*) FILTER (WHERE disposition = 'CANCELED'),
                    count(*) FILTER (WHERE disposition = 'UNROUTED'),
                    CAST(sum(talk_millis) AS bigint)] AS counts
                FROM started
                GROUP BY size, dimension, id, tenant_id, at),
            delays AS (
                SELECT size, dimension, id, tenant_id, at, jsonb_object_agg(delay_bucket, delays) AS post_dial_delays
                FROM (
                    SELECT size, dimension, id, tenant_id, at, delay_bucket, count(*) AS delays
                    FROM started
                    WHERE delay_bucket IS NOT NULL
                    GROUP BY size, dimension, id, tenant_id, at, delay_bucket) AS each_delay
                GROUP BY size, dimension, id, tenant_id, at),
            """;

    private static final String PROGRESS = """
            changes AS (
                SELECT 'minute' AS size, dimension, id, tenant_id, at, jsonb_object_agg(second, change) AS changes,
                    sum(change) AS net_change, peak_of_changes(jsonb_object_agg(second, change)) AS peak_change
                FROM (
                    SELECT dimension, id, tenant_id, date_trunc('minute', changed_at, 'UTC') AS at,
                        CAST(extract(second FROM changed_at) AS integer) AS second, sum(change) AS change
                    FROM (
                        SELECT dimension, id, tenant_id, first_second AS changed_at, 1 AS change
                        FROM owned WHERE after_end IS NOT NULL
                        UNION ALL
                        SELECT dimension, id, tenant_id, after_end, -1
                        FROM owned WHERE after_end IS NOT NULL) AS each_change
                    WHERE changed_at >= :from AND changed_at < :to
                    GROUP BY dimension, id, tenant_id, changed_at
                    HAVING sum(change) <> 0) AS each_second
                GROUP BY dimension, id, tenant_id, at),
            in_progress AS (
                SELECT size, dimension, id, tenant_id, at, count(*) AS in_progress
                FROM owned CROSS JOIN unnest(ARRAY['hour', 'day']) AS size
                CROSS JOIN LATERAL generate_series(
                    greatest(date_trunc(size, first_second, 'UTC') + CAST('1 ' || size AS interval), :from),
                    least(after_end, CAST(:to AS timestamptz) - interval '1 second'),
                    CAST('1 ' || size AS interval)) AS at
                WHERE after_end IS NOT NULL
                GROUP BY size, dimension, id, tenant_id, at),
            hour_peaks AS (
                SELECT 'hour' AS size, dimension, id, tenant_id, hour AS at,
                    max(change_before + CASE WHEN at > hour THEN greatest(peak_change, 0) ELSE peak_change END)
                        AS peak_change
                FROM (
                    SELECT dimension, id, tenant_id, at, date_trunc('hour', at, 'UTC') AS hour, peak_change,
                        coalesce(sum(net_change) OVER (
                            PARTITION BY dimension, id, tenant_id, date_trunc('hour', at, 'UTC') ORDER BY at
                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS change_before
                    FROM changes) AS minutes
                GROUP BY dimension, id, tenant_id, hour),
            day_peaks AS (
                SELECT 'day' AS size, dimension, id, tenant_id, CAST(:from AS timestamptz) AS at,
                    max(before + CASE WHEN at > :from THEN greatest(peak_change, 0) ELSE peak_change END)
                        - coalesce(max(before) FILTER (WHERE at = :from), 0) AS peak_change
                FROM (
                    SELECT dimension, id, tenant_id, at, coalesce(in_progress, 0) AS before,
                        coalesce(peak_change, 0) AS peak_change
                    FROM hour_peaks
                    FULL JOIN (
                        SELECT dimension, id, tenant_id, at, in_progress
                        FROM in_progress WHERE size = 'hour') AS of_hours
                        USING (dimension, id, tenant_id, at)) AS hours
                GROUP BY dimension, id, tenant_id),
            """;

    private static final String DIFFERENT = """
            recounted AS (
                SELECT size, dimension, id, tenant_id, at,
                    coalesce(counts, CAST(array_fill(0, ARRAY[10]) AS bigint[])) || ARRAY[
                        coalesce(in_progress, 0),
                        coalesce(CAST(net_change AS bigint), 0),
                        CAST(coalesce(changes.peak_change, hour_peaks.peak_change, day_peaks.peak_change, 0)
                            AS bigint)] AS figures,
                    post_dial_delays, changes
                FROM counts
                FULL JOIN delays USING (size, dimension, id, tenant_id, at)
                FULL JOIN changes USING (size, dimension, id, tenant_id, at)
                FULL JOIN in_progress USING (size, dimension, id, tenant_id, at)
                FULL JOIN hour_peaks USING (size, dimension, id, tenant_id, at)
                FULL JOIN day_peaks USING (size, dimension, id, tenant_id, at)),
            stored AS (
                SELECT size, dimension, id, tenant_id, at,
                    CAST(ARRAY[attempts, answered, busy, no_answer, rejected, failed, congestion, canceled, unrouted,
                        talk_millis, in_progress, net_change, peak_change] AS bigint[]) AS figures,
                    post_dial_delays, changes
                FROM rollups WHERE month = :month AND at >= :from AND at < :to),
            compared AS (
                SELECT size, dimension, id, tenant_id, at,
                    coalesce(stored.figures, CAST(array_fill(0, ARRAY[13]) AS bigint[])) AS stored_figures,
                    coalesce(recounted.figures, CAST(array_fill(0, ARRAY[13]) AS bigint[])) AS figures,
                    coalesce(stored.post_dial_delays, '{}') AS stored_delays,
                    coalesce(recounted.post_dial_delays, '{}') AS delays,
                    coalesce(stored.changes, '{}') AS stored_changes,
                    coalesce(recounted.changes, '{}') AS changes
                FROM recounted FULL JOIN stored USING (size, dimension, id, tenant_id, at))
            SELECT size, dimension, id, tenant_id, at, stored_figures, figures, stored_delays, delays,
                stored_changes, changes
            FROM compared
            WHERE stored_figures <> figures OR stored_delays <> delays OR stored_changes <> changes
            LIMIT :limit
            """;

    /// The names of the figures in the arrays of [#DIFFERENT].
    private static final List<String> FIGURES = List.of(
            "attempts",
            "answered",
            "busy",
            "no-answer",
            "rejected",
            "failed",
            "congestion",
            "canceled",
            "unrouted",
            "talkMillis",
            "inProgress",
            "netChange",
            "peakChange");

    /// No call in progress on a day has a call id of a time farther from it.
    private static final Duration REACH = Duration.ofDays(15);

    private final DatabaseClient database;

    SqlRecount(DatabaseClient database) {
        this.database = database;
    }

    /// For the rest of the transaction.
    Mono<Void> limitStatements(Duration limit) {
        return database.sql(LIMIT_STATEMENTS)
                .bind("millis", Long.toString(limit.toMillis()))
                .then();
    }

    /// Buckets of which a figure is not the sum of what calls contributed.
    ///
    /// @param day a whole day
    Mono<List<BucketDifference>> differences(TimeRange day, int limit) {
        return database.sql(OWNED + COUNTS + PROGRESS + DIFFERENT)
                .bind("month", RollupMonth.of(day.from()))
                .bind("firstMonth", RollupMonth.of(day.from().minus(REACH)))
                .bind("lastMonth", RollupMonth.of(day.to().plus(REACH)))
                .bind("from", day.from())
                .bind("to", day.to())
                .bind("noSingleTenant", CountDifference.NO_SINGLE_TENANT)
                .bind("shared", sharedDimensions())
                .bind("limit", limit)
                .map(RowReader.with(SqlRecount::difference))
                .all()
                .collectList();
    }

    private static String[] sharedDimensions() {
        return Arrays.stream(Dimension.values())
                .filter(Dimension::isShared)
                .map(Dimension::name)
                .toArray(String[]::new);
    }

    private static BucketDifference difference(RowReader row) {
        var stored = figures(row, "stored_");
        return new BucketDifference(
                row.text("size"),
                row.text("dimension"),
                row.text("id"),
                row.uuid("tenant_id"),
                row.instant("at"),
                figures(row, "").entrySet().stream()
                        .filter(figure -> !figure.getValue().equals(stored.get(figure.getKey())))
                        .map(figure -> new FigureDifference(
                                figure.getKey(),
                                Objects.requireNonNull(stored.get(figure.getKey())),
                                figure.getValue()))
                        .toList());
    }

    private static SortedMap<String, String> figures(RowReader row, String prefix) {
        SortedMap<String, String> figures = new TreeMap<>();
        var numbers = row.bigints(prefix + "figures");
        for (int index = 0; index < FIGURES.size(); index++) {
            var _ = figures.put(FIGURES.get(index), numbers.get(index).toString());
        }
        figures.putAll(Map.of("postDialDelays", row.json(prefix + "delays"), "changes", row.json(prefix + "changes")));
        return figures;
    }
}
