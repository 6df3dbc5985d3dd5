package io.trunkline.routing.leases;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.messaging.Blocking;
import io.trunkline.routing.leases.Entry.Cancellation;
import io.trunkline.routing.leases.domain.Command;
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
class LaneListener implements Lane, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LaneListener.class);

    /// Beyond it the database is away or far too slow, and new questions are better refused at once.
    private static final int LONGEST_QUEUE = 20_000;

    private final Batches batches;
    private final RoutingSettings settings;
    private final DistributionSummary batchSizes;
    private final BatchSize most = new BatchSize();
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(LONGEST_QUEUE);

    /// A second question of a call that is in the batch already: it needs what the first one leaves behind.
    private final Deque<Entry> putOff = new ArrayDeque<>();

    private volatile boolean running;
    private @Nullable Thread thread;

    LaneListener(Batches batches, RoutingSettings settings, MeterRegistry meters) {
        this.batches = batches;
        this.settings = settings;
        this.batchSizes = DistributionSummary.builder("trunkline.lane.batch").register(meters);
        meters.gaugeCollectionSize("trunkline.lane.waiting", List.of(), waiting);
    }

    @Override
    public Mono<Attempts.Given> ask(Command.Ask question) {
        return submit(question).map(Optional::orElseThrow);
    }

    @Override
    public Mono<Void> tell(List<? extends Command> commands) {
        return Flux.fromIterable(commands).flatMap(this::submit, BatchSize.MOST).then();
    }

    private Mono<Optional<Attempts.Given>> submit(Command command) {
        return Mono.create(sink -> enqueue(command, sink));
    }

    private void enqueue(Command command, MonoSink<Optional<Attempts.Given>> sink) {
        Cancellation cancellation = new Cancellation();
        var asker = sink.onCancel(cancellation::cancel);
        if (!waiting.offer(new Entry(command, System.nanoTime(), asker, cancellation))) {
            sink.error(new LaneFullException());
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
                admit(nextBatch());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException fault) {
                // without this thread nobody is let through
                log.error("The lane goes on after a fault of its own", fault);
            }
        }
    }

    private List<Entry> nextBatch() throws InterruptedException {
        List<Entry> taken = new ArrayList<>(putOff);
        putOff.clear();
        if (taken.isEmpty()) {
            taken.add(waiting.take());
        }
        waiting.drainTo(taken, Math.max(0, most.now() - taken.size()));
        return wanted(taken);
    }

    private List<Entry> wanted(List<Entry> taken) {
        List<Entry> batch = new ArrayList<>(taken.size());
        Set<String> asking = new HashSet<>();
        for (Entry entry : taken) {
            if (entry.isAbandoned() || tooLate(entry)) {
                continue;
            }
            if (entry.command() instanceof Command.Ask ask && !asking.add(ask.call())) {
                putOff.add(entry);
            } else {
                batch.add(entry);
            }
        }
        return batch;
    }

    /// What a caller no longer waits for would be a lease that nobody uses.
    private boolean tooLate(Entry entry) {
        boolean late = entry.command() instanceof Command.Ask
                && System.nanoTime() - entry.arrived()
                        > settings.questionBudget().toNanos();
        if (late) {
            entry.asker().error(new TimeoutException("waited longer than its asker does"));
        }
        return late;
    }

    @Blocking("The loop has a thread of its own; one batch is in flight at a time.")
    private void admit(List<Entry> batch) {
        if (batch.isEmpty()) {
            return;
        }
        batchSizes.record(batch.size());
        try {
            // a batch has the thread to itself: the next one is what arrives until this one is committed
            List<Optional<Attempts.Given>> outcomes = batches.admit(batch).block(settings.batchLimit());
            for (int place = 0; place < batch.size(); place++) {
                batch.get(place).asker().success(outcomes == null ? Optional.empty() : outcomes.get(place));
            }
            most.done();
        } catch (RuntimeException fault) {
            failed(batch, fault);
        }
    }

    /// One that cannot be admitted must not fail the others; a database that is away fails all alike.
    private void failed(List<Entry> batch, RuntimeException fault) {
        if (batch.size() > 1 && !passing(fault)) {
            log.warn("A batch of {} could not be admitted; one by one now", batch.size(), fault);
            batch.forEach(entry -> admit(List.of(entry)));
        } else {
            most.failed();
            batch.forEach(entry -> entry.asker().error(fault));
        }
    }

    private static boolean passing(RuntimeException fault) {
        return fault instanceof TransientDataAccessException
                || fault instanceof org.springframework.dao.DataAccessResourceFailureException
                || fault instanceof org.springframework.transaction.CannotCreateTransactionException
                || fault instanceof IllegalStateException;
    }

    private static final class LaneFullException extends RuntimeException {
        private static final long serialVersionUID = 1;

        LaneFullException() {
            super("too many wait already", null, false, false);
        }
    }
}
