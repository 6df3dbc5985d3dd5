package io.trunkline.benchmarks.faults.simulation;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Pauses of the simulation.
public final class Pause {
    private Pause() {}

    public static void of(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
