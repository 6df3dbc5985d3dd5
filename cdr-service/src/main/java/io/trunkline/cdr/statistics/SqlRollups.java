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
        var hours = difference.entrySet().stream()
                .filter(one -> !one.getValue().changes().isEmpty())
                .map(one -> hourOf(one.getKey()))
                .distinct()
                .toList();
        return rows.isEmpty()
                ? Mono.empty()
                : createMonths(rows).then(add(rows)).then(findPeaks(hours));
    }

    private Mono<Void> add(List<RollupRow> rows) {
        return database.sql(ADD)
                .bind("rollups", COLUMNS_JSON.writeValueAsString(rows))
                .then();
    }

    private Mono<Void> findPeaks(List<CountDifference.Bucket> hours) {
        return database.sql(FIND_PEAKS_OF_HOURS)
                .bind("months", Binds.dates(hours, hour -> RollupMonth.of(hour.at())))
                .bind("dimensions", Binds.texts(hours, hour -> hour.dimension().wireName()))
                .bind("ids", Binds.texts(hours, CountDifference.Bucket::id))
                .bind("tenantIds", Binds.uuids(hours, CountDifference.Bucket::tenantId))
                .bind("hours", Binds.instants(hours, CountDifference.Bucket::at))
                .then();
    }

    private static CountDifference.Bucket hourOf(CountDifference.Bucket minute) {
        return new CountDifference.Bucket(
                BucketSize.HOUR,
                minute.dimension(),
                minute.id(),
                minute.tenantId(),
                BucketSize.HOUR.startOf(minute.at()));
    }

    private Mono<Void> createMonths(List<RollupRow> rows) {
        return database.sql(CREATE_MONTHS)
                .bind("months", rows.stream().map(RollupRow::month).distinct().toArray(LocalDate[]::new))
                .then();
    }
}
