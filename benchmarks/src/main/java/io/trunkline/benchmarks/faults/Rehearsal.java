package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Jvm;
import io.trunkline.benchmarks.site.Site;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// The same traffic without kills, for one replica whose JVM notes which classes that takes: replicas that start from
/// the archive made of it neither load nor link them at their first questions, which on a small machine is half of what
/// a young one does. On servers of its own, so that nothing of it reaches a run.
final class Rehearsal {
    private static final int ENOUGH = 600;
    private static final int LINES = 12;
    /// Before the node's log is told, and after.
    private static final Duration EACH_HALF = Duration.ofSeconds(12);

    private final Jvm jvm;
    private final PrintStream out;

    Rehearsal(Jvm jvm, PrintStream out) {
        this.jvm = jvm;
        this.out = out;
    }

    /// Returns when the archive is made.
    void hold() {
        long began = System.nanoTime();
        Tally tally = new Tally();
        try (Site site = new Site(jvm)) {
            site.startServers();
            site.startTraining(site.postgres().port(), Stage.SETTINGS);
            int calls = play(site, tally);
            site.endTraining();
            out.printf(
                    "rehearsed %d calls, %d attempts let through, for the archive of classes, in %d s%n",
                    calls,
                    tally.beginning("attempts let through"),
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
    }

    private static int play(Site site, Tally tally) {
        FaultOptions options = FaultOptions.parse(List.of("--calls=" + ENOUGH, "--lines=" + LINES, "--seed=1"));
        try (Stage stage = new Stage(site, options, tally);
                LimitEditor operator = stage.operator()) {
            operator.begin();
            stage.traffic().drive(EACH_HALF);
            stage.node().readLog();
            stage.traffic().drive(EACH_HALF);
            return stage.traffic().driven();
        }
    }
}
