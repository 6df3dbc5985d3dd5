package io.trunkline.ami.connection;

import io.github.resilience4j.core.IntervalFunction;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.messaging.Blocking;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/// Hands what the node says to the features, one batch after the other. It blocks on each, since the order of a
/// node's events must hold: while the database is away events wait in the bounded queue, and what finds no room is
/// a gap.
final class NodeEventLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeEventLoop.class);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration HANDLER_TIMEOUT = Duration.ofSeconds(10);
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialBackoff(Duration.ofMillis(50), 2.0, Duration.ofSeconds(2));

    private final NodeEventQueue queue;
    private final CurrentNodeStatus state;
    private final ReconnectLoop connection;
    private final List<NodeEventHandler> handlers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread workerThread;

    NodeEventLoop(
            NodeEventQueue queue, CurrentNodeStatus state, ReconnectLoop connection, List<NodeEventHandler> handlers) {
        this.queue = queue;
        this.state = state;
        this.connection = connection;
        this.handlers = List.copyOf(handlers);
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("node-events").unstarted(this::run);
        workerThread = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = workerThread;
        workerThread = null;
        stopping.countDown();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return workerThread != null;
    }

    private void run() {
        try {
            while (isRunning()) {
                List<NodeEvent> batch = queue.take(POLL_TIMEOUT);
                if (!batch.isEmpty()) {
                    reportGap(batch);
                    dispatch(batch);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("stopped");
        }
    }

    private void reportGap(List<NodeEvent> batch) {
        for (NodeEvent event : batch) {
            if (event instanceof NodeEvent.EventsLost(var _, long count) && count > 0) {
                LOG.warn("gap: {} events of {} found no room", count, state.name());
                state.eventsLost(count);
                connection.requestResync();
            }
        }
    }

    private void dispatch(List<NodeEvent> batch) throws InterruptedException {
        for (NodeEventHandler handler : handlers) {
            try {
                runUntilDone(handler.handle(batch));
            } catch (RuntimeException defect) {
                LOG.error("events of {} were not told: {} lost", state.name(), batch.size(), defect);
                state.eventsLost(batch.size());
                connection.requestResync();
            }
        }
    }

    /// As often as it takes: the writes are idempotent, and nothing can be told while the database is away anyway.
    @Blocking("The loop has a thread of its own; events must be applied in order.")
    private void runUntilDone(Mono<Void> work) throws InterruptedException {
        for (int attempt = 1; isRunning(); attempt++) {
            try {
                work.block(HANDLER_TIMEOUT);
                return;
            } catch (RuntimeException fault) {
                if (!TransientErrors.isTransient(fault)) {
                    throw fault;
                }
                LOG.warn("events of {} wait: {}", state.name(), fault.toString());
                if (stopping.await(BACKOFF.apply(attempt), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
    }
}
