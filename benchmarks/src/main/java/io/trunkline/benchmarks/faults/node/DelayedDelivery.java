package io.trunkline.benchmarks.faults.node;

import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.events.Event;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Delivers the events of the node late and out of order. After it is closed nothing is delivered.
public final class DelayedDelivery implements AutoCloseable {
    private final TopicClient topics;
    private final ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("delayed-delivery").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicInteger pending = new AtomicInteger();

    public DelayedDelivery(TopicClient topics) {
        this.topics = topics;
    }

    /// Most events are fast. One in ten takes seconds, so it arrives after later ones.
    void publish(Event event, SeededRandom random) {
        runAfter(
                random.chance(10) ? random.durationMillis(300, 3_000) : random.durationMillis(0, 100),
                () -> publish(event));
    }

    /// Publishes immediately.
    void publish(Event event) {
        if (!scheduler.isShutdown()) {
            topics.publish(event);
        }
    }

    /// Runs an action after a delay, on its own thread.
    void runAfter(Duration delay, Runnable what) {
        int _ = pending.incrementAndGet();
        Runnable done = () -> {
            try {
                what.run();
            } finally {
                int _ = pending.decrementAndGet();
            }
        };
        var _ = scheduler.schedule(() -> Thread.ofVirtual().start(done), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The number of pending deliveries and actions.
    public int pendingCount() {
        return pending.get();
    }

    @Override
    public void close() {
        var _ = scheduler.shutdownNow();
    }
}
