package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.domain.BucketSize;
import io.trunkline.cdr.statistics.domain.PostDialDelays;
import io.trunkline.cdr.statistics.domain.RollupMonth;
import io.trunkline.cdr.statistics.domain.TimeRange;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.web.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Adds up rollups. A range of time is read in its largest whole buckets: days, and hours and minutes around them.
@Component
class SqlStatistics {
    private static final String UP_TO = "SELECT up_to FROM statistics_position WHERE id = 1";

    private static final String NAMES = "SELECT id, name FROM names WHERE id = ANY (:ids)";

    private static final String ADDED = "SELECT 1 AS sign, ";
    private static final String SUBTRACTED = "SELECT -1 AS sign, ";
    private static final String BUCKETS = """
            id, at, attempts, answered, busy, no_answer, rejected, failed, congestion, canceled, unrouted,
                talk_millis, post_dial_delays
            FROM rollups
            WHERE dimension = :by AND month >= :firstMonth AND month <= :lastMonth
            """;
    private static final String OF_TENANT = "AND tenant_id = :tenantId\n";
    private static final String OF_IDS = "AND id = ANY (:ids)\n";

    /// Of all ids, so no other columns are read: an index of days has these.
    private static final String SELECT_RANKED = """
            SELECT id, CAST(sum(sign * attempts) AS bigint) AS attempts
            FROM (
            """;
    private static final String WITH_ATTEMPTS = """
            ) AS buckets
            GROUP BY id
            HAVING sum(sign * attempts) > 0
            """;
    private static final String AFTER = """
            AND (sum(sign * attempts) < :afterAttempts OR (sum(sign * attempts) = :afterAttempts AND id > :afterId))
            """;
    private static final String MOST_FIRST = "ORDER BY sum(sign * attempts) DESC, id LIMIT :limit";

    private static final String SELECT_TOTALS = """
            SELECT id,
                CAST(sum(sign * attempts) AS bigint) AS attempts,
                CAST(sum(sign * answered) AS bigint) AS answered,
                CAST(sum(sign * busy) AS bigint) AS busy,
                CAST(sum(sign * no_answer) AS bigint) AS no_answer,
                CAST(sum(sign * rejected) AS bigint) AS rejected,
                CAST(sum(sign * failed) AS bigint) AS failed,
                CAST(sum(sign * congestion) AS bigint) AS congestion,
                CAST(sum(sign * canceled) AS bigint) AS canceled,
                CAST(sum(sign * unrouted) AS bigint) AS unrouted,
                CAST(sum(sign * talk_millis) AS bigint) AS talk_millis
            FROM (
            """;
    private static final String BY_ID = """
            ) AS buckets
            GROUP BY id
            """;

    private static final String SELECT_DELAYS = """
            SELECT id, CAST(delay.key AS integer) AS bucket,
                CAST(sum(sign * CAST(delay.value AS bigint)) AS bigint) AS delays
            FROM (
            """;
    private static final String BY_DELAY = """
            ) AS buckets CROSS JOIN LATERAL jsonb_each_text(post_dial_delays) AS delay
            GROUP BY id, delay.key
            HAVING sum(sign * CAST(delay.value AS bigint)) > 0
            """;

    private static final String SELECT_SERIES = """
            SELECT id, date_bin(make_interval(mins => :minutes), at, '2001-01-01T00:00:00Z') AS start,
                CAST(sum(attempts) AS bigint) AS attempts,
                CAST(sum(answered) AS bigint) AS answered,
                CAST(sum(talk_millis) AS bigint) AS talk_millis
            FROM (
            """;
    private static final String BY_START = """
            ) AS buckets
            GROUP BY id, start
            HAVING sum(attempts) > 0
            ORDER BY id, start
            """;

    private final DatabaseClient database;

    SqlStatistics(DatabaseClient database) {
        this.database = database;
    }

    /// @return empty while older records are counted for the first time
    Mono<Optional<Instant>> upTo() {
        return database.sql(UP_TO)
                .map(RowReader.with(row -> row.optional("up_to", Instant.class)))
                .one()
                .as(OwnerAccess::run);
    }

    /// An id with how many attempts it had.
    record Ranked(String id, long attempts) {}

    /// A page of ids, those with the most attempts first.
    Mono<List<Ranked>> ranked(StatisticsQuery query, PageRequest page) {
        var parts = query.range().summands();
        if (parts.isEmpty()) {
            return Mono.just(List.of());
        }
        var statement = bind(
                        SELECT_RANKED
                                + buckets(query, parts, query.ids().isEmpty() ? "" : OF_IDS)
                                + WITH_ATTEMPTS
                                + page.after().map(_ -> AFTER).orElse("")
                                + MOST_FIRST,
                        query,
                        parts)
                .bind("limit", page.rowsToRead());
        var ofIds = query.ids().isEmpty() ? statement : statement.bind("ids", Binds.texts(query.ids()));
        return page.after()
                .map(after -> ofIds.bind("afterAttempts", after.number(0)).bind("afterId", after.text(1)))
                .orElse(ofIds)
                .map(RowReader.with(row -> new Ranked(row.text("id"), row.bigint("attempts"))))
                .all()
                .collectList();
    }

    /// The totals of each id.
    Mono<Map<String, Totals>> totals(StatisticsQuery query, List<String> ids) {
        var parts = query.range().summands();
        return bind(SELECT_TOTALS + buckets(query, parts, OF_IDS) + BY_ID, query, parts)
                .bind("ids", Binds.texts(ids))
                .map(RowReader.with(SqlStatistics::totals))
                .all()
                .collectMap(Totals::id);
    }

    /// The post-dial delays of each id; without ids that have none.
    Mono<Map<String, PostDialDelays>> delays(StatisticsQuery query, List<String> ids) {
        var parts = query.range().summands();
        return bind(SELECT_DELAYS + buckets(query, parts, OF_IDS) + BY_DELAY, query, parts)
                .bind("ids", Binds.texts(ids))
                .map(RowReader.with(row -> new DelayCount(row.text("id"), row.integer("bucket"), row.bigint("delays"))))
                .all()
                .collect(Collectors.groupingBy(
                        DelayCount::id,
                        Collectors.collectingAndThen(
                                Collectors.toMap(DelayCount::bucket, DelayCount::delays), PostDialDelays::new)));
    }

    private record DelayCount(String id, int bucket, long delays) {}

    /// The time series of each id, without peaks.
    Mono<Map<String, List<BucketTotals>>> series(StatisticsQuery query, Duration bucket, List<String> ids) {
        var parts = List.of(TimeRange.Summand.added(BucketSize.within(bucket), query.range()));
        return bind(SELECT_SERIES + buckets(query, parts, OF_IDS) + BY_START, query, parts)
                .bind("minutes", Math.toIntExact(bucket.toMinutes()))
                .bind("ids", Binds.texts(ids))
                .map(RowReader.with(row -> Map.entry(row.text("id"), bucketTotals(row))))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// The counts of one bucket of a time series.
    record BucketTotals(Instant at, long attempts, long answered, long talkMillis) {}

    /// The names of entities, by id; without those that are unknown or that the caller may not see.
    Mono<Map<String, String>> names(List<String> ids) {
        return database.sql(NAMES)
                .bind("ids", Binds.uuids(ids, UUID::fromString))
                .map(RowReader.with(row -> Map.entry(row.uuid("id").toString(), row.text("name"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// The rows of all parts. The size is in the text, so that the planner reads one table.
    private static String buckets(StatisticsQuery query, List<TimeRange.Summand> parts, String condition) {
        return IntStream.range(0, parts.size())
                .mapToObj(index -> (parts.get(index).isAdded() ? ADDED : SUBTRACTED)
                        + BUCKETS
                        + condition
                        + (query.tenantOfRows().isPresent() ? OF_TENANT : "")
                        + "AND size = '" + parts.get(index).part().size().storedName() + "'"
                        + " AND at >= :from" + index + " AND at < :to" + index + "\n")
                .collect(Collectors.joining("UNION ALL\n"));
    }

    private GenericExecuteSpec bind(String sql, StatisticsQuery query, List<TimeRange.Summand> parts) {
        var statement = query.tenantOfRows()
                .map(tenant -> database.sql(sql).bind("tenantId", tenant))
                .orElseGet(() -> database.sql(sql))
                .bind("by", query.by().wireName())
                .bind("firstMonth", RollupMonth.of(query.range().from()))
                .bind("lastMonth", RollupMonth.of(query.range().to()));
        for (int index = 0; index < parts.size(); index++) {
            var range = parts.get(index).part().range();
            statement = statement.bind("from" + index, range.from()).bind("to" + index, range.to());
        }
        return statement;
    }

    private static Totals totals(RowReader row) {
        Map<Disposition, Long> byDisposition = new EnumMap<>(Disposition.class);
        for (var disposition : Disposition.values()) {
            var _ = byDisposition.put(
                    disposition, row.bigint(disposition.wireName().replace('-', '_')));
        }
        return new Totals(row.text("id"), row.bigint("attempts"), byDisposition, row.bigint("talk_millis"));
    }

    private static BucketTotals bucketTotals(RowReader row) {
        return new BucketTotals(
                row.instant("start"), row.bigint("attempts"), row.bigint("answered"), row.bigint("talk_millis"));
    }
}
