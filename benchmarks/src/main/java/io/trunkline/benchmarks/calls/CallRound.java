package io.trunkline.benchmarks.calls;

import java.util.ArrayList;
import java.util.List;

/// What SIPp measured in one round of calls.
///
/// @param started   calls that were started
/// @param completed   calls that rang, were answered and ended in order
/// @param seconds from the first INVITE to the last end
/// @param ringDelayNanos   nanoseconds from each INVITE to its first ring
public record CallRound(int started, int completed, double seconds, List<Long> ringDelayNanos) {
    private static final String RING_TIMER = "1";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    public CallRound {
        ringDelayNanos = List.copyOf(ringDelayNanos);
    }

    /// @param lines of SIPp's `_rtt.csv`: `milliseconds since the start;duration in milliseconds;timer`
    static CallRound parse(int asked, List<String> lines) {
        double first = Double.MAX_VALUE;
        double last = 0;
        int ended = 0;
        List<Long> rings = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split(";", -1);
            double at = Double.parseDouble(columns[0]);
            double took = Double.parseDouble(columns[1]);
            if (columns[2].equals(RING_TIMER)) {
                rings.add(Math.round(took * NANOS_PER_MILLI));
                first = Math.min(first, at - took);
            } else {
                ended++;
                last = Math.max(last, at);
            }
        }
        return new CallRound(asked, ended, (last - first) / MILLIS_PER_SECOND, rings);
    }

    double perSecond() {
        return completed / seconds;
    }
}
