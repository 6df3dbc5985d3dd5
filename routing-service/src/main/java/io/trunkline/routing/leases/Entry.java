package io.trunkline.routing.leases;

import io.trunkline.routing.leases.domain.Command;
import java.util.Optional;
import reactor.core.publisher.MonoSink;

/// A command that waits for its batch.
///
/// @param arrived by [System#nanoTime()]
/// @param asker   who waits for the outcome; empty for a command that is none of a question
record Entry(Command command, long arrived, MonoSink<Optional<Attempts.Given>> asker, Cancellation cancelled) {
    /// True for a question that nobody waits for any more. What is told counts all the same.
    boolean isAbandoned() {
        return command instanceof Command.Ask && cancelled.isCancelled();
    }

    /// Whether its asker has gone away.
    static final class Cancellation {
        private volatile boolean cancelled;

        void cancel() {
            cancelled = true;
        }

        boolean isCancelled() {
            return cancelled;
        }
    }
}
