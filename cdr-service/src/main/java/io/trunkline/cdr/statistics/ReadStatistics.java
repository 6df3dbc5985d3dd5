package io.trunkline.cdr.statistics;

import io.trunkline.cdr.platform.SqlPlans;
import io.trunkline.cdr.statistics.SqlStatistics.Ranked;
import io.trunkline.cdr.statistics.StatisticsView.SeriesPoint;
import io.trunkline.cdr.statistics.StatisticsView.StatisticsRow;
import io.trunkline.cdr.statistics.domain.PostDialDelays;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Reads statistics, within a time limit.
@Component
class ReadStatistics {
    private final SqlStatistics statistics;
    private final SqlPeaks peaks;
    private final SqlPlans plans;
    private final TransactionalOperator snapshot;
    private final Duration timeout;

    ReadStatistics(
            SqlStatistics statistics,
            SqlPeaks peaks,
            SqlPlans plans,
            ReactiveTransactionManager transactions,
            @Value("${trunkline.cdr.query-timeout}") Duration timeout) {
        this.statistics = statistics;
        this.peaks = peaks;
        this.plans = plans;
        this.timeout = timeout;
        snapshot = Snapshots.of(transactions);
    }

    /// How far records are counted is read first: the rows can only have more.
    Mono<StatisticsView> read(StatisticsQuery query, PageRequest page) {
        return statistics
                .upTo()
                .zipWhen(_ -> rows(query, query.shortened(page)), (upTo, rows) -> view(query, upTo, rows))
                .timeout(timeout);
    }

    /// All figures are of one snapshot.
    private Mono<Page<StatisticsRow>> rows(StatisticsQuery query, PageRequest page) {
        return plans.withValues()
                .then(statistics.ranked(query, page))
                .map(ranked -> Page.of(ranked, page, row -> Cursor.of(row.attempts(), row.id())))
                .flatMap(ranked -> withDetails(query, ranked))
                .as(snapshot::transactional);
    }

    private Mono<Page<StatisticsRow>> withDetails(StatisticsQuery query, Page<Ranked> ranked) {
        var ids = ranked.items().stream().map(Ranked::id).toList();
        return ids.isEmpty()
                ? Mono.just(ranked.withItems(List.of()))
                : details(query, ids).map(details -> ranked.map(one -> details.row(one.id())));
    }

    /// What a page has, each by id.
    private record Details(
            Map<String, Totals> totals,
            Map<String, String> names,
            Map<String, PostDialDelays> delays,
            Map<String, Integer> peaks,
            Map<String, List<SeriesPoint>> series) {
        static Details of(Map<String, Totals> totals) {
            return new Details(totals, Map.of(), Map.of(), Map.of(), Map.of());
        }

        Details withNames(Map<String, String> known) {
            return new Details(totals, known, delays, peaks, series);
        }

        Details withDelays(Map<String, PostDialDelays> known) {
            return new Details(totals, names, known, peaks, series);
        }

        Details withProgress(Progress progress) {
            return new Details(totals, names, delays, progress.peaks, progress.series);
        }

        StatisticsRow row(String id) {
            return StatisticsRowMapper.row(
                    Objects.requireNonNull(totals.get(id)),
                    names.get(id),
                    delays.getOrDefault(id, PostDialDelays.NONE),
                    peaks.getOrDefault(id, 0),
                    series.getOrDefault(id, List.of()));
        }
    }

    /// A transaction has one connection, so its statements run one after the other.
    private Mono<Details> details(StatisticsQuery query, List<String> ids) {
        return statistics
                .totals(query, ids)
                .map(Details::of)
                .zipWhen(_ -> names(query, ids), Details::withNames)
                .zipWhen(_ -> statistics.delays(query, ids), Details::withDelays)
                .zipWhen(_ -> progress(query, ids), Details::withProgress);
    }

    private Mono<Map<String, String>> names(StatisticsQuery query, List<String> ids) {
        return query.by().hasNames() ? statistics.names(ids) : Mono.just(Map.of());
    }

    private record Progress(Map<String, Integer> peaks, Map<String, List<SeriesPoint>> series) {}

    private Mono<Progress> progress(StatisticsQuery query, List<String> ids) {
        return query.bucket()
                .map(bucket -> statistics
                        .series(query, bucket, ids)
                        .zipWhen(_ -> peaks.ofBuckets(query, bucket, ids), ReadStatistics::progress))
                .orElseGet(() -> peaks.ofRange(query, ids).map(ofRange -> new Progress(ofRange, Map.of())));
    }

    /// The peak of the range is the highest one of its buckets.
    private static Progress progress(
            Map<String, List<SqlStatistics.BucketTotals>> counts, Map<String, Map<Instant, Integer>> ofBuckets) {
        var ofRange = ofBuckets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> Collections.max(one.getValue().values())));
        return new Progress(ofRange, StatisticsRowMapper.series(counts, ofBuckets));
    }

    private static StatisticsView view(StatisticsQuery query, Optional<Instant> upTo, Page<StatisticsRow> rows) {
        return new StatisticsView(
                query.range().from(),
                query.range().to(),
                query.bucket().map(Duration::toString).orElse(null),
                upTo.orElse(null),
                rows.items(),
                rows.next());
    }
}
