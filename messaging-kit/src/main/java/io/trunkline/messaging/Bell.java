package io.trunkline.messaging;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Wakes the relay: rung after each commit that appended something. Rings while it is awake count once.
final class Bell {

    private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

    void ring() {
        var _ = rung.offer(true);
    }

    /// Returns when rung, or after the limit.
    void await(Duration limit) throws InterruptedException {
        var _ = rung.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
