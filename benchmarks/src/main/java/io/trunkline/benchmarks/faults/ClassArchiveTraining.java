package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.ReplicaJvm;
import io.trunkline.benchmarks.faults.simulation.Counters;
import io.trunkline.benchmarks.faults.traffic.LimitEditor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// Runs the same traffic without kills against one replica whose JVM records the classes it loads. Replicas that
/// start from the resulting archive do not load and link classes at their first questions, which on a small machine
/// is half of their work. It uses its own servers, so that it does not influence a run.
final class ClassArchiveTraining {
    private static final int CALLS = 600;
    private static final int LINES = 12;
    /// Before the node's log is published, and after.
    private static final Duration PHASE = Duration.ofSeconds(12);

    private final ReplicaJvm jvm;
    private final PrintStream out;

    ClassArchiveTraining(ReplicaJvm jvm, PrintStream out) {
        this.jvm = jvm;
        this.out = out;
    }

    /// Returns when the archive has been written.
    void run() {
        long began = System.nanoTime();
        Counters counters = new Counters();
        try (BenchEnvironment environment = new BenchEnvironment(jvm)) {
            environment.startServers();
            environment.startTraining(environment.postgres().port(), FaultScenario.REPLICA_SETTINGS);
            int calls = runTraffic(environment, counters);
            environment.endTraining();
            out.printf(
                    "class archive: %d calls, %d attempts admitted, in %d s%n",
                    calls,
                    counters.sumByPrefix("attempts admitted"),
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
    }

    private static int runTraffic(BenchEnvironment environment, Counters counters) {
        FaultOptions options = FaultOptions.parse(List.of("--calls=" + CALLS, "--lines=" + LINES, "--seed=1"));
        try (FaultScenario scenario = new FaultScenario(environment, options, counters);
                LimitEditor operator = scenario.newLimitEditor()) {
            operator.start();
            scenario.traffic().run(PHASE);
            scenario.node().reportFromCel();
            scenario.traffic().run(PHASE);
            return scenario.traffic().completedCalls();
        }
    }
}
