package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Jvm;
import io.trunkline.benchmarks.site.Replica;
import io.trunkline.benchmarks.site.Site;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The whole run: servers and replicas up, calls driven while both are killed, then the judgement.
public final class FaultTest {
    private static final Duration READY_LIMIT = Duration.ofSeconds(120);
    private static final int FINDINGS_SHOWN = 20;

    private final FaultOptions options;
    private final Jvm jvm;
    private final PrintStream out;
    private final Tally tally = new Tally();

    /// @param jvm of the replicas
    public FaultTest(FaultOptions options, Jvm jvm, PrintStream out) {
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
                options.without().map(safety -> ", without " + safety).orElse(""));
        if (!jvm.isTrained()) {
            new Rehearsal(jvm, out).hold();
        }
        try (Site site = new Site(jvm)) {
            long began = System.nanoTime();
            site.startServers();
            try (Sabotage sabotage = Sabotage.of(options.without(), site, tally)) {
                site.startReplicas(options.replicas(), sabotage.databasePort(), Stage.SETTINGS);
                out.printf("%d replicas ready after %d s%n", options.replicas(), secondsSince(began));
                return run(site, sabotage);
            }
        }
    }

    private boolean run(Site site, Sabotage sabotage) {
        try (Stage stage = new Stage(site, options, tally)) {
            sabotage.begin();
            drive(site, stage);
            Verdict verdict = new Settlement(site, stage.node()).settle();
            boolean passed = verdict.clean() && stage.traffic().isDone();
            tally.print(out);
            show(verdict);
            if (!passed) {
                keepLogs(site);
            }
            out.println(verdict.line());
            return passed;
        }
    }

    private void drive(Site site, Stage stage) {
        long began = System.nanoTime();
        try (LimitEditor operator = stage.operator();
                Progress _ = new Progress(stage.traffic(), tally, out);
                Killer killer = new Killer(site, tally, new Dice(options.seed() + 2))) {
            operator.begin();
            killer.begin(options.replicaKills(), options.databaseKills());
            stage.traffic().drive(options.limit());
            killer.stop();
            awaitReplicas(site, killer);
        }
        out.printf("driven: %d of %d calls in %d s%n", stage.traffic().driven(), options.calls(), secondsSince(began));
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private static void awaitReplicas(Site site, Killer killer) {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!site.replicas().stream().allMatch(Replica::isReady)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all replicas are ready again");
            }
            killer.startWhatEnded();
            Pause.of(Duration.ofMillis(200));
        }
    }

    private void show(Verdict verdict) {
        show("exceeded", verdict.exceeded());
        show("left", verdict.left());
        show("wrong", verdict.wrong());
    }

    private void show(String what, List<String> findings) {
        findings.stream().limit(FINDINGS_SHOWN).forEach(finding -> out.println("  " + what + ": " + finding));
    }

    private void keepLogs(Site site) {
        String home = System.getProperty("trunkline.home", "");
        if (!home.isEmpty()) {
            out.println("logs: " + site.keepLogs(Path.of(home, "benchmarks/target/faults")));
        }
    }
}
