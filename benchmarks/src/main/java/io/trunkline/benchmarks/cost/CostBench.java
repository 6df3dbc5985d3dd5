package io.trunkline.benchmarks.cost;

import io.trunkline.benchmarks.calls.CallRound;
import io.trunkline.benchmarks.calls.CallsBenchSetup;
import io.trunkline.benchmarks.calls.SippLoad;
import io.trunkline.benchmarks.faults.simulation.Pause;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Measures what an inbound call costs, at a steady rate, through one campaign to one client.
public final class CostBench {
    private static final int WARM_UP_RATE = 500;
    private static final int CONCURRENT_CALLS = 24;
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final double BYTES_PER_KILOBYTE = 1e3;

    /// After the last call, for its record and PostgreSQL's statistics.
    private static final Duration SETTLE = Duration.ofSeconds(10);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Path folder;
    private final RunningSuite suite;
    private final SuiteProcesses processes;
    private final CostOptions options;

    /// @param folder the data folder of the suite
    public CostBench(Path folder, CostOptions options) {
        this.folder = folder;
        this.suite = RunningSuite.inFolder(folder);
        this.processes = SuiteProcesses.ofSuiteIn(folder);
        this.options = options;
    }

    /// @return whether all calls were completed
    public boolean run(PrintStream to) {
        SuiteClient api = SuiteClient.asAdmin(suite);
        try (SippLoad load = new SippLoad()) {
            CallsBenchSetup setup = CallsBenchSetup.create(api, load);
            try {
                return measure(load, setup.number(), to);
            } finally {
                setup.remove(api);
            }
        }
    }

    private boolean measure(SippLoad load, String number, PrintStream to) {
        DiskUse before = DiskUse.of(suite, folder);
        var _ = load.run(number, suite.sipAddress(), options.warmUp(), CONCURRENT_CALLS, WARM_UP_RATE);
        Pause.of(SETTLE);
        Snapshot beforeIdle = snapshot();
        Pause.of(IDLE);
        Snapshot beforeCalls = snapshot();
        CallRound round = load.run(number, suite.sipAddress(), options.calls(), CONCURRENT_CALLS, options.rate());
        Pause.of(SETTLE);
        CallCost cost = new CallCost(beforeCalls.since(beforeIdle), snapshot().since(beforeCalls), options.calls());
        to.printf(
                Locale.ROOT,
                "%d inbound calls, %d a second, %d lost%n",
                options.calls(),
                options.rate(),
                round.started() - round.completed());
        cost.print(to);
        printMemory(to);
        printDisk(DiskUse.of(suite, folder).since(before), to);
        return round.started() == round.completed();
    }

    private void printMemory(PrintStream to) {
        Map<Part, Double> bytes = processes.memoryBytes();
        to.printf(
                Locale.ROOT,
                "memory %.2f GB: %s%n",
                bytes.values().stream().mapToDouble(Double::doubleValue).sum() / BYTES_PER_GIGABYTE,
                bytes.entrySet().stream()
                        .map(part -> String.format(
                                Locale.ROOT, "%s %.2f", part.getKey().label(), part.getValue() / BYTES_PER_GIGABYTE))
                        .collect(Collectors.joining(", ")));
    }

    private void printDisk(DiskUse grown, PrintStream to) {
        int calls = options.warmUp() + options.calls();
        to.printf(
                Locale.ROOT,
                "disk %.1f kB a call (%d calls): %s%n",
                grown.total() / BYTES_PER_KILOBYTE / calls,
                calls,
                grown.bytes().entrySet().stream()
                        .map(part -> String.format(
                                Locale.ROOT, "%s %.1f", part.getKey(), part.getValue() / BYTES_PER_KILOBYTE / calls))
                        .collect(Collectors.joining(", ")));
    }

    private Snapshot snapshot() {
        return Snapshot.of(suite, processes);
    }
}
