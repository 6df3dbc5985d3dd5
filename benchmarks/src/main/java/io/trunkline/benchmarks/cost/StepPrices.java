package io.trunkline.benchmarks.cost;

import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// Measures what the smallest steps of a call cost on the PostgreSQL and Kafka of a running suite: plain clients,
/// no framework, at a steady rate. Each step is done alone, so that nothing is shared as it is under load.
public final class StepPrices {
    private static final int RATE = 50;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int CALL_RATE = 8;
    private static final Duration CALL_LENGTH = Duration.ofSeconds(60);
    private static final int WARM_UP_CALLS = 3_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final RunningSuite suite;
    private final SuiteProcesses processes;

    /// @param folder the data folder of the suite
    public StepPrices(Path folder) {
        this.suite = RunningSuite.inFolder(folder);
        this.processes = SuiteProcesses.ofSuiteIn(folder);
    }

    /// CPU time of this JVM, which is the client, and of the suite's servers, in milliseconds.
    private record Used(long at, double client, Map<Part, Double> servers) {

        double server(Part part) {
            return servers.getOrDefault(part, 0.0) * MILLIS_PER_SECOND;
        }
    }

    public void run(PrintStream to) {
        to.printf(
                "%-52s %8s %10s %8s%n",
                "CPU time of a step in ms, " + RATE + " a second", "client", "PostgreSQL", "Kafka");
        try (TableSteps table = new TableSteps(suite)) {
            measure("a read of one row by its key", table::read, to);
            measure("a transaction that inserts one row", table::insert, to);
            measure("a transaction that reads, updates and inserts one row", table::decide, to);
        }
        for (int consumers = 0; consumers <= 3; consumers++) {
            try (TopicSteps topic = new TopicSteps(suite.kafkaAddress(), consumers)) {
                measure("a record, acknowledged, to %d consumers".formatted(consumers), topic::send, to);
            }
        }
        try (TableSteps table = new TableSteps(suite)) {
            measureCalls("the transactions and records of a call, 8 a second", table, to);
        }
        try (ReactiveTableSteps table = new ReactiveTableSteps(suite)) {
            measureCalls("the same by the reactive driver, pool and Spring", table, to);
        }
    }

    private void measureCalls(String title, DatabaseSteps table, PrintStream to) {
        try (TopicSteps topic = new TopicSteps(suite.kafkaAddress(), CallSteps.CONSUMERS)) {
            CallSteps calls = new CallSteps(table, topic);
            for (int i = 0; i < WARM_UP_CALLS; i++) {
                calls.run();
            }
            measure(title, calls::run, CALL_RATE, CALL_LENGTH, to);
        }
    }

    private void measure(String step, Runnable action, PrintStream to) {
        int _ = repeat(action, RATE, WARM_UP);
        measure(step, action, RATE, LENGTH, to);
    }

    private void measure(String step, Runnable action, int rate, Duration length, PrintStream to) {
        Used start = used();
        Pause.of(LENGTH);
        Used idle = used();
        int times = repeat(action, rate, length);
        Used end = used();
        double share = (end.at - idle.at) / (double) (idle.at - start.at);
        to.printf(
                Locale.ROOT,
                "%-52s %8.2f %10.2f %8.2f%n",
                step,
                (end.client - idle.client - (idle.client - start.client) * share) / times,
                perStep(Part.POSTGRESQL, start, idle, end, share) / times,
                perStep(Part.KAFKA, start, idle, end, share) / times);
    }

    private static double perStep(Part part, Used start, Used idle, Used end, double share) {
        return end.server(part) - idle.server(part) - (idle.server(part) - start.server(part)) * share;
    }

    /// @return how often
    private static int repeat(Runnable action, int rate, Duration length) {
        int times = (int) (length.toSeconds() * rate);
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            action.run();
            long next = began + (long) ((i + 1) * NANOS_PER_SECOND / rate);
            Pause.of(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
        return times;
    }

    private Used used() {
        long cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        return new Used(System.nanoTime(), cpu / NANOS_PER_MILLI, processes.cpuSeconds());
    }
}
