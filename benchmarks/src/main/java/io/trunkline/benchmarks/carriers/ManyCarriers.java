package io.trunkline.benchmarks.carriers;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippSteadyCaller;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Saves 1,000 carriers of which 200 are active, and compares the endpoints of Asterisk with those of the API. Then it
/// saves 9,000 more, deletes the rows of all, and rebuilds them while a call comes in every 500 ms and another carrier
/// is saved repeatedly.
public final class ManyCarriers {
    private static final int ACTIVE = 200;
    private static final int FIRST = 1_000;
    private static final int ALL = 10_000;
    private static final int CALLS_PER_SECOND = 2;
    private static final String NUMBER = "+14045557800";
    private static final Duration TALK_TIME = Duration.ofSeconds(2);
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(5);
    private static final Duration APPLY_LIMIT = Duration.ofMinutes(5);

    private final Path data;
    private final RunningSuite suite;
    private final SuiteClient api;
    private final PrintStream out;
    private final AsteriskTables tables;

    /// @param data the suite's data folder
    public ManyCarriers(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
        this.suite = RunningSuite.inFolder(data);
        this.api = SuiteClient.asAdmin(suite);
        this.tables = new AsteriskTables(suite);
    }

    private record Result(Set<String> missing, Set<String> unexpected, Rebuild rebuild, int calls, int refused) {
        boolean isPassed() {
            return missing.isEmpty() && unexpected.isEmpty() && rebuild.isClean() && calls > 0 && refused == 0;
        }

        String summary() {
            return String.format(
                    Locale.ROOT,
                    "of %d carriers, %d endpoints are missing in Asterisk and %d are unknown to the API; rebuild of %d"
                            + " carriers: %d rows in %.1f s, drift afterwards: %s, slowest save meanwhile %d ms, %d"
                            + " calls, %d refused",
                    FIRST,
                    missing.size(),
                    unexpected.size(),
                    ALL,
                    rebuild.written(),
                    rebuild.took().toMillis() / 1e3,
                    rebuild.isClean() ? "none" : "some",
                    rebuild.slowestSave().toMillis(),
                    calls,
                    refused);
        }
    }

    private record Rebuild(int written, Duration took, Duration slowestSave, boolean isClean) {}

    /// @return whether Asterisk agrees with the API and no call was refused
    public boolean run() throws IOException, SQLException, ExecutionException, InterruptedException {
        try (SippAnswerer client = SippAnswerer.start()) {
            String host = LoopbackAddresses.next();
            String changed = createCallTargets(host, client);
            var writers = new CarrierWriters(api, ManyCarriers::carrier);
            writers.create(1, FIRST);
            tables.awaitApplied(FIRST, APPLY_LIMIT);
            Set<String> inAsterisk = new NodeEndpoints(data).names();
            Set<String> inApi = endpointIdsOfApi();
            out.printf("%d carriers saved, %d endpoints in Asterisk%n", FIRST, inAsterisk.size());
            writers.create(FIRST + 1, ALL);
            tables.awaitApplied(ALL, APPLY_LIMIT);
            out.printf("%d carriers saved%n", ALL);
            var plan = new SippSteadyCaller.Plan(host, NUMBER, CALLS_PER_SECOND, TALK_TIME);
            try (SippSteadyCaller caller = SippSteadyCaller.start(plan, suite.sipAddress())) {
                LockSupport.parkNanos(BEFORE_AND_AFTER.toNanos());
                Rebuild rebuild = rebuildWhileSaving(changed);
                LockSupport.parkNanos(BEFORE_AND_AFTER.toNanos());
                caller.stop();
                var refused = caller.calls().stream()
                        .filter(call -> !call.isComplete())
                        .toList();
                refused.forEach(out::println);
                Result result = new Result(
                        without(inApi, inAsterisk),
                        without(inAsterisk, inApi),
                        rebuild,
                        caller.calls().size(),
                        refused.size());
                out.println("carriers: " + result.summary());
                return result.isPassed();
            }
        }
    }

    /// None is called, so each has an address of the block for benchmarks (RFC 2544).
    private static Map<String, Object> carrier(int number) {
        String host = "198.18." + number / 250 + "." + (1 + number % 250);
        Map<String, Object> body = SuiteConfiguration.ipCarrier("Many " + number, host, 5060);
        body.put("status", number <= ACTIVE ? "active" : "inactive");
        return body;
    }

    /// @return the id of a carrier that no call uses
    private String createCallTargets(String host, SippAnswerer client) {
        var configuration = new SuiteConfiguration(api);
        String tenant = configuration.createTenant("Carriers");
        String carrier =
                SuiteConfiguration.id(configuration.createCarrier(SuiteConfiguration.ipCarrier("Calls", host, 5060)));
        String changed = SuiteConfiguration.id(
                configuration.createCarrier(SuiteConfiguration.ipCarrier("Changed", "192.0.2.1", 5060)));
        String clientId = SuiteConfiguration.id(
                configuration.createClient(SuiteConfiguration.fixedClient("Calls", client.host(), client.port())));
        String did = configuration.createDid(tenant, NUMBER);
        String campaign = configuration.createCampaign(tenant, "Calls", Map.of("didIds", List.of(did)));
        configuration.linkClient(campaign, clientId, Map.of("priority", 1));
        var _ = configuration.awaitApplied("/api/v1/carriers/" + carrier);
        var _ = configuration.awaitApplied("/api/v1/clients/" + clientId);
        return changed;
    }

    private Rebuild rebuildWhileSaving(String carrier) throws SQLException, InterruptedException, ExecutionException {
        int deleted = tables.deleteRowsOfCarriers();
        out.printf("%d rows deleted%n", deleted);
        var isOver = new AtomicBoolean();
        try (var saver = Executors.newSingleThreadExecutor()) {
            Future<Duration> slowestSave = saver.submit(() -> new SlowestSave(suite, carrier).saveUntil(isOver::get));
            long began = System.nanoTime();
            JsonNode report;
            try {
                report = api.post("realtime-writer", "/api/v1/realtime/rebuild", Map.of());
            } finally {
                isOver.set(true);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Await.until("there is no drift", () -> drift().get("clean").asBoolean());
            return new Rebuild(report.get("written").asInt(), took, slowestSave.get(), true);
        }
    }

    private JsonNode drift() {
        return api.get("realtime-writer", "/api/v1/realtime/drift");
    }

    private Set<String> endpointIdsOfApi() {
        var ids = new TreeSet<String>();
        for (String kind : List.of("carriers", "clients")) {
            String next = null;
            do {
                JsonNode page = api.get(
                        PROVISIONING, "/api/v1/" + kind + "?limit=200" + (next == null ? "" : "&after=" + next));
                page.get("items")
                        .forEach(entity -> ids.add(entity.get("endpointId").asString()));
                next = page.get("next").isNull() ? null : page.get("next").asString();
            } while (next != null);
        }
        return ids;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }
}
