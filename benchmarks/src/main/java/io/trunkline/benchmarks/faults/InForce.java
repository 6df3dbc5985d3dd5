package io.trunkline.benchmarks.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Which limits may have been in force when. While a change is under way both the old and the new one may be. Times are
/// of [System#nanoTime]. Not for many threads: its owner guards it.
final class InForce {
    private final List<Span> spans = new ArrayList<>();

    private static final class Span {
        final @Nullable Long limit;
        final long from;
        long until = Long.MAX_VALUE;

        Span(@Nullable Long limit, long from) {
            this.limit = limit;
            this.from = from;
        }
    }

    /// @param limit null for none
    InForce(@Nullable Long limit, long now) {
        spans.add(new Span(limit, now));
    }

    /// From now on this one may be in force too.
    void begin(@Nullable Long limit, long now) {
        spans.add(new Span(limit, now));
    }

    /// The one begun last is the only one now.
    void settle(long now) {
        spans.subList(0, spans.size() - 1).stream()
                .filter(span -> span.until > now)
                .forEach(span -> span.until = now);
    }

    /// The largest limit that may have been in force at any moment of a time; empty when there may have been none.
    OptionalLong largest(long from, long until) {
        long largest = 0;
        for (Span span : spans) {
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
