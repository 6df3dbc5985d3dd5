package io.trunkline.cdr.statistics;

import io.trunkline.cdr.statistics.SqlStatistics.BucketTotals;
import io.trunkline.cdr.statistics.StatisticsView.SeriesPoint;
import io.trunkline.cdr.statistics.StatisticsView.StatisticsRow;
import io.trunkline.cdr.statistics.domain.PostDialDelays;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Computes the figures of a row.
final class StatisticsRowMapper {
    /// ITU-T E.425: the network did its part although the callee did not answer, or the caller gave up.
    private static final Set<Disposition> EFFECTIVE = Set.of(
            Disposition.ANSWERED, Disposition.BUSY, Disposition.NO_ANSWER, Disposition.REJECTED, Disposition.CANCELED);

    private StatisticsRowMapper() {}

    static StatisticsRow row(
            Totals totals, @Nullable String name, PostDialDelays delays, int peak, List<SeriesPoint> series) {
        long answered = totals.byDisposition().getOrDefault(Disposition.ANSWERED, 0L);
        long effective = EFFECTIVE.stream()
                .mapToLong(one -> totals.byDisposition().getOrDefault(one, 0L))
                .sum();
        var talkSeconds = seconds(totals.talkMillis());
        return new StatisticsRow(
                totals.id(),
                name,
                totals.attempts(),
                byWireName(totals.byDisposition()),
                share(answered, totals.attempts()),
                share(effective, totals.attempts()),
                talkSeconds,
                answered == 0 ? null : rounded(talkSeconds / answered),
                roundedOrNull(delays.quantileSeconds(0.5)),
                roundedOrNull(delays.quantileSeconds(0.95)),
                peak,
                List.copyOf(series));
    }

    /// Adds the peaks to the counts of each bucket, by id.
    static Map<String, List<SeriesPoint>> series(
            Map<String, List<BucketTotals>> counts, Map<String, Map<Instant, Integer>> peaks) {
        Map<String, List<SeriesPoint>> series = new HashMap<>();
        counts.forEach((id, buckets) -> {
            var ofId = peaks.getOrDefault(id, Map.of());
            series.put(id, buckets.stream().map(one -> point(one, ofId)).toList());
        });
        return series;
    }

    private static SeriesPoint point(BucketTotals counts, Map<Instant, Integer> peaks) {
        return new SeriesPoint(
                counts.at(),
                counts.attempts(),
                counts.answered(),
                seconds(counts.talkMillis()),
                peaks.getOrDefault(counts.at(), 0));
    }

    private static double seconds(long millis) {
        return millis / 1_000.0;
    }

    private static Map<String, Long> byWireName(Map<Disposition, Long> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        for (var disposition : Disposition.values()) {
            var _ = named.put(disposition.wireName(), counts.getOrDefault(disposition, 0L));
        }
        return named;
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : Math.round(10_000.0 * part / all) / 10_000.0;
    }

    private static @Nullable Double roundedOrNull(Optional<Double> value) {
        return value.isPresent() ? rounded(value.get()) : null;
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
