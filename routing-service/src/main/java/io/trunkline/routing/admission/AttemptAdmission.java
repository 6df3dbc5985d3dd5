package io.trunkline.routing.admission;

import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.LeaseId;
import io.trunkline.telephony.Parties;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Lets attempts through, each under a lease, and hears of their end.
public interface AttemptAdmission {
    /// An answer and what it holds.
    ///
    /// @param lease   present with a Dial
    /// @param parties who takes part
    /// @param conclusive    false for a refusal of what may only not have been heard of yet; nothing is kept of it
    record AttemptAnswer(Answer answer, Optional<LeaseId> lease, Parties parties, boolean conclusive) {}

    /// What comes next in a call. Asking again for the same attempt gives the same answer.
    ///
    /// @param allHeard whether everything that was said before this service started has been heard
    Mono<AttemptAnswer> admit(Question question, boolean allHeard);

    /// Records that a call asked in a way that is not of the grammar.
    Mono<Void> recordMalformed(CallId call);

    /// The channel that asked is gone: its call has ended, and what its attempts held is given back.
    ///
    /// @param attempt    the last one asked for; those from 101 belong to the answered leg
    /// @param dialStatus DIALSTATUS of that attempt; may be empty
    Mono<Void> reportEnd(CallId call, int attempt, String dialStatus);
}
