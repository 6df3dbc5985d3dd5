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

/// The whole run: servers and replicas up, calls driven while both are killed, then the judgement.
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

    /// @return whether all calls were driven and the judge found nothing
    public boolean run() {
        out.printf(
                "seed %d, %d calls%s%n",
                options.seed(),
                options.calls(),
                options.disabledSafeguard().map(safety -> ", without " + safety).orElse(""));
        if (!jvm.isArchiveReady()) {
            new ClassArchiveTraining(jvm, out).run();
        }
        try (BenchEnvironment site = new BenchEnvironment(jvm)) {
            long began = System.nanoTime();
            site.startServers();
            try (DisabledSafeguard sabotage = DisabledSafeguard.create(options.disabledSafeguard(), site, counters)) {
                site.startReplicas(options.replicas(), sabotage.databasePort(), FaultScenario.REPLICA_SETTINGS);
                out.printf("%d replicas ready after %d s%n", options.replicas(), secondsSince(began));
                return run(site, sabotage);
            }
        }
    }

    private boolean run(BenchEnvironment site, DisabledSafeguard sabotage) {
        try (FaultScenario stage = new FaultScenario(site, options, counters)) {
            sabotage.activate();
            runTraffic(site, stage);
            FaultTestResult verdict = new FinalComparison(site, stage.node()).compare();
            boolean passed = verdict.isClean() && stage.traffic().isDone() && counters.get(ProcessKiller.ENDED) == 0;
            counters.print(out);
            print(verdict);
            if (!passed) {
                keepLogs(site);
            }
            out.println(verdict.summary());
            return passed;
        }
    }

    private void runTraffic(BenchEnvironment site, FaultScenario stage) {
        long began = System.nanoTime();
        try (LimitEditor operator = stage.newLimitEditor();
                ProgressPrinter _ = new ProgressPrinter(stage.traffic(), counters, out);
                ProcessKiller killer = new ProcessKiller(site, counters, new SeededRandom(options.seed() + 2))) {
            operator.start();
            killer.start(options.replicaKillInterval(), options.databaseKillInterval(), options.kills());
            stage.traffic().run(options.timeLimit(), () -> !options.killsAreCounted() || killer.isDone());
            killer.stop();
            killer.awaitReplicas();
        }
        out.printf(
                "driven: %d of %d calls in %d s%n",
                stage.traffic().completedCalls(), options.calls(), secondsSince(began));
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private void print(FaultTestResult verdict) {
        print("exceeded", verdict.capsExceeded());
        print("left", verdict.leasesLeft());
        print("wrong", verdict.wrongTotals());
    }

    private void print(String what, List<String> findings) {
        findings.stream().limit(MAX_FINDINGS_PRINTED).forEach(finding -> out.println("  " + what + ": " + finding));
    }

    private void keepLogs(BenchEnvironment site) {
        String home = System.getProperty("trunkline.home", "");
        if (!home.isEmpty()) {
            out.println("logs: " + site.keepLogs(Path.of(home, "benchmarks/target/faults")));
        }
    }
}
