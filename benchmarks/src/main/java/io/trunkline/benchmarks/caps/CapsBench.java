package io.trunkline.benchmarks.caps;

import io.trunkline.benchmarks.Times;
import io.trunkline.benchmarks.measure.Load;
import io.trunkline.benchmarks.measure.Load.Done;
import io.trunkline.benchmarks.site.Jvm;
import io.trunkline.benchmarks.site.Site;
import io.trunkline.benchmarks.site.Wire;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// Decisions a second and their latency, next to a bare hot row on the same server in the same run.
public final class CapsBench {
    private static final int OFFERED = 1_000;
    private static final int WORKERS_OFFERED = 200;
    private static final int CONNECTIONS = 16;
    private static final Duration BARE = Duration.ofSeconds(10);

    private final CapsOptions options;
    private final PrintStream out;

    public CapsBench(CapsOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public void run() {
        try (Site site = new Site(Jvm.LONG_LIVED)) {
            site.startServers();
            site.startReplicas(options.replicas(), site.postgres().port(), Map.of("logging.level.root", "warn"));
            try (Wire wire = new Wire(site.kafka().bootstrapServers())) {
                measure(site, new Callers(site, wire));
            }
        }
    }

    private void measure(Site site, Callers callers) {
        out.printf(
                "%d replica(s), pid %d%n",
                options.replicas(), site.replicas().getFirst().pid());
        var _ = Load.closed(options.callers(), options.warmUp(), number -> callers.worker(number, true));
        show("calls while warming up, each with its end", callers, null);
        HotRow hotRow = new HotRow(site);
        var _ = hotRow.measure(1, CONNECTIONS, Duration.ofSeconds(3));
        Done before = hotRow.measure(1, CONNECTIONS, BARE);
        Done decisions = Load.closed(options.callers(), options.time(), number -> callers.worker(number, false));
        show("decisions, as fast as they come", callers, decisions);
        Done calls = Load.closed(options.callers(), options.time(), number -> callers.worker(number, true));
        show("calls, each a decision and its end", callers, calls);
        Done offered = Load.open(WORKERS_OFFERED, OFFERED, options.time(), number -> callers.worker(number, false));
        show("decisions, 1,000 offered a second", callers, offered);
        Done after = hotRow.measure(1, CONNECTIONS, BARE);
        Done spread = hotRow.measure(1_000, CONNECTIONS, BARE);
        show("bare UPDATE of one row, before", callers, before);
        show("bare UPDATE of one row, after", callers, after);
        show("bare UPDATE of 1,000 rows", callers, spread);
        double bare = (before.aSecond() + after.aSecond()) / 2;
        out.printf(Locale.ROOT, "ratio to bare hot row: %.2f%n", decisions.aSecond() / bare);
    }

    private void show(String what, Callers callers, @org.jspecify.annotations.Nullable Done done) {
        long failed = callers.failed();
        if (done != null) {
            out.printf(Locale.ROOT, "%s %8.0f a second%n", new Times(done.took()).line(what), done.aSecond());
        }
        if (failed > 0) {
            out.printf("%s: %d without the answer that there should be%n", what, failed);
        }
    }
}
