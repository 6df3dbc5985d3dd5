package io.trunkline.routing.decisions.domain;

import java.time.Instant;
import java.util.Optional;

/// What is known of who calls.
///
/// @param blocked whether the tenant takes no calls of this number, or none without a number
/// @param before  the last call of this number that the campaign answered
public record KnownCaller(boolean blocked, Optional<Answered> before) {
    /// Nothing.
    public static final KnownCaller UNKNOWN = new KnownCaller(false, Optional.empty());

    /// A call that a link answered.
    ///
    /// @param at when it was dialled
    public record Answered(LinkId link, Instant at) {}

    /// The last answered call, when the campaign still remembers it.
    Optional<Answered> remembered(RepeatCallers repeats, Instant now) {
        return before.filter(call -> call.at().plus(repeats.window()).isAfter(now));
    }
}
