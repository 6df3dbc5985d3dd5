package io.trunkline.cdr.callfacts.domain;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The last channel of a call is gone.
///
/// @param startedAt null when nobody was there to see it
/// @param answeredAt the first answer of a dialled channel, null when none was seen
/// @param outcome of the call's own channel
public record CallCompletion(
        String node,
        FactSource source,
        @Nullable Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        HangupCodes outcome,
        Ids ids)
        implements Fact, Mergeable<CallCompletion> {

    @Override
    public String key() {
        return source.ordinal() + "|" + node;
    }

    /// What another source adds.
    CallCompletion fillGapsFrom(CallCompletion other) {
        return new CallCompletion(
                node,
                source,
                Mergeable.firstNonNull(startedAt, other.startedAt),
                Mergeable.firstNonNull(answeredAt, other.answeredAt),
                endedAt,
                outcome.fillGapsFrom(other.outcome),
                ids.fillGapsFrom(other.ids));
    }

    @Override
    public CallCompletion merge(CallCompletion other) {
        return new CallCompletion(
                node,
                source,
                Mergeable.min(startedAt, other.startedAt),
                Mergeable.min(answeredAt, other.answeredAt),
                Objects.requireNonNull(Mergeable.max(endedAt, other.endedAt)),
                outcome.merge(other.outcome),
                ids.merge(other.ids));
    }
}
