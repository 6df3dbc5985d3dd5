package io.trunkline.routing.decision.domain.inbound;

import io.trunkline.routing.decision.domain.campaign.RepeatCallers;
import io.trunkline.telephony.LinkId;
import java.time.Instant;
import java.util.Optional;

/// What is known of who calls.
///
/// @param blocked whether the tenant takes no calls of this number, or none without a number
/// @param lastAnswered  the last call of this number that the campaign answered
public record CallerHistory(boolean blocked, Optional<AnsweredCall> lastAnswered) {
    /// Nothing.
    public static final CallerHistory UNKNOWN = new CallerHistory(false, Optional.empty());

    /// A call that a link answered.
    ///
    /// @param at when it was dialled
    public record AnsweredCall(LinkId link, Instant at) {}

    /// The last answered call, when the campaign still remembers it.
    Optional<AnsweredCall> answeredWithin(RepeatCallers repeats, Instant now) {
        return lastAnswered.filter(call -> call.at().plus(repeats.window()).isAfter(now));
    }
}
