package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.domain.BucketSize;
import io.trunkline.cdr.statistics.domain.CountDifference;
import io.trunkline.cdr.statistics.domain.Counts;
import io.trunkline.cdr.statistics.domain.RollupMonth;
import io.trunkline.data.rows.Binds;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Adds counts to the rollups.
@Component
class SqlRollups {
    private static final String CREATE_MONTHS = """
            SELECT ensure_month(first_day) FROM unnest(CAST(:months AS date[])) AS first_day
            """;

    private static final String ADD = """
            INSERT INTO rollups (
                month, size, dimension, id, at, tenant_id, attempts, answered, busy, no_answer, rejected, failed,
                congestion, canceled, unrouted, talk_millis, post_dial_delays,
                in_progress, changes, net_change, peak_change)
            SELECT month, size, dimension, id, at, tenant_id, attempts, answered, busy, no_answer, rejected, failed,
                congestion, canceled, unrouted, talk_millis, post_dial_delays,
                in_progress, changes, net_change, peak_change
            FROM json_to_recordset(CAST(:rollups AS json)) AS new (
                month date, size text, dimension text, id text, at timestamptz, tenant_id uuid, attempts integer,
                answered integer, busy integer, no_answer integer, rejected integer, failed integer,
                congestion integer, canceled integer, unrouted integer, talk_millis bigint, post_dial_delays jsonb,
                in_progress integer, changes jsonb, net_change integer, peak_change integer)
            ORDER BY size, dimension, id, at
            ON CONFLICT (dimension, id, at, tenant_id, month, size) DO UPDATE SET
                attempts = rollups.attempts + EXCLUDED.attempts,
                answered = rollups.answered + EXCLUDED.answered,
                busy = rollups.busy + EXCLUDED.busy,
                no_answer = rollups.no_answer + EXCLUDED.no_answer,
                rejected = rollups.rejected + EXCLUDED.rejected,
                failed = rollups.failed + EXCLUDED.failed,
                congestion = rollups.congestion + EXCLUDED.congestion,
                canceled = rollups.canceled + EXCLUDED.canceled,
                unrouted = rollups.unrouted + EXCLUDED.unrouted,
                talk_millis = rollups.talk_millis + EXCLUDED.talk_millis,
                post_dial_delays = add_counts(rollups.post_dial_delays, EXCLUDED.post_dial_delays),
                in_progress = rollups.in_progress + EXCLUDED.in_progress,
                changes = add_counts(rollups.changes, EXCLUDED.changes),
                net_change = rollups.net_change + EXCLUDED.net_change,
                peak_change = CASE
                    WHEN EXCLUDED.changes = '{}' THEN rollups.peak_change
                    ELSE peak_of_changes(add_counts(rollups.changes, EXCLUDED.changes)) END
            """;

    /// The peak of an hour follows from those of its minutes. Before a minute that is not the first one, at least
    /// as many are in progress as after the minutes before it.
    private static final String FIND_PEAKS_OF_HOURS = """
            WITH hours AS (
                SELECT month, dimension, id, tenant_id, at
                FROM unnest(CAST(:months AS date[]), CAST(:dimensions AS text[]), CAST(:ids AS text[]),
                    CAST(:tenantIds AS uuid[]), CAST(:hours AS timestamptz[])) AS hour (
                    month, dimension, id, tenant_id, at)),
            minutes AS (
                SELECT hours.month, hours.dimension, hours.id, hours.tenant_id, hours.at, minute.peak_change,
                    minute.at > hours.at AS is_later,
                    coalesce(sum(minute.net_change) OVER (
                        PARTITION BY hours.dimension, hours.id, hours.tenant_id, hours.at ORDER BY minute.at
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS change_before
                FROM hours JOIN rollups minute ON minute.size = 'minute' AND minute.month = hours.month
                    AND minute.dimension = hours.dimension AND minute.id = hours.id
                    AND minute.tenant_id = hours.tenant_id
                    AND minute.at >= hours.at AND minute.at < hours.at + interval '1 hour'),
            peaks AS (
                SELECT month, dimension, id, tenant_id, at,
                    max(change_before + CASE WHEN is_later THEN greatest(peak_change, 0) ELSE peak_change END) AS peak
                FROM minutes
                GROUP BY month, dimension, id, tenant_id, at)
            UPDATE rollups SET peak_change = peaks.peak
            FROM peaks
            WHERE rollups.size = 'hour' AND rollups.month = peaks.month AND rollups.dimension = peaks.dimension
              AND rollups.id = peaks.id AND rollups.tenant_id = peaks.tenant_id AND rollups.at = peaks.at
              AND rollups.peak_change <> peaks.peak
            """;

    /// The peak of a day follows from those of its hours, each of which has how many were in progress before it.
    private static final String FIND_PEAKS_OF_DAYS = """
            WITH days AS (
                SELECT month, dimension, id, tenant_id, at
                FROM unnest(CAST(:months AS date[]), CAST(:dimensions AS text[]), CAST(:ids AS text[]),
                    CAST(:tenantIds AS uuid[]), CAST(:days AS timestamptz[])) AS day (
                    month, dimension, id, tenant_id, at)),
            peaks AS (
                SELECT days.month, days.dimension, days.id, days.tenant_id, days.at,
                    max(hour.in_progress + CASE WHEN hour.at > days.at THEN greatest(hour.peak_change, 0)
                        ELSE hour.peak_change END) AS peak
                FROM days JOIN rollups hour ON hour.size = 'hour' AND hour.month = days.month
                    AND hour.dimension = days.dimension AND hour.id = days.id AND hour.tenant_id = days.tenant_id
                    AND hour.at >= days.at AND hour.at < days.at + interval '1 day'
                GROUP BY days.month, days.dimension, days.id, days.tenant_id, days.at)
            UPDATE rollups SET peak_change = peaks.peak - rollups.in_progress
            FROM peaks
            WHERE rollups.size = 'day' AND rollups.month = peaks.month AND rollups.dimension = peaks.dimension
              AND rollups.id = peaks.id AND rollups.tenant_id = peaks.tenant_id AND rollups.at = peaks.at
              AND rollups.peak_change <> peaks.peak - rollups.in_progress
            """;

    private static final JsonMapper COLUMNS_JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final DatabaseClient database;

    SqlRollups(DatabaseClient database) {
        this.database = database;
    }

    /// A row of the table `rollups`; the components are its columns in camel case.
    private record RollupRow(
            LocalDate month,
            String size,
            String dimension,
            String id,
            Instant at,
            UUID tenantId,
            int attempts,
            int answered,
            int busy,
            int noAnswer,
            int rejected,
            int failed,
            int congestion,
            int canceled,
            int unrouted,
            long talkMillis,
            Map<Integer, Integer> postDialDelays,
            int inProgress,
            Map<Integer, Integer> changes,
            int netChange,
            int peakChange) {
        static RollupRow of(CountDifference.Bucket bucket, Counts counts) {
            return new RollupRow(
                    RollupMonth.of(bucket.at()),
                    bucket.size().storedName(),
                    bucket.dimension().wireName(),
                    bucket.id(),
                    bucket.at(),
                    bucket.tenantId(),
                    counts.attempts(),
                    counts.of(Disposition.ANSWERED),
                    counts.of(Disposition.BUSY),
                    counts.of(Disposition.NO_ANSWER),
                    counts.of(Disposition.REJECTED),
                    counts.of(Disposition.FAILED),
                    counts.of(Disposition.CONGESTION),
                    counts.of(Disposition.CANCELED),
                    counts.of(Disposition.UNROUTED),
                    counts.talkMillis(),
                    counts.byDelay(),
                    counts.inProgress(),
                    counts.changes(),
                    counts.netChange(),
                    counts.peakChange());
        }
    }

    /// Adds the counts to the rollups.
    Mono<Void> add(Map<CountDifference.Bucket, Counts> difference) {
        var rows = difference.entrySet().stream()
                .map(one -> RollupRow.of(one.getKey(), one.getValue()))
                .toList();
        return rows.isEmpty()
                ? Mono.empty()
                : createMonths(rows)
                        .then(add(rows))
                        .then(findPeaks(
                                FIND_PEAKS_OF_HOURS,
                                "hours",
                                changed(difference, BucketSize.HOUR, Counts::changesProgressWithin)))
                        .then(findPeaks(
                                FIND_PEAKS_OF_DAYS,
                                "days",
                                changed(difference, BucketSize.DAY, Counts::changesProgress)));
    }

    /// The buckets of a size in which such counts are.
    private static List<CountDifference.Bucket> changed(
            Map<CountDifference.Bucket, Counts> difference, BucketSize size, Predicate<Counts> condition) {
        return difference.entrySet().stream()
                .filter(one -> condition.test(one.getValue()))
                .map(one -> one.getKey().within(size))
                .distinct()
                .toList();
    }

    private Mono<Void> add(List<RollupRow> rows) {
        return database.sql(ADD)
                .bind("rollups", COLUMNS_JSON.writeValueAsString(rows))
                .then();
    }

    /// @param starts the name of the parameter with the starts of the buckets
    private Mono<Void> findPeaks(String sql, String starts, List<CountDifference.Bucket> buckets) {
        return database.sql(sql)
                .bind("months", Binds.dates(buckets, bucket -> RollupMonth.of(bucket.at())))
                .bind(
                        "dimensions",
                        Binds.texts(buckets, bucket -> bucket.dimension().wireName()))
                .bind("ids", Binds.texts(buckets, CountDifference.Bucket::id))
                .bind("tenantIds", Binds.uuids(buckets, CountDifference.Bucket::tenantId))
                .bind(starts, Binds.instants(buckets, CountDifference.Bucket::at))
                .then();
    }

    private Mono<Void> createMonths(List<RollupRow> rows) {
        return database.sql(CREATE_MONTHS)
                .bind("months", rows.stream().map(RollupRow::month).distinct().toArray(LocalDate[]::new))
                .then();
    }
}
