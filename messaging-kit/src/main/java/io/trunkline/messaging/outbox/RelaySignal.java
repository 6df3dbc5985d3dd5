package io.trunkline.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Wakes the relay: rung after each commit that appended something. Rings while it is awake count once.
public final class RelaySignal {

    private final BlockingQueue<Boolean> pending = new ArrayBlockingQueue<>(1);

    void signal() {
        var _ = pending.offer(true);
    }

    /// Returns when rung, or after the limit.
    void await(Duration limit) throws InterruptedException {
        var _ = pending.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
