package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Wire;
import io.trunkline.events.Event;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How word travels from the node: late, and what was said later may be heard sooner. Once it is closed, nobody hears
/// anything more.
final class Grapevine implements AutoCloseable {
    private final Wire wire;
    private final ScheduledExecutorService later = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("grapevine").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicInteger underway = new AtomicInteger();

    Grapevine(Wire wire) {
        this.wire = wire;
    }

    /// Most word is quick; one in ten takes seconds, and so comes after what happened later.
    void say(Event event, Dice dice) {
        after(dice.percent(10) ? dice.millis(300, 3_000) : dice.millis(0, 100), () -> say(event));
    }

    /// Said at once.
    void say(Event event) {
        if (!later.isShutdown()) {
            wire.say(event);
        }
    }

    /// Does something after a while, in a thread of its own.
    void after(Duration delay, Runnable what) {
        int _ = underway.incrementAndGet();
        Runnable done = () -> {
            try {
                what.run();
            } finally {
                int _ = underway.decrementAndGet();
            }
        };
        var _ = later.schedule(() -> Thread.ofVirtual().start(done), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// How much is still to be said or done.
    int underway() {
        return underway.get();
    }

    @Override
    public void close() {
        var _ = later.shutdownNow();
    }
}
