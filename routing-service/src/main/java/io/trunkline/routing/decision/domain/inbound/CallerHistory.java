package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.telephony.ids.LinkId;
import java.time.Instant;
import java.util.Optional;

/// What is known of a caller.
///
/// @param blocked      whether the tenant blocks this number, or callers who withhold theirs
/// @param lastAnswered the last call from this number that the campaign answered
public record CallerHistory(boolean blocked, Optional<AnsweredCall> lastAnswered) {
    /// An unknown caller.
    public static final CallerHistory UNKNOWN = new CallerHistory(false, Optional.empty());

    /// A call that a link answered.
    ///
    /// @param at when it was dialed
    public record AnsweredCall(LinkId link, Instant at) {}

    /// The last answered call within the campaign's window.
    Optional<AnsweredCall> answeredWithin(RepeatCallers repeats, Instant now) {
        return lastAnswered.filter(call -> call.at().plus(repeats.window()).isAfter(now));
    }
}
