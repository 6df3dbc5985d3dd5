package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.faults.simulation.Counters;
import io.trunkline.benchmarks.faults.traffic.TrafficGenerator;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Prints a line every half minute until it is closed.
final class ProgressPrinter implements AutoCloseable {
    private static final int INTERVAL_SECONDS = 30;

    private final TrafficGenerator traffic;
    private final Counters counters;
    private final PrintStream out;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    ProgressPrinter(TrafficGenerator traffic, Counters counters, PrintStream out) {
        this.traffic = traffic;
        this.counters = counters;
        this.out = out;
        var _ = scheduler.scheduleAtFixedRate(this::print, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    private void print() {
        out.printf(
                "%5d s: %d calls, %d attempts admitted, %d kills of replicas, %d of PostgreSQL%n",
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                traffic.completedCalls(),
                counters.sumByPrefix("attempts admitted"),
                counters.sumByPrefix("kills of a replica"),
                counters.get("kills of PostgreSQL"));
    }

    @Override
    public void close() {
        var _ = scheduler.shutdownNow();
    }
}
