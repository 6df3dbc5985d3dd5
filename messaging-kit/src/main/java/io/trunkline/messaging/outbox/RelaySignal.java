package io.trunkline.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Wakes the relay after each commit that appended rows. Any number of signals while the relay is working count
/// once.
public final class RelaySignal {

    private final BlockingQueue<Boolean> pending = new ArrayBlockingQueue<>(1);

    void signal() {
        var _ = pending.offer(true);
    }

    /// Returns when signaled, or after the limit.
    void await(Duration limit) throws InterruptedException {
        var _ = pending.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
