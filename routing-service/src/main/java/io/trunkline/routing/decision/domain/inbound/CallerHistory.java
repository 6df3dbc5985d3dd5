package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.telephony.ids.ClientId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What is known of a caller.
///
/// @param blocked  whether the tenant blocks this number, or callers who withhold theirs
/// @param answered the last call from this number that each client answered, the latest first, in the scope that
///     the campaign's rule has
public record CallerHistory(boolean blocked, List<AnsweredCall> answered) {
    /// An unknown caller.
    public static final CallerHistory UNKNOWN = new CallerHistory(false, List.of());

    public CallerHistory {
        answered = answered.stream()
                .sorted(Comparator.comparing(AnsweredCall::at).reversed())
                .toList();
    }

    /// A call that a client answered.
    ///
    /// @param at when it was dialed
    public record AnsweredCall(ClientId client, Instant at) {}

    /// The answered calls that count, the latest first.
    List<AnsweredCall> answeredWithin(RepeatCallers repeats, Instant now) {
        return answered.stream().filter(call -> repeats.counts(call.at(), now)).toList();
    }
}
