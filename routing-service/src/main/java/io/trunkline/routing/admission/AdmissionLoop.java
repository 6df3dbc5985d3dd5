package io.trunkline.routing.admission;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.Blocking;
import io.trunkline.routing.admission.QueuedCommand.Cancellation;
import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.platform.RoutingSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/// Takes what waits, one batch after the other, on a thread of its own.
@Component
class AdmissionLoop implements AdmissionQueue, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AdmissionLoop.class);

    /// Beyond it the database is away or far too slow, and new questions are better refused at once.
    private static final int MAX_QUEUED = 20_000;

    private final BatchAdmission admission;
    private final RoutingSettings settings;
    private final DistributionSummary batchSizes;
    private final BatchSize batchSize = new BatchSize();
    private final BlockingQueue<QueuedCommand> queue = new LinkedBlockingQueue<>(MAX_QUEUED);

    /// A second question of a call that is in the batch already: it needs what the first one leaves behind.
    private final Deque<QueuedCommand> deferred = new ArrayDeque<>();

    private volatile boolean running;
    private @Nullable Thread thread;

    AdmissionLoop(BatchAdmission batches, RoutingSettings settings, MeterRegistry meters) {
        this.admission = batches;
        this.settings = settings;
        this.batchSizes = DistributionSummary.builder("trunkline.lane.batch").register(meters);
        meters.gaugeCollectionSize("trunkline.lane.waiting", List.of(), queue);
    }

    @Override
    public Mono<AttemptAdmission.AttemptAnswer> admit(AdmissionCommand.Admit question) {
        return submit(question).map(Optional::orElseThrow);
    }

    @Override
    public Mono<Void> apply(List<? extends AdmissionCommand> commands) {
        return Flux.fromIterable(commands).flatMap(this::submit, BatchSize.MAX).then();
    }

    private Mono<Optional<AttemptAdmission.AttemptAnswer>> submit(AdmissionCommand command) {
        return Mono.create(sink -> enqueue(command, sink));
    }

    private void enqueue(AdmissionCommand command, MonoSink<Optional<AttemptAdmission.AttemptAnswer>> sink) {
        Cancellation cancellation = new Cancellation();
        var asker = sink.onCancel(cancellation::cancel);
        if (!queue.offer(new QueuedCommand(command, System.nanoTime(), asker, cancellation))) {
            sink.error(new QueueFullException());
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("lane").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread begun = thread;
        if (begun != null) {
            begun.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                admitBatch(nextBatch());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException fault) {
                // without this thread nobody is let through
                log.error("The lane goes on after a fault of its own", fault);
            }
        }
    }

    private List<QueuedCommand> nextBatch() throws InterruptedException {
        List<QueuedCommand> taken = new ArrayList<>(deferred);
        deferred.clear();
        if (taken.isEmpty()) {
            taken.add(queue.take());
        }
        queue.drainTo(taken, Math.max(0, batchSize.current() - taken.size()));
        return selectBatch(taken);
    }

    private List<QueuedCommand> selectBatch(List<QueuedCommand> taken) {
        List<QueuedCommand> batch = new ArrayList<>(taken.size());
        Set<String> asking = new HashSet<>();
        for (QueuedCommand entry : taken) {
            if (entry.isAbandoned() || isExpired(entry)) {
                continue;
            }
            if (entry.command() instanceof AdmissionCommand.Admit ask && !asking.add(ask.callId())) {
                deferred.add(entry);
            } else {
                batch.add(entry);
            }
        }
        return batch;
    }

    /// What a caller no longer waits for would be a lease that nobody uses.
    private boolean isExpired(QueuedCommand entry) {
        boolean late = entry.command() instanceof AdmissionCommand.Admit
                && System.nanoTime() - entry.enqueuedNanos()
                        > settings.questionBudget().toNanos();
        if (late) {
            entry.result().error(new TimeoutException("waited longer than its asker does"));
        }
        return late;
    }

    @Blocking("The loop has a thread of its own; one batch is in flight at a time.")
    private void admitBatch(List<QueuedCommand> batch) {
        if (batch.isEmpty()) {
            return;
        }
        batchSizes.record(batch.size());
        try {
            // a batch has the thread to itself: the next one is what arrives until this one is committed
            List<Optional<AttemptAdmission.AttemptAnswer>> outcomes =
                    admission.admit(batch).block(settings.batchLimit());
            for (int place = 0; place < batch.size(); place++) {
                batch.get(place).result().success(outcomes == null ? Optional.empty() : outcomes.get(place));
            }
            batchSize.succeeded();
        } catch (RuntimeException fault) {
            failed(batch, fault);
        }
    }

    /// One that cannot be admitted must not fail the others; a database that is away fails all alike.
    private void failed(List<QueuedCommand> batch, RuntimeException fault) {
        if (batch.size() > 1 && !isTransient(fault)) {
            log.warn("A batch of {} could not be admitted; one by one now", batch.size(), fault);
            batch.forEach(entry -> admitBatch(List.of(entry)));
        } else {
            batchSize.failed();
            batch.forEach(entry -> entry.result().error(fault));
        }
    }

    private static boolean isTransient(RuntimeException fault) {
        return fault instanceof TransientDataAccessException
                || fault instanceof org.springframework.dao.DataAccessResourceFailureException
                || fault instanceof org.springframework.transaction.CannotCreateTransactionException
                || fault instanceof IllegalStateException;
    }

    private static final class QueueFullException extends RuntimeException {
        private static final long serialVersionUID = 1;

        QueueFullException() {
            super("too many wait already", null, false, false);
        }
    }
}
