package io.trunkline.benchmarks.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A line every half minute, until it is closed.
final class Progress implements AutoCloseable {
    private static final int EVERY_SECONDS = 30;

    private final Traffic traffic;
    private final Tally tally;
    private final PrintStream out;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    Progress(Traffic traffic, Tally tally, PrintStream out) {
        this.traffic = traffic;
        this.tally = tally;
        this.out = out;
        var _ = clock.scheduleAtFixedRate(this::print, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void print() {
        out.printf(
                "%5d s: %d calls driven, %d attempts let through, %d kills of replicas, %d of PostgreSQL%n",
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                traffic.driven(),
                tally.beginning("attempts let through"),
                tally.beginning("kills of a replica"),
                tally.of("kills of PostgreSQL"));
    }

    @Override
    public void close() {
        var _ = clock.shutdownNow();
    }
}
