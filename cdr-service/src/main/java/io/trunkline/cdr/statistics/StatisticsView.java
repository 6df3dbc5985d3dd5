package io.trunkline.cdr.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Statistics in the API.
///
/// @param from start of the first bucket
/// @param to end of the last bucket, exclusive
/// @param bucket length of the buckets of each series, ISO 8601; null for no series
/// @param upTo all records stored before this time are counted; null while older records are counted for the first
///     time
/// @param rows the ids with the most attempts first
/// @param next the cursor to send as `after` for the next page; null on the last page
record StatisticsView(
        Instant from,
        Instant to,
        @Nullable String bucket,
        @Nullable Instant upTo,
        List<StatisticsRow> rows,
        @Nullable String next) {
    StatisticsView {
        rows = List.copyOf(rows);
    }

    /// The figures of one carrier, campaign, and so on.
    ///
    /// @param id a UUID, or a country, a region, a reason or the systemname of a node
    /// @param name the current name, or the number of a DID; null where there is none
    /// @param byDisposition how many attempts ended with each disposition
    /// @param answeredShare answered attempts / attempts (ASR), 0 to 1
    /// @param effectiveShare attempts that the network carried / attempts (NER), 0 to 1
    /// @param averageTalkSeconds talk time / answered attempts (ACD); null without answered ones
    /// @param postDialDelayMedianSeconds null if nothing rang
    /// @param postDialDelayP95Seconds 95 of 100 delays are not longer; null if nothing rang
    /// @param concurrentPeak how many were in progress in the same second, at most
    /// @param series buckets with at least one attempt, in order
    record StatisticsRow(
            String id,
            @Nullable String name,
            long attempts,
            Map<String, Long> byDisposition,
            double answeredShare,
            double effectiveShare,
            double talkSeconds,
            @Nullable Double averageTalkSeconds,
            @Nullable Double postDialDelayMedianSeconds,
            @Nullable Double postDialDelayP95Seconds,
            int concurrentPeak,
            List<SeriesPoint> series) {}

    /// The figures of one bucket.
    ///
    /// @param at its start
    /// @param concurrentPeak how many were in progress in the same second, at most
    record SeriesPoint(Instant at, long attempts, long answered, double talkSeconds, int concurrentPeak) {}
}
