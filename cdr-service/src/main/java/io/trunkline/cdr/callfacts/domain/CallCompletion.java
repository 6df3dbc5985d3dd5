package io.trunkline.cdr.calls.domain;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The last channel of a call is gone.
///
/// @param startedAt null when nobody was there to see it
/// @param answeredAt the first answer of a dialled channel, null when none was seen
/// @param outcome of the call's own channel
public record Completion(
        String node,
        Source source,
        @Nullable Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        Outcome outcome,
        Ids ids)
        implements Fact, Known<Completion> {

    @Override
    public String key() {
        return source.ordinal() + "|" + node;
    }

    /// What another source adds.
    Completion or(Completion other) {
        return new Completion(
                node,
                source,
                Known.first(startedAt, other.startedAt),
                Known.first(answeredAt, other.answeredAt),
                endedAt,
                outcome.or(other.outcome),
                ids.or(other.ids));
    }

    @Override
    public Completion merge(Completion other) {
        return new Completion(
                node,
                source,
                Known.smaller(startedAt, other.startedAt),
                Known.smaller(answeredAt, other.answeredAt),
                Objects.requireNonNull(Known.larger(endedAt, other.endedAt)),
                outcome.merge(other.outcome),
                ids.merge(other.ids));
    }
}
