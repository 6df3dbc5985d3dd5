package io.trunkline.routing.admission;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.Blocking;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.routing.admission.QueuedCommand.Cancellation;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.platform.RoutingSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/// Carries out the queued commands, one batch after the other, on a thread of its own.
class AdmissionLoop implements AdmissionQueue {
    private static final Logger log = LoggerFactory.getLogger(AdmissionLoop.class);

    /// When this many commands wait, the database is down or far too slow, and new ones are refused immediately.
    private static final int MAX_QUEUED = 20_000;

    /// An empty queue is looked at again when a command wakes the loop.
    private static final Duration UNTIL_WOKEN = Duration.ofMinutes(1);

    private final Function<List<QueuedCommand>, Mono<List<Optional<AttemptAnswer>>>> admitBatch;
    private final EndedCalls endedCalls;
    private final RoutingSettings settings;
    private final DistributionSummary batchSizes;
    private final BatchSize batchSize = new BatchSize();
    private final Queue<QueuedCommand> queue = new LinkedBlockingQueue<>(MAX_QUEUED);

    /// A further question of a call that is in the batch already: it needs the result of the first one.
    private final Deque<QueuedCommand> deferred = new ArrayDeque<>();

    private volatile boolean stopped;

    private final BackgroundLoop loop = BackgroundLoop.named("admission")
            .drainOnStop()
            .afterLastRound(this::refuseAll)
            .phase(BackgroundLoop.AFTER_WEB_SERVER)
            .rounds(this::admitNext);

    /// @param admitBatch carries out a batch, all of it or nothing; its results have the order of the commands, and
    ///     are empty for a command that is no question
    AdmissionLoop(
            Function<List<QueuedCommand>, Mono<List<Optional<AttemptAnswer>>>> admitBatch,
            EndedCalls endedCalls,
            RoutingSettings settings,
            MeterRegistry meters) {
        this.admitBatch = admitBatch;
        this.endedCalls = endedCalls;
        this.settings = settings;
        this.batchSizes =
                DistributionSummary.builder("trunkline.admission.batch").register(meters);
        meters.gaugeCollectionSize("trunkline.admission.waiting", List.of(), queue);
    }

    /// The loop to start and stop with the application.
    BackgroundLoop loop() {
        return loop;
    }

    @Override
    public Mono<AttemptAnswer> admit(Question question, boolean caughtUp) {
        return submit(new AdmissionCommand.Admit(question, caughtUp)).map(Optional::orElseThrow);
    }

    @Override
    public Mono<Void> apply(List<? extends AdmissionCommand> commands) {
        return Flux.fromIterable(commands).flatMap(this::submit, BatchSize.MAX).then();
    }

    private Mono<Optional<AttemptAnswer>> submit(AdmissionCommand command) {
        return Mono.create(sink -> enqueue(command, sink));
    }

    private void enqueue(AdmissionCommand command, MonoSink<Optional<AttemptAnswer>> sink) {
        Cancellation cancellation = new Cancellation();
        var result = sink.onCancel(cancellation::cancel);
        if (queue.offer(new QueuedCommand(command, System.nanoTime(), result, cancellation))) {
            loop.wake();
            if (stopped) {
                refuseQueued();
            }
        } else {
            sink.error(new RefusedException("the admission queue is full"));
        }
    }

    /// After the last round, nothing would answer what is queued.
    private void refuseAll() {
        stopped = true;
        deferred.forEach(AdmissionLoop::refuse);
        deferred.clear();
        refuseQueued();
    }

    private void refuseQueued() {
        while (queue.poll() instanceof QueuedCommand left) {
            refuse(left);
        }
    }

    private static void refuse(QueuedCommand left) {
        left.result().error(new RefusedException("the admission loop is stopped"));
    }

    private Duration admitNext() {
        // the loop can be started again
        stopped = false;
        admit(nextBatch());
        return queue.isEmpty() && deferred.isEmpty() ? UNTIL_WOKEN : Duration.ZERO;
    }

    private List<QueuedCommand> nextBatch() {
        List<QueuedCommand> taken = new ArrayList<>(deferred);
        deferred.clear();
        while (taken.size() < batchSize.current() && queue.poll() instanceof QueuedCommand next) {
            taken.add(next);
        }
        return selectBatch(taken);
    }

    private List<QueuedCommand> selectBatch(List<QueuedCommand> taken) {
        List<QueuedCommand> batch = new ArrayList<>(taken.size());
        Set<String> callsWithQuestion = new HashSet<>();
        for (QueuedCommand entry : taken) {
            if (entry.isAbandoned() || isExpired(entry)) {
                continue;
            }
            if (endedCalls.isRepetition(entry.command())) {
                entry.result().success(Optional.empty());
            } else if (entry.command() instanceof AdmissionCommand.Admit ask && !callsWithQuestion.add(ask.callId())) {
                deferred.add(entry);
            } else {
                batch.add(entry);
            }
        }
        return batch;
    }

    /// Ends a question that the dialplan no longer waits for: its lease would not be used.
    private boolean isExpired(QueuedCommand entry) {
        boolean isExpired = entry.command() instanceof AdmissionCommand.Admit
                && System.nanoTime() - entry.enqueuedNanos()
                        > settings.questionTimeout().toNanos();
        if (isExpired) {
            entry.result().error(new TimeoutException("the question waited longer than the dialplan does"));
        }
        return isExpired;
    }

    @Blocking("The loop has a thread of its own; one batch is in flight at a time.")
    private void admit(List<QueuedCommand> batch) {
        if (batch.isEmpty()) {
            return;
        }
        batchSizes.record(batch.size());
        try {
            List<Optional<AttemptAnswer>> results = admitBatch.apply(batch).block(settings.batchTimeout());
            for (int index = 0; index < batch.size(); index++) {
                batch.get(index).result().success(results == null ? Optional.empty() : results.get(index));
            }
            batchSize.succeeded();
        } catch (RuntimeException failure) {
            failed(batch, failure);
        }
    }

    /// A command that cannot be carried out must not fail the others of its batch. A database that is down fails
    /// all of them.
    private void failed(List<QueuedCommand> batch, RuntimeException failure) {
        if (batch.size() > 1 && !isTransient(failure)) {
            log.warn("A batch of {} commands failed; trying them one by one", batch.size(), failure);
            batch.forEach(entry -> admit(List.of(entry)));
        } else {
            batchSize.failed();
            batch.forEach(entry -> entry.result().error(failure));
        }
    }

    private static boolean isTransient(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof IllegalStateException;
    }

    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message, null, false, false);
        }
    }
}
