package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.NodeEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A bounded queue of the node's events. asterisk-java's own queue silently drops events when its listener is slow,
/// so the listener only appends to this one. Events that do not fit are counted; the next batch begins with
/// their number.
final class NodeEventQueue {

    private static final int BATCH_SIZE = 500;
    private static final int SHARE_OF_REFUSALS = 4;

    private final BlockingQueue<NodeEvent> events;
    private final AtomicLong lostCount = new AtomicLong();
    private final int maxWithRefusals;
    private final Clock clock;

    NodeEventQueue(int capacity, Clock clock) {
        this.events = new ArrayBlockingQueue<>(capacity);
        this.maxWithRefusals = capacity / SHARE_OF_REFUSALS;
        this.clock = clock;
    }

    /// A refused request is dropped while many events wait: anyone can send as many as they like, and no call
    /// depends on them.
    void add(NodeEvent event) {
        if (event instanceof NodeEvent.RequestRefused && events.size() >= maxWithRefusals) {
            return;
        }
        if (!events.offer(event)) {
            lostCount.incrementAndGet();
        }
    }

    int size() {
        return events.size();
    }

    /// Waits for the next events. A batch that follows a loss begins with [NodeEvent.EventsLost], before events
    /// that were queued before the loss. That is safe: no call is completed from there to the next list
    /// of channels.
    ///
    /// @param timeout of the wait; then the batch is empty
    List<NodeEvent> take(Duration timeout) throws InterruptedException {
        List<NodeEvent> batch = new ArrayList<>();
        long count = lostCount.getAndSet(0);
        if (count > 0) {
            batch.add(new NodeEvent.EventsLost(clock.instant(), count));
        }
        @Nullable NodeEvent first = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            events.drainTo(batch, BATCH_SIZE);
        }
        return batch;
    }
}
