package io.trunkline.messaging.references;

import io.trunkline.web.problem.ProblemException;
import reactor.core.publisher.Mono;

/// A request refers to an entity in state [ReferenceState#UNKNOWN]. [AwaitReferences#run] waits for the entity or
/// fails with the refusal. Control flow like ProblemException: it has no stack.
final class MissingReferenceException extends RuntimeException {
    private final ProblemException refusal;
    private final transient Mono<ReferenceState> state;

    /// @param refusal the response if the entity does not arrive in time
    /// @param state reads the state again at each subscription
    MissingReferenceException(ProblemException refusal, Mono<ReferenceState> state) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
        this.state = state;
    }

    ProblemException refusal() {
        return refusal;
    }

    Mono<ReferenceState> state() {
        return state;
    }
}
