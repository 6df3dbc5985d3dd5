package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.DialplanPort;
import io.trunkline.benchmarks.site.Jvm;
import io.trunkline.benchmarks.site.Replica;
import io.trunkline.benchmarks.site.Site;
import io.trunkline.benchmarks.site.Town;
import io.trunkline.benchmarks.site.Wire;
import io.trunkline.events.Topic;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The whole run: servers and replicas up, calls driven while both are killed, then the judgement.
public final class FaultTest {
    private static final int REPLICAS = 3;
    private static final Duration READY_LIMIT = Duration.ofSeconds(120);
    private static final int FINDINGS_SHOWN = 20;

    private final FaultOptions options;
    private final PrintStream out;
    private final Tally tally = new Tally();

    public FaultTest(FaultOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public Verdict run() {
        out.printf(
                "seed %d, %d calls%s%n",
                options.seed(),
                options.calls(),
                options.without().map(safety -> ", without " + safety).orElse(""));
        try (Site site = new Site(Jvm.SHORT_LIVED)) {
            long began = System.nanoTime();
            site.startServers();
            try (Sabotage sabotage = Sabotage.of(options.without(), site, tally)) {
                site.startReplicas(REPLICAS, sabotage.databasePort(), SETTINGS);
                out.printf("%d replicas ready after %d s%n", REPLICAS, secondsSince(began));
                return run(site, sabotage);
            }
        }
    }

    private static final Map<String, Object> SETTINGS =
            Map.of("trunkline.routing.snapshot-every", "2s", "logging.level.root", "warn");

    private Verdict run(Site site, Sabotage sabotage) {
        List<DialplanPort> ports = site.replicas().stream()
                .map(replica -> new DialplanPort(replica.dialplanPort(), site.dialplanToken()))
                .toList();
        try (Wire wire = new Wire(site.kafka().bootstrapServers());
                Grapevine grapevine = new Grapevine(wire)) {
            Node node = new Node(new Dialplan(ports, tally), grapevine, tally, new Dice(options.seed()));
            City city = new City(new Town(site, wire), node.ledger(), options.calls());
            OrderDesk desk = new OrderDesk(site, node);
            wire.hear(Topic.NODE_COMMAND, event -> node.obey(event, desk::originate));
            sabotage.begin();
            drive(site, node, city, desk);
            Verdict verdict = new Settlement(site, node).settle();
            report(site, verdict);
            return verdict;
        }
    }

    private void drive(Site site, Node node, City city, OrderDesk desk) {
        LimitEditor editor = new LimitEditor(site, city, node, new Dice(options.seed() + 1));
        Thread editing = Thread.ofVirtual().start(editor);
        long began = System.nanoTime();
        try (Killer killer = new Killer(site, tally, new Dice(options.seed() + 2))) {
            killer.begin(options.replicaKills(), options.databaseKills());
            new Traffic(node, city, desk, options).drive();
            killer.stop();
            awaitReplicas(site, killer);
        }
        out.printf("driven in %d s%n", secondsSince(began));
        editor.stop();
        join(editing);
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

    private void report(Site site, Verdict verdict) {
        tally.print(out);
        show("exceeded", verdict.exceeded());
        show("left", verdict.left());
        show("wrong", verdict.wrong());
        if (!verdict.clean() && !System.getProperty("trunkline.home", "").isEmpty()) {
            out.println("logs: "
                    + site.keepLogs(
                            java.nio.file.Path.of(System.getProperty("trunkline.home"), "benchmarks/target/faults")));
        }
        out.println(verdict.line());
    }

    private void show(String what, List<String> findings) {
        findings.stream().limit(FINDINGS_SHOWN).forEach(finding -> out.println("  " + what + ": " + finding));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
