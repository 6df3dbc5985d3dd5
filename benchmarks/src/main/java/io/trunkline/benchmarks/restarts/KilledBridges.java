package io.trunkline.benchmarks.restarts;

import io.trunkline.benchmarks.restarts.RestartResult.PartyCallers;
import io.trunkline.benchmarks.suite.SuiteReplica;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippSteadyCaller;
import io.trunkline.testkit.sipp.SippSteadyCaller.PlacedCall;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Kills the bridges of two nodes in turns while calls come in through both, cuts the connections of a node, stops
/// the bridges' database for a minute, kills Kafka, and compares the calls with their records. Then kills the Asterisk
/// that is registered with a carrier, and waits until the other one is. The suite is split and has two nodes, each with
/// two bridges, and a PostgreSQL for the bridges only.
public final class KilledBridges {
    /// The first two watch different nodes, and so do the others.
    private static final List<String> BRIDGE_IDS =
            List.of("ami-bridge", "ami-bridge-2", "ami-bridge-3", "ami-bridge-4");

    private static final List<String> CALLER_PREFIXES = List.of("1555", "1556");
    /// Calls per second through each node, together three.
    private static final List<Integer> RATES = List.of(2, 1);

    private static final int CALLS = 300;
    private static final int CALLS_BEFORE_CUT = 30;
    private static final int CALLS_BEFORE_OUTAGE = 60;
    private static final int MAX_CONCURRENT = 100;
    private static final Duration TALK_TIME = Duration.ofSeconds(4);
    /// One bridge of each node is killed every 30 s.
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(15);

    private static final Duration MAX_TAKEOVER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Path data;
    private final PrintStream out;
    private final RunningSuite suite;
    private final SuiteClient api;
    private final List<SuiteReplica> bridges;
    private final List<Instant> kills = new ArrayList<>();
    /// Kafka is not killed while a kill of a bridge is measured.
    private final ReentrantLock oneKill = new ReentrantLock();

    /// @param data the suite's data folder
    public KilledBridges(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
        this.suite = RunningSuite.inFolder(data);
        this.api = SuiteClient.asAdmin(suite);
        this.bridges = BRIDGE_IDS.stream()
                .map(id -> new SuiteReplica(data, id, suite.serviceUrl(id)))
                .toList();
    }

    /// @return whether each call was answered by the client and has one record, the records after a kill were not
    ///     late, no lease is left, and one node at a time was registered
    public boolean run() {
        List<SippSteadyCaller> callers = new ArrayList<>();
        try (SippAnswerer client = SippAnswerer.start();
                SippAnswerer registrar = RegistrationTakeover.startRegistrar();
                NodeFaults faults = new NodeFaults(data, suite, out);
                RecordArrivals arrivals = RecordArrivals.follow(api)) {
            List<String> hosts = List.of(LoopbackAddresses.next(), LoopbackAddresses.next());
            TwoNodesFixture.create(api, hosts, client, MAX_CONCURRENT, registrar);
            RegistrationTakeover registration = new RegistrationTakeover(data, suite, registrar);
            registration.awaitRegistered();
            for (int i = 0; i < hosts.size(); i++) {
                callers.add(SippSteadyCaller.start(
                        new SippSteadyCaller.Plan(
                                hosts.get(i), TwoNodesFixture.NUMBER, RATES.get(i), TALK_TIME, CALLER_PREFIXES.get(i)),
                        suite.nodes().get(i).sip()));
            }
            arrivals.awaitCallAfter(Instant.now());
            CompletableFuture<Integer> cut = CompletableFuture.supplyAsync(() -> causeFaults(faults, client, arrivals));
            killUntil(client, cut);
            callers.forEach(SippSteadyCaller::stop);
            RestartResult result = compare(callers, client);
            return report(result, arrivals, registration, cut.join(), faults.noticedOutages());
        } finally {
            callers.forEach(SippSteadyCaller::close);
            bridges.forEach(SuiteReplica::close);
        }
    }

    /// @return the number of connections that were cut
    private int causeFaults(NodeFaults faults, SippAnswerer client, RecordArrivals arrivals) {
        awaitCalls(client, CALLS_BEFORE_CUT);
        int cut = faults.cutConnections(suite.nodes().getFirst().name());
        awaitCalls(client, CALLS_BEFORE_OUTAGE);
        faults.stopDatabase();
        oneKill.lock();
        try {
            faults.killKafka();
            arrivals.awaitCallAfter(Instant.now());
        } finally {
            oneKill.unlock();
        }
        return cut;
    }

    private static void awaitCalls(SippAnswerer client, int calls) {
        while (client.invites().size() < calls) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /// Until all calls were placed, each bridge was killed, and all faults are over.
    private void killUntil(SippAnswerer client, CompletableFuture<Integer> faults) {
        while (isToBeContinued(client, faults)) {
            long began = System.nanoTime();
            kill(bridges.get(kills.size() % bridges.size()));
            while (System.nanoTime() - began < BETWEEN_KILLS.toNanos() && isToBeContinued(client, faults)) {
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private boolean isToBeContinued(SippAnswerer client, CompletableFuture<Integer> faults) {
        return client.invites().size() < CALLS || kills.size() < bridges.size() || !faults.isDone();
    }

    private void kill(SuiteReplica bridge) {
        oneKill.lock();
        try {
            kills.add(Instant.now());
            SuiteReplica.RestartTimes took = bridge.restartKilled();
            out.printf(
                    Locale.ROOT,
                    "%s: killed, ready again after %.1f s%n",
                    bridge.id(),
                    took.ready().toMillis() / 1e3);
        } finally {
            oneKill.unlock();
        }
    }

    private RestartResult compare(List<SippSteadyCaller> callers, SippAnswerer client) {
        List<PlacedCall> calls =
                callers.stream().flatMap(caller -> caller.calls().stream()).toList();
        CallRecordList list = new CallRecordList(api);
        List<JsonNode> records = list.awaitComplete(calls.size(), out);
        printNodes(records);
        return RestartResult.compare(
                kills.size(),
                calls,
                new PartyCallers(
                        client.invites().stream().map(SipMessage::fromUser).toList(), List.of()),
                list.ofCallers(records));
    }

    private void printNodes(List<JsonNode> records) {
        suite.nodes()
                .forEach(node -> out.println(node.name() + ": "
                        + records.stream()
                                .filter(record ->
                                        node.name().equals(record.path("node").asString("")))
                                .count()
                        + " calls"));
    }

    private boolean report(
            RestartResult result, RecordArrivals arrivals, RegistrationTakeover registration, int cut, long outages) {
        int leases = api.get(SuiteConfiguration.ROUTING, "/api/v1/leases")
                .get("items")
                .size();
        if (!result.isClean()) {
            Stream.of(
                            "not answered: " + result.notAnswered(),
                            "missing: " + result.missing(),
                            "twice: " + result.repeated(),
                            "wrong: " + result.wrong())
                    .forEach(out::println);
        }
        Duration takeover = kills.stream()
                .map(arrivals::takeover)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Set<String> registered = registration.registeredNodes();
        out.printf(
                Locale.ROOT,
                "verdict: %s, takeover after %.1f s at most, AMI connections cut %d, outages of the CEL database %d,"
                        + " leases left %d, registered %s, registration taken over after %.1f s%n",
                result.summary(),
                takeover.toMillis() / 1e3,
                cut,
                outages,
                leases,
                registered,
                registration.killOwner().toMillis() / 1e3);
        return result.isClean()
                && takeover.compareTo(MAX_TAKEOVER) < 0
                && cut > 0
                && outages == suite.nodes().size()
                && leases == 0
                && registered.size() == 1;
    }
}
