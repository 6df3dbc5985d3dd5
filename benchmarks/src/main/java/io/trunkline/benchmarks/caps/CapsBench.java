package io.trunkline.benchmarks.caps;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.environment.ReplicaJvm;
import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.benchmarks.measure.LoadGenerator;
import io.trunkline.benchmarks.measure.LoadGenerator.LoadResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// Measures decisions per second and their latency, and updates of a single hot row on the same server in the
/// same run.
public final class CapsBench {
    private static final int OFFERED_PER_SECOND = 1_000;
    private static final int OFFERED_WORKERS = 200;
    private static final int CONNECTIONS = 16;
    private static final Duration BASELINE_TIME = Duration.ofSeconds(10);

    private final CapsOptions options;
    private final PrintStream out;

    public CapsBench(CapsOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public void run() {
        try (BenchEnvironment environment = new BenchEnvironment(ReplicaJvm.LONG_LIVED)) {
            environment.startServers();
            environment.startReplicas(
                    options.replicas(), environment.postgres().port(), Map.of("logging.level.root", "warn"));
            try (TopicClient topics = new TopicClient(environment.kafka().bootstrapServers())) {
                measure(environment, new DialplanLoad(environment, topics));
            }
        }
    }

    private void measure(BenchEnvironment environment, DialplanLoad callers) {
        out.printf(
                "%d replica(s), pid %d%n",
                options.replicas(), environment.replicas().getFirst().pid());
        var _ = LoadGenerator.runClosedLoop(
                options.callers(), options.warmUp(), number -> callers.worker(number, true));
        print("calls while warming up, each with its end", callers, null);
        HotRowBaseline hotRow = new HotRowBaseline(environment);
        var _ = hotRow.measure(1, CONNECTIONS, Duration.ofSeconds(3));
        LoadResult before = hotRow.measure(1, CONNECTIONS, BASELINE_TIME);
        LoadResult decisions = LoadGenerator.runClosedLoop(
                options.callers(), options.duration(), number -> callers.worker(number, false));
        print("decisions, as fast as they come", callers, decisions);
        LoadResult calls = LoadGenerator.runClosedLoop(
                options.callers(), options.duration(), number -> callers.worker(number, true));
        print("calls, each a decision and its end", callers, calls);
        LoadResult offered = LoadGenerator.runAtRate(
                OFFERED_WORKERS, OFFERED_PER_SECOND, options.duration(), number -> callers.worker(number, false));
        print("decisions, 1,000 offered a second", callers, offered);
        LoadResult after = hotRow.measure(1, CONNECTIONS, BASELINE_TIME);
        LoadResult spread = hotRow.measure(1_000, CONNECTIONS, BASELINE_TIME);
        print("bare UPDATE of one row, before", callers, before);
        print("bare UPDATE of one row, after", callers, after);
        print("bare UPDATE of 1,000 rows", callers, spread);
        double bare = (before.perSecond() + after.perSecond()) / 2;
        out.printf(Locale.ROOT, "ratio to bare hot row: %.2f%n", decisions.perSecond() / bare);
    }

    private void print(String what, DialplanLoad callers, @org.jspecify.annotations.Nullable LoadResult done) {
        long failed = callers.takeFailures();
        if (done != null) {
            out.printf(
                    Locale.ROOT,
                    "%s %8.0f a second%n",
                    new Durations(done.durationsNanos()).summary(what),
                    done.perSecond());
        }
        if (failed > 0) {
            out.printf("%s: %d without the answer that there should be%n", what, failed);
        }
    }
}
