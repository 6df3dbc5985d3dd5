package io.trunkline.benchmarks.faults.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The limits that may have been in force at each time. During a change both the old and the new limit may be.
/// Times are [System#nanoTime]. Not thread-safe; its owner guards it.
final class LimitHistory {
    private final List<Period> spans = new ArrayList<>();

    private static final class Period {
        final @Nullable Long limit;
        final long from;
        long until = Long.MAX_VALUE;

        Period(@Nullable Long limit, long from) {
            this.limit = limit;
            this.from = from;
        }
    }

    /// @param limit null for none
    LimitHistory(@Nullable Long limit, long now) {
        spans.add(new Period(limit, now));
    }

    /// From now on this limit may be in force too.
    void add(@Nullable Long limit, long now) {
        spans.add(new Period(limit, now));
    }

    /// The limit of the last change is now the only one.
    void endOlderLimits(long now) {
        spans.subList(0, spans.size() - 1).stream()
                .filter(span -> span.until > now)
                .forEach(span -> span.until = now);
    }

    /// The largest limit that may have been in force during a period; empty if there may have been none.
    OptionalLong largestBetween(long from, long until) {
        long largest = 0;
        for (Period span : spans) {
            if (span.from <= until && span.until >= from) {
                if (span.limit == null) {
                    return OptionalLong.empty();
                }
                largest = Math.max(largest, span.limit);
            }
        }
        return OptionalLong.of(largest);
    }
}
