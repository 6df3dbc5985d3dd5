package io.trunkline.benchmarks.faults.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The limits that may have been in force at each time. During a change both the old and the new limit may be.
/// Times are [System#nanoTime]. Not thread-safe; its owner guards it.
final class LimitHistory {
    private final List<Period> periods = new ArrayList<>();

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
        periods.add(new Period(limit, now));
    }

    /// From now on this limit may be in force too.
    void add(@Nullable Long limit, long now) {
        periods.add(new Period(limit, now));
    }

    /// The limit of the last change is now the only one.
    void endOlderLimits(long now) {
        periods.subList(0, periods.size() - 1).stream()
                .filter(period -> period.until > now)
                .forEach(period -> period.until = now);
    }

    /// The largest limit that may have been in force during a period; empty if there may have been none.
    OptionalLong largestBetween(long from, long until) {
        long largest = 0;
        for (Period period : periods) {
            if (period.from <= until && period.until >= from) {
                if (period.limit == null) {
                    return OptionalLong.empty();
                }
                largest = Math.max(largest, period.limit);
            }
        }
        return OptionalLong.of(largest);
    }
}
