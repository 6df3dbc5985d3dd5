package io.trunkline.ami.callfacts;

import io.trunkline.messaging.outbox.SqlOutboxBacklog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/// Waits until the relay has published the outbox, if it makes progress.
final class AwaitEmptyOutbox {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final SqlOutboxBacklog backlog;
    private final Duration stuckAfter;
    private final Clock clock;

    /// @param stuckAfter age of a row with which the relay makes no progress
    AwaitEmptyOutbox(SqlOutboxBacklog backlog, Duration stuckAfter, Clock clock) {
        this.backlog = backlog;
        this.stuckAfter = stuckAfter;
        this.clock = clock;
    }

    /// @return false if the outbox is not empty after 3 s, or immediately if its relay makes no progress
    Mono<Boolean> await() {
        return readState()
                .filter(state -> state != State.PROGRESS)
                .repeatWhenEmpty(rounds -> rounds.concatMap(_ -> Mono.delay(POLL_INTERVAL)))
                .map(state -> state == State.EMPTY)
                .timeout(TIMEOUT, Mono.just(false));
    }

    private Mono<State> readState() {
        return backlog.oldestPending().map(this::stateWithOldest).defaultIfEmpty(State.EMPTY);
    }

    private State stateWithOldest(Instant appendedAt) {
        return appendedAt.isBefore(clock.instant().minus(stuckAfter)) ? State.STUCK : State.PROGRESS;
    }

    private enum State {
        EMPTY,
        PROGRESS,
        STUCK
    }
}
