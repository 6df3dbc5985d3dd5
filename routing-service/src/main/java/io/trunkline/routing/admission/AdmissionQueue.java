package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// The queue of commands that change calls, leases and caps. A replica carries out one batch at a time; what
/// arrives meanwhile forms the next batch.
public interface AdmissionQueue {
    /// The answer to a question.
    ///
    /// @param lease      present with a Dial
    /// @param parties    the parties of the attempt, or those that were known when it was refused
    /// @param conclusive false for a refusal that may be due to events not consumed yet; nothing is stored for it
    record AttemptAnswer(Answer answer, Optional<LeaseId> lease, Parties parties, boolean conclusive) {}

    /// Answers a question. The same attempt gets the same answer however often it is asked for.
    ///
    /// @param caughtUp whether all events that were published before this service started have been consumed
    /// @return an error for a question that waited longer than the dialplan does, or that cannot be answered now
    Mono<AttemptAnswer> admit(Question question, boolean caughtUp);

    /// Applies reports about calls.
    ///
    /// @return completes once all commands are committed; after an error none or some of them are, and all can be
    ///     applied again
    Mono<Void> apply(List<? extends AdmissionCommand> commands);
}
