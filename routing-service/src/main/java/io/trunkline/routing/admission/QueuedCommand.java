package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.AdmissionCommand;
import java.util.Optional;
import reactor.core.publisher.MonoSink;

/// A command that waits for its batch.
///
/// @param enqueuedNanos by [System#nanoTime()]
/// @param result   who waits for the outcome; empty for a command that is none of a question
record QueuedCommand(
        AdmissionCommand command,
        long enqueuedNanos,
        MonoSink<Optional<AttemptAdmission.AttemptAnswer>> result,
        Cancellation cancellation) {
    /// True for a question that nobody waits for any more. What is told counts all the same.
    boolean isAbandoned() {
        return command instanceof AdmissionCommand.Admit && cancellation.isCanceled();
    }

    /// Whether its asker has gone away.
    static final class Cancellation {
        private volatile boolean canceled;

        void cancel() {
            canceled = true;
        }

        boolean isCanceled() {
            return canceled;
        }
    }
}
