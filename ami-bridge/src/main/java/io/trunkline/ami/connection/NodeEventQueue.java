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

/// Between the node and us, bounded: asterisk-java's own queue drops in silence when its reader is slow, so its
/// listener
/// does nothing but append here. What finds no room is counted, and the reader is told of the gap in its place.
final class NodeEventQueue {

    private static final int BATCH = 500;

    private final BlockingQueue<NodeEvent> events;
    private final AtomicLong lostCount = new AtomicLong();
    private final Clock clock;

    NodeEventQueue(int capacity, Clock clock) {
        this.events = new ArrayBlockingQueue<>(capacity);
        this.clock = clock;
    }

    void add(NodeEvent event) {
        if (!events.offer(event)) {
            lostCount.incrementAndGet();
        }
    }

    int size() {
        return events.size();
    }

    /// Waits for the next events. A gap comes first of those that follow it: nothing enters a full queue, so what
    /// was lost lies behind everything that was in it when the loss is read, and before everything that comes
    /// after.
    List<NodeEvent> take(Duration limit) throws InterruptedException {
        List<NodeEvent> batch = new ArrayList<>();
        long count = lostCount.getAndSet(0);
        if (count > 0) {
            batch.add(new NodeEvent.EventsLost(clock.instant(), count));
        }
        @Nullable NodeEvent first = events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            events.drainTo(batch, BATCH);
        }
        return batch;
    }
}
