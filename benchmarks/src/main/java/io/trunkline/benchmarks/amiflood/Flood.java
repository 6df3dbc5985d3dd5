package io.trunkline.benchmarks.amiflood;

import io.trunkline.testkit.ami.FakeAmiServer;
import java.util.concurrent.locks.LockSupport;

/// Sends the events of calls, each call with an id of its own.
final class Flood {
    /// After any start of the node: calls from before it would be ended as cut off.
    private static final long SECOND = 4_000_000_000L;

    private int number;

    /// @param eventsPerSecond not exceeded, but for a few milliseconds
    /// @return the number of calls sent so far
    int send(FakeAmiServer node, int calls, double eventsPerSecond) {
        long started = System.nanoTime();
        for (int sent = 0; sent < calls; sent++) {
            double due = sent * AmiCallEvents.COUNT / eventsPerSecond;
            while ((System.nanoTime() - started) / 1e9 < due) {
                LockSupport.parkNanos(1_000_000);
            }
            number++;
            node.sendEvent(AmiCallEvents.of("ast1-%d.%d".formatted(SECOND, number), number));
        }
        return number;
    }
}
