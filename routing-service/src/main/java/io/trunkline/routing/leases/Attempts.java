package io.trunkline.routing.leases;

import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.Question;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Lets attempts through, each under a lease, and hears of their end.
public interface Attempts {
    /// An answer and what it holds.
    ///
    /// @param lease   present with a Dial
    /// @param parties who takes part
    /// @param sure    false for a refusal of what may only not have been heard of yet; nothing is kept of it
    record Given(Answer answer, Optional<LeaseId> lease, Parties parties, boolean sure) {}

    /// What comes next in a call. Asking again for the same attempt gives the same answer.
    ///
    /// @param allHeard whether everything that was said before this service started has been heard
    Mono<Given> next(Question question, boolean allHeard);

    /// Records that a call asked in a way that is not of the grammar.
    Mono<Void> malformed(CallId call);

    /// The channel that asked is gone: its call has ended, and what its attempts held is given back.
    ///
    /// @param attempt    the last one asked for; those from 101 belong to the answered leg
    /// @param dialStatus DIALSTATUS of that attempt; may be empty
    Mono<Void> ended(CallId call, int attempt, String dialStatus);
}
