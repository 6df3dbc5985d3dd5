package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.domain.BucketSize;
import io.trunkline.cdr.statistics.domain.RollupMonth;
import io.trunkline.cdr.statistics.domain.TimeRange;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds how many calls or attempts were in progress in the same second, at most. An hour or day has the number before
/// its first second, and how far it rose from there. Whole days and hours are read from their rows, and other
/// minutes from those of minutes.
@Component
class SqlPeaks {
    /// Buckets begin at whole multiples of their length from here.
    private static final Instant ORIGIN = Instant.parse("2001-01-01T00:00:00Z");

    /// Those in progress before a day, hour or minute are in progress within its bucket too, unless it is the first of
    /// the bucket.
    private static final String SELECT_PEAKS = """
            SELECT id, start, CAST(max(CASE
                WHEN at > start THEN greatest(before, before + peak_change)
                ELSE before + peak_change END) AS integer) AS peak
            FROM (
                SELECT id, at, before, peak_change,
                    date_bin(make_interval(mins => :minutes), at, CAST(:origin AS timestamptz)) AS start
                FROM (
            """;
    private static final String BY_BUCKET = """
            ) AS progress) AS buckets
            GROUP BY id, start
            """;

    /// The size is in the text, so that the planner reads one table.
    private static final String OF_SIZE = """
            SELECT id, at, in_progress AS before, peak_change
            FROM rollups
            WHERE size = '%s' AND dimension = :by AND month >= :firstMonth AND month <= :lastMonth
              AND id = ANY (:ids) AND at >= :from0 AND at < :to0
            """;

    /// Those in progress before a minute follow from those before its hour and the changes in between. The hours
    /// are limited like the minutes, since the planner does not see that from the join.
    private static final String OF_MINUTES = """
            SELECT id, at, before, peak_change
            FROM (
                SELECT minute.id, minute.at, minute.tenant_id, minute.peak_change,
                    hour.in_progress + coalesce(sum(minute.net_change) OVER (
                        PARTITION BY minute.id, minute.tenant_id, hour.at ORDER BY minute.at
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
                FROM rollups minute JOIN rollups hour
                    ON hour.month = minute.month AND hour.dimension = minute.dimension AND hour.id = minute.id
                    AND hour.tenant_id = minute.tenant_id
                    AND hour.at = date_bin('1 hour', minute.at, '2001-01-01T00:00:00Z')
                WHERE minute.size = 'minute' AND hour.size = 'hour' AND minute.dimension = :by
                  AND minute.month >= :firstMonth AND minute.month <= :lastMonth
                  AND minute.id = ANY (:ids) AND minute.at >= :hour0 AND minute.at < :to0
                  AND hour.dimension = :by AND hour.month >= :firstMonth AND hour.month <= :lastMonth
                  AND hour.id = ANY (:ids) AND hour.at >= :hour0 AND hour.at < :to0) AS minutes
            WHERE at >= :from0
            """;
    private static final String OF_TENANT = "AND tenant_id = :tenantId\n";

    private final DatabaseClient database;

    SqlPeaks(DatabaseClient database) {
        this.database = database;
    }

    /// The peak of each id in a bucket.
    ///
    /// @param at the start of the bucket
    record Peak(String id, Instant at, int most) {}

    /// The peaks of the whole range, by id.
    Mono<Map<String, Integer>> ofRange(StatisticsQuery query, List<String> ids) {
        var range = query.range();
        return peaks(query, range.parts(), Duration.between(range.from(), range.to()), range.from(), ids)
                .map(peaks -> peaks.stream().collect(Collectors.toMap(Peak::id, Peak::most)));
    }

    /// The peaks of each bucket of a time series, by id and start.
    Mono<Map<String, Map<Instant, Integer>>> ofBuckets(StatisticsQuery query, Duration bucket, List<String> ids) {
        var parts = List.of(new TimeRange.Part(BucketSize.within(bucket), query.range()));
        return peaks(query, parts, bucket, ORIGIN, ids)
                .map(peaks -> peaks.stream()
                        .collect(Collectors.groupingBy(Peak::id, Collectors.toMap(Peak::at, Peak::most))));
    }

    private Mono<List<Peak>> peaks(
            StatisticsQuery query, List<TimeRange.Part> parts, Duration bucket, Instant origin, List<String> ids) {
        var statement = database.sql(SELECT_PEAKS + progress(query, parts) + BY_BUCKET)
                .bind("by", query.by().wireName())
                .bind("firstMonth", RollupMonth.of(query.range().from()))
                .bind("lastMonth", RollupMonth.of(query.range().to()))
                .bind("ids", Binds.texts(ids))
                .bind("minutes", Math.toIntExact(bucket.toMinutes()))
                .bind("origin", origin);
        if (query.tenantOfRows().isPresent()) {
            statement = statement.bind("tenantId", query.tenantOfRows().get());
        }
        for (int index = 0; index < parts.size(); index++) {
            var range = parts.get(index).range();
            statement = statement.bind("from" + index, range.from()).bind("to" + index, range.to());
            if (isOfMinutes(parts.get(index))) {
                statement = statement.bind("hour" + index, BucketSize.HOUR.startOf(range.from()));
            }
        }
        return statement
                .map(RowReader.with(row -> new Peak(row.text("id"), row.instant("start"), row.integer("peak"))))
                .all()
                .collectList();
    }

    private static String progress(StatisticsQuery query, List<TimeRange.Part> parts) {
        return IntStream.range(0, parts.size())
                .mapToObj(index -> numbered(ofPart(parts.get(index)), index)
                        + (query.tenantOfRows().isPresent() ? OF_TENANT : ""))
                .collect(Collectors.joining("UNION ALL\n"));
    }

    private static String ofPart(TimeRange.Part part) {
        return isOfMinutes(part) ? OF_MINUTES : OF_SIZE.formatted(part.size().storedName());
    }

    private static boolean isOfMinutes(TimeRange.Part part) {
        return part.size() == BucketSize.MINUTE;
    }

    /// Each part has parameters of its own.
    private static String numbered(String sql, int index) {
        return sql.replace(":from0", ":from" + index)
                .replace(":to0", ":to" + index)
                .replace(":hour0", ":hour" + index);
    }
}
