package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.ReplicaJvm;
import io.trunkline.benchmarks.faults.safeguards.DisabledSafeguard;
import io.trunkline.benchmarks.faults.simulation.Counters;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.benchmarks.faults.traffic.LimitEditor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The whole run: starts servers and replicas, drives calls while both are killed, and compares the counts.
public final class FaultTest {
    private static final int MAX_FINDINGS_PRINTED = 20;

    private final FaultOptions options;
    private final ReplicaJvm jvm;
    private final PrintStream out;
    private final Counters counters = new Counters();

    /// @param jvm of the replicas
    public FaultTest(FaultOptions options, ReplicaJvm jvm, PrintStream out) {
        this.options = options;
        this.jvm = jvm;
        this.out = out;
    }

    /// @return whether all calls were driven, no replica ended by itself and the comparison found nothing
    public boolean run() {
        out.printf(
                "seed %d, %d calls%s%n",
                options.seed(),
                options.calls(),
                options.disabledSafeguard().map(safety -> ", without " + safety).orElse(""));
        if (!jvm.isArchiveReady()) {
            new ClassArchiveTraining(jvm, out).run();
        }
        try (BenchEnvironment environment = new BenchEnvironment(jvm)) {
            long began = System.nanoTime();
            environment.startServers();
            try (DisabledSafeguard safeguard =
                    DisabledSafeguard.create(options.disabledSafeguard(), environment, counters)) {
                environment.startReplicas(options.replicas(), safeguard.databasePort(), FaultScenario.REPLICA_SETTINGS);
                out.printf("%d replicas ready after %d s%n", options.replicas(), secondsSince(began));
                return run(environment, safeguard);
            }
        }
    }

    private boolean run(BenchEnvironment environment, DisabledSafeguard safeguard) {
        try (FaultScenario scenario = new FaultScenario(environment, options, counters)) {
            safeguard.activate();
            runTraffic(environment, scenario);
            FaultTestResult result = new FinalComparison(environment, scenario.node()).compare();
            boolean passed = result.isClean() && scenario.traffic().isDone() && counters.get(ProcessKiller.ENDED) == 0;
            counters.print(out);
            print(result);
            if (!passed) {
                keepLogs(environment);
            }
            out.println(result.summary());
            return passed;
        }
    }

    private void runTraffic(BenchEnvironment environment, FaultScenario scenario) {
        long began = System.nanoTime();
        try (LimitEditor operator = scenario.newLimitEditor();
                ProgressPrinter _ = new ProgressPrinter(scenario.traffic(), counters, out);
                ProcessKiller killer = new ProcessKiller(environment, counters, new SeededRandom(options.seed() + 2))) {
            operator.start();
            killer.start(options.replicaKillInterval(), options.databaseKillInterval(), options.kills());
            scenario.traffic().run(options.timeLimit(), () -> !options.killsAreCounted() || killer.isDone());
            killer.stop();
            killer.awaitReplicas();
        }
        out.printf(
                "driven: %d of %d calls in %d s%n",
                scenario.traffic().completedCalls(), options.calls(), secondsSince(began));
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private void print(FaultTestResult result) {
        print("exceeded", result.capsExceeded());
        print("left", result.leasesLeft());
        print("wrong", result.wrongTotals());
    }

    private void print(String what, List<String> findings) {
        findings.stream().limit(MAX_FINDINGS_PRINTED).forEach(finding -> out.println("  " + what + ": " + finding));
    }

    private void keepLogs(BenchEnvironment environment) {
        String home = System.getProperty("trunkline.home", "");
        if (!home.isEmpty()) {
            out.println("logs: " + environment.keepLogs(Path.of(home, "benchmarks/target/faults")));
        }
    }
}
