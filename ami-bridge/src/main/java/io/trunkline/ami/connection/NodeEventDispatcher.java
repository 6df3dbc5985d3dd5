package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.messaging.Blocking;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Passes the node's events to the handlers, one batch after the other, in the node's order. While the database is
/// unavailable the same batch is retried and later events wait in the bounded queue; those that do not fit are
/// lost, and everything is listed again. Only the loop's thread uses it.
final class NodeEventDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(NodeEventDispatcher.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final Duration HANDLER_TIMEOUT = Duration.ofSeconds(10);

    private final NodeEventQueue queue;
    private final CurrentNodeStatus status;
    private final ReconnectLoop connection;
    private final List<NodeEventHandler> handlers;
    private final Deque<NodeEventHandler> remaining = new ArrayDeque<>();
    private List<NodeEvent> batch = List.of();
    private @Nullable Mono<Void> pendingWrite;

    NodeEventDispatcher(
            NodeEventQueue queue, CurrentNodeStatus status, ReconnectLoop connection, List<NodeEventHandler> handlers) {
        this.queue = queue;
        this.status = status;
        this.connection = connection;
        this.handlers = List.copyOf(handlers);
    }

    BackgroundLoop loop() {
        return BackgroundLoop.named("node-events")
                .backOff(Duration.ofMillis(50), Duration.ofSeconds(2))
                .rounds(this::dispatchBatch);
    }

    /// Continues with the batch of a round that failed, or takes the next one.
    private Duration dispatchBatch() throws InterruptedException {
        if (remaining.isEmpty()) {
            takeBatch();
        }
        while (!remaining.isEmpty()) {
            dispatch(remaining.getFirst());
            remaining.removeFirst();
        }
        return Duration.ZERO;
    }

    private void takeBatch() throws InterruptedException {
        batch = queue.take(POLL_TIMEOUT);
        if (!batch.isEmpty()) {
            reportLostEvents();
            remaining.addAll(handlers);
        }
    }

    private void reportLostEvents() {
        for (NodeEvent event : batch) {
            if (event instanceof NodeEvent.EventsLost(var _, long count) && count > 0) {
                LOG.warn("{} events of {} were lost: the queue is full", count, status.name());
                markLost(count);
            }
        }
    }

    /// @throws RuntimeException a transient one; the loop backs off and tries the same write again
    private void dispatch(NodeEventHandler handler) {
        try {
            Mono<Void> write = pendingWrite;
            if (write == null) {
                write = handler.handle(batch);
                pendingWrite = write;
            }
            await(write);
        } catch (RuntimeException failure) {
            if (TransientErrors.isTransient(failure)) {
                throw failure;
            }
            LOG.error("{} events of {} could not be handled", batch.size(), status.name(), failure);
            markLost(batch.size());
        }
        pendingWrite = null;
    }

    private void markLost(long events) {
        status.eventsLost(events);
        connection.requestResync();
    }

    @Blocking("The loop has a thread of its own, and events must be applied in order.")
    private static void await(Mono<Void> write) {
        write.block(HANDLER_TIMEOUT);
    }
}
