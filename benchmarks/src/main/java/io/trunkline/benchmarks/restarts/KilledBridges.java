package io.trunkline.benchmarks.restarts;

import io.trunkline.benchmarks.restarts.RestartResult.PartyCallers;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Kills the bridge of one node and of the other in turns while calls come in through both, and compares the calls
/// with their records. Then kills the Asterisk that is registered with a carrier, and waits until the other one is.
/// The suite is split and has two nodes.
public final class KilledBridges {
    private static final List<String> BRIDGE_IDS = List.of("ami-bridge", "ami-bridge-2");
    private static final List<String> CALLER_PREFIXES = List.of("1555", "1556");
    /// Calls per second through each node, together three.
    private static final List<Integer> RATES = List.of(2, 1);

    private static final int CALLS = 300;
    private static final int MAX_CONCURRENT = 100;
    private static final Duration TALK_TIME = Duration.ofSeconds(4);
    /// Each bridge is killed every 30 s.
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Path data;
    private final PrintStream out;
    private final RunningSuite suite;
    private final SuiteClient api;
    private final List<SuiteReplica> bridges;

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

    /// @return whether each call was answered by the client and has one record, no lease is left, and one node at a
    ///     time was registered
    public boolean run() {
        List<SippSteadyCaller> callers = new ArrayList<>();
        try (SippAnswerer client = SippAnswerer.start();
                SippAnswerer registrar = RegistrationTakeover.startRegistrar()) {
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
            int kills = killUntil(client);
            callers.forEach(SippSteadyCaller::stop);
            return report(compare(kills, callers, client), registration);
        } finally {
            callers.forEach(SippSteadyCaller::close);
            bridges.forEach(SuiteReplica::close);
        }
    }

    /// @return the number of kills
    private int killUntil(SippAnswerer client) {
        int kills = 0;
        while (client.invites().size() < CALLS) {
            long began = System.nanoTime();
            SuiteReplica bridge = bridges.get(kills % bridges.size());
            SuiteReplica.RestartTimes took = bridge.restartKilled();
            kills++;
            out.printf(
                    Locale.ROOT,
                    "%s: killed, ready again after %.1f s%n",
                    bridge.id(),
                    took.ready().toMillis() / 1e3);
            while (System.nanoTime() - began < BETWEEN_KILLS.toNanos()
                    && client.invites().size() < CALLS) {
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        return kills;
    }

    private RestartResult compare(int kills, List<SippSteadyCaller> callers, SippAnswerer client) {
        List<PlacedCall> calls =
                callers.stream().flatMap(caller -> caller.calls().stream()).toList();
        CallRecordList list = new CallRecordList(api);
        List<JsonNode> records = list.awaitComplete(calls.size(), out);
        printNodes(records);
        return RestartResult.compare(
                kills,
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

    private boolean report(RestartResult result, RegistrationTakeover registration) {
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
        Set<String> registered = registration.registeredNodes();
        out.printf(
                Locale.ROOT,
                "verdict: %s, leases left %d, registered %s, taken over after %.1f s%n",
                result.summary(),
                leases,
                registered,
                registration.killOwner().toMillis() / 1e3);
        return result.isClean() && leases == 0 && registered.size() == 1;
    }
}
