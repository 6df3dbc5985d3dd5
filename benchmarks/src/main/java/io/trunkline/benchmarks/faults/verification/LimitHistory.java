package io.trunkline.benchmarks.faults.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Which limits may have been in force when. While a change is under way both the old and the new one may be. Times
/// are of [System#nanoTime]. Not for many threads: its owner guards it.
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

    /// From now on this one may be in force too.
    void add(@Nullable Long limit, long now) {
        spans.add(new Period(limit, now));
    }

    /// The one begun last is the only one now.
    void endOlderLimits(long now) {
        spans.subList(0, spans.size() - 1).stream()
                .filter(span -> span.until > now)
                .forEach(span -> span.until = now);
    }

    /// The largest limit that may have been in force at any moment of a time; empty when there may have been none.
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
