package io.trunkline.cdr.callfacts.domain;

import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The last channel of a call has ended.
///
/// @param startedAt start of the first channel; null if it was not observed
/// @param answeredAt first answer of a dialed channel; null if none was observed
/// @param end how the call's own channel ended
public record CallCompletion(
        String node,
        FactSource source,
        @Nullable Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        AttemptEnd end,
        Parties parties)
        implements Fact, Mergeable<CallCompletion>, Coverable<CallCompletion> {

    @Override
    public String key() {
        return source.ordinal() + "|" + node;
    }

    /// This report, completed by that of a less trusted source.
    CallCompletion fillGapsFrom(CallCompletion other) {
        return new CallCompletion(
                node,
                source,
                Merge.first(startedAt, other.startedAt),
                Merge.first(answeredAt, other.answeredAt),
                endedAt,
                end.or(other.end),
                parties.or(other.parties));
    }

    @Override
    public boolean isCoveredBy(CallCompletion other) {
        return other.source.compareTo(source) < 0 && other.fillGapsFrom(this).equals(other);
    }

    @Override
    public CallCompletion merge(CallCompletion other) {
        return new CallCompletion(
                node,
                source,
                Merge.min(startedAt, other.startedAt),
                Merge.min(answeredAt, other.answeredAt),
                Objects.requireNonNull(Merge.max(endedAt, other.endedAt)),
                Merge.ends(end, other.end),
                Merge.parties(parties, other.parties));
    }
}
