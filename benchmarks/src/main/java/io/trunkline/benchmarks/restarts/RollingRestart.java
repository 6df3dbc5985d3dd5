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
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Restarts each service of a split suite with two replicas of routing-service, one after the other, while calls
/// come in, and compares the calls with their records.
public final class RollingRestart {
    private static final List<String> REPLICA_IDS = List.of(
            "provisioning-service",
            "did-service",
            "routing-service",
            "routing-service-2",
            "cdr-service",
            "ami-bridge",
            "realtime-writer",
            "console");
    private static final int DEFAULT_RATE = 5;
    private static final Duration TALK_TIME = Duration.ofSeconds(4);
    private static final int CALLS_BETWEEN_RESTARTS = 15;
    private static final Duration CALLS_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final int rate;
    private final PrintStream out;
    private final RunningSuite suite;
    private final SuiteClient api;
    private final List<SuiteReplica> replicas;

    /// @param data the suite's data folder
    /// @throws IllegalArgumentException for an unknown option
    public RollingRestart(Path data, List<String> options, PrintStream out) {
        this.rate = options.isEmpty() ? DEFAULT_RATE : rate(options);
        this.out = out;
        this.suite = RunningSuite.inFolder(data);
        this.api = SuiteClient.asAdmin(suite);
        this.replicas = REPLICA_IDS.stream()
                .map(id -> new SuiteReplica(data, id, suite.serviceUrl(id)))
                .toList();
    }

    private static int rate(List<String> options) {
        if (options.size() != 1 || !options.getFirst().matches("--rate=[1-9][0-9]?")) {
            throw new IllegalArgumentException(String.join(" ", options));
        }
        return Integer.parseInt(options.getFirst().substring("--rate=".length()));
    }

    /// @return whether each call was answered by the client and has one record
    public boolean run() {
        try (SippAnswerer client = SippAnswerer.start();
                SippAnswerer overflow = SippAnswerer.start()) {
            String carrier = LoopbackAddresses.next();
            RestartFixture.create(suite, api, carrier, client, overflow);
            SippSteadyCaller.Plan plan = new SippSteadyCaller.Plan(carrier, RestartFixture.NUMBER, rate, TALK_TIME);
            try (SippSteadyCaller caller = SippSteadyCaller.start(plan, suite.sipAddress())) {
                restartAll(client);
                caller.stop();
                RestartResult result = compare(caller.calls(), client, overflow);
                print(result, caller);
                return result.isClean();
            }
        } finally {
            replicas.forEach(SuiteReplica::close);
        }
    }

    private void restartAll(SippAnswerer client) {
        awaitMoreCalls(client);
        for (SuiteReplica replica : replicas) {
            SuiteReplica.RestartTimes took = replica.restart();
            out.printf(
                    Locale.ROOT,
                    "%s: ended after %.1f s, ready after %.1f s%n",
                    replica.id(),
                    took.ended().toMillis() / 1e3,
                    took.ready().toMillis() / 1e3);
            awaitMoreCalls(client);
        }
    }

    /// Calls go on after each restart, so that the next one finds calls of each age.
    private void awaitMoreCalls(SippAnswerer client) {
        long before = client.invites().size();
        long deadline = System.nanoTime() + CALLS_TIMEOUT.toNanos();
        while (client.invites().size() < before + CALLS_BETWEEN_RESTARTS && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private RestartResult compare(List<PlacedCall> calls, SippAnswerer client, SippAnswerer overflow) {
        CallRecordList list = new CallRecordList(api);
        List<JsonNode> records = list.awaitComplete(calls.size(), out);
        return RestartResult.compare(
                replicas.size(), calls, new PartyCallers(callers(client), callers(overflow)), list.ofCallers(records));
    }

    private static List<String> callers(SippAnswerer party) {
        return party.invites().stream().map(SipMessage::fromUser).toList();
    }

    private void print(RestartResult result, SippSteadyCaller caller) {
        if (!result.isClean()) {
            out.println("overflow: " + result.overflow());
            out.println("not answered: " + result.notAnswered());
            out.println("missing: " + result.missing());
            out.println("twice: " + result.repeated());
            out.println("wrong: " + result.wrong());
            out.println(caller.errors().lines().limit(40).toList());
        }
        out.println("rolling restart: " + result.summary());
    }
}
