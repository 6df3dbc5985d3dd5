package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.AdmissionCommand;
import java.util.Optional;
import reactor.core.publisher.MonoSink;

/// A command in the admission queue.
///
/// @param enqueuedNanos by [System#nanoTime()]
/// @param result   gets the answer; empty for a command that is no question
record QueuedCommand(
        AdmissionCommand command,
        long enqueuedNanos,
        MonoSink<Optional<AdmissionQueue.AttemptAnswer>> result,
        Cancellation cancellation) {
    /// Whether the dialplan no longer waits for this question. A report is applied in any case.
    boolean isAbandoned() {
        return command instanceof AdmissionCommand.Admit && cancellation.isCanceled();
    }

    /// Whether the request has been canceled.
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
