package io.trunkline.benchmarks.measure;

import java.util.List;
import java.util.Locale;

/// The durations of a repeated operation.
///
/// @param sortedNanos ascending, at least one
public record Durations(List<Long> sortedNanos) {

    private static final double NANOS_PER_MILLI = 1e6;

    public Durations {
        if (sortedNanos.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sortedNanos = sortedNanos.stream().sorted().toList();
    }

    /// @param share 0.5 for the median, 0.99 for p99: the smallest duration that at least this share did not exceed
    public double percentileMillis(double share) {
        int rank = (int) Math.ceil(share * sortedNanos.size());
        return sortedNanos.get(Math.max(rank, 1) - 1) / NANOS_PER_MILLI;
    }

    /// A line of text.
    public String summary(String what) {
        return String.format(
                Locale.ROOT,
                "%-52s median %8.1f ms   p99 %8.1f ms   (%d)",
                what,
                percentileMillis(0.5),
                percentileMillis(0.99),
                sortedNanos.size());
    }
}
