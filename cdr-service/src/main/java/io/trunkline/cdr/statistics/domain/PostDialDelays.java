package io.trunkline.cdr.statistics.domain;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Delays counted in logarithmic buckets: each is a tenth longer than the one before. A quantile is the middle of
/// its bucket, so its error is at most 4.8%.
///
/// @param byBucket how many delays each bucket has, by its number
public record PostDialDelays(Map<Integer, Long> byBucket) {
    public static final PostDialDelays NONE = new PostDialDelays(Map.of());

    private static final double GROWTH = 1.1;
    private static final double LOG_OF_GROWTH = Math.log(GROWTH);

    /// Keeps the end of a bucket in it although logarithms are not exact.
    private static final double TOLERANCE = 1e-9;

    public PostDialDelays {
        byBucket = Map.copyOf(byBucket);
    }

    /// The number of a delay's bucket. Bucket 0 has all delays up to a millisecond.
    public static int bucketOf(Duration delay) {
        var millis = delay.toMillis();
        return millis <= 1 ? 0 : (int) Math.ceil(Math.log(millis) / LOG_OF_GROWTH - TOLERANCE);
    }

    /// The delay, in seconds, that this share of all delays does not exceed.
    ///
    /// @param share above 0, up to 1: 0.5 for the median
    /// @return empty without delays
    public Optional<Double> quantileSeconds(double share) {
        long count = byBucket.values().stream().mapToLong(Long::longValue).sum();
        long rank = Math.max(1, (long) Math.ceil(share * count));
        List<Map.Entry<Integer, Long>> inOrder = byBucket.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList();
        long passed = 0;
        for (var bucket : inOrder) {
            passed += bucket.getValue();
            if (passed >= rank) {
                return Optional.of(middleSeconds(bucket.getKey()));
            }
        }
        return Optional.empty();
    }

    /// The value whose relative distance to both ends of the bucket is the same.
    private static double middleSeconds(int bucket) {
        return 2 * Math.pow(GROWTH, bucket) / (GROWTH + 1) / 1_000;
    }
}
