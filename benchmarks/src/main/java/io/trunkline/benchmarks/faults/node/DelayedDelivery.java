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

/// How word travels from the node: late, and what was said later may be heard sooner. Once it is closed, nobody
/// hears anything more.
public final class DelayedDelivery implements AutoCloseable {
    private final TopicClient topics;
    private final ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("grapevine").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicInteger pending = new AtomicInteger();

    public DelayedDelivery(TopicClient wire) {
        this.topics = wire;
    }

    /// Most word is quick; one in ten takes seconds, and so comes after what happened later.
    void publish(Event event, SeededRandom dice) {
        runAfter(dice.chance(10) ? dice.durationMillis(300, 3_000) : dice.durationMillis(0, 100), () -> publish(event));
    }

    /// Said at once.
    void publish(Event event) {
        if (!scheduler.isShutdown()) {
            topics.publish(event);
        }
    }

    /// Does something after a while, in a thread of its own.
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

    /// How much is still to be said or done.
    public int pendingCount() {
        return pending.get();
    }

    @Override
    public void close() {
        var _ = scheduler.shutdownNow();
    }
}
