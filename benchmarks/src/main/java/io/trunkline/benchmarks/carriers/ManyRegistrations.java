package io.trunkline.benchmarks.carriers;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;

import io.trunkline.benchmarks.node.NodeCli;
import io.trunkline.benchmarks.suite.SuiteReplica;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Saves 500 carriers with registrations, waits until all are registered, and cuts the connections of both bridges to
/// the node: each makes the node reload all of them, and none may be lost. Then it cuts them again, kills one of the
/// bridges while its reloads are pending, and saves another carrier.
public final class ManyRegistrations {
    private static final int REGISTRATIONS = 500;
    private static final int BRIDGES = 2;
    private static final String NODE = "ast1";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final SuiteClient api;
    private final NodeCli node;
    private final SuiteReplica bridge;

    private final PrintStream out;

    /// @param data the data folder of a split suite with two bridges
    public ManyRegistrations(Path data, PrintStream out) {
        RunningSuite suite = RunningSuite.inFolder(data);
        this.out = out;
        this.api = SuiteClient.asAdmin(suite);
        this.node = new NodeCli(data, NODE);
        this.bridge = new SuiteReplica(data, "ami-bridge", suite.serviceUrl("ami-bridge"));
    }

    /// @param registered from the last save until the last carrier was registered
    /// @param reloaded from the new connection until the node had carried out the last reload
    /// @param left carriers that are registered after it
    /// @param kill what followed the kill of a bridge
    private record Result(Duration registered, Duration reloaded, int left, Kill kill) {
        boolean isPassed() {
            return left == REGISTRATIONS && kill.isPassed();
        }

        String summary() {
            return String.format(
                    Locale.ROOT,
                    "%d registrations %.1f s after the last save, reloaded within %.1f s of a new connection, %d left;"
                            + " %s",
                    REGISTRATIONS,
                    registered.toMillis() / 1e3,
                    reloaded.toMillis() / 1e3,
                    left,
                    kill.summary());
        }
    }

    /// @param away from the kill of a bridge until it was ready again
    /// @param fewest carriers that were registered meanwhile, by the API
    /// @param saved from the kill until the carrier that was saved after it was registered
    /// @param left carriers that are registered at the end, by Asterisk
    /// @param unregistered requests that ended a registration
    private record Kill(Duration away, int fewest, Duration saved, int left, int unregistered) {
        boolean isPassed() {
            return fewest >= REGISTRATIONS
                    && saved.compareTo(away) < 0
                    && left == REGISTRATIONS + 1
                    && unregistered == 0;
        }

        String summary() {
            return String.format(
                    Locale.ROOT,
                    "without one of two bridges for %.1f s at least %d are registered, another carrier after %.1f s;"
                            + " in the end %d in Asterisk, %d unregistered",
                    away.toMillis() / 1e3,
                    fewest,
                    saved.toMillis() / 1e3,
                    left,
                    unregistered);
        }
    }

    /// @return whether all carriers were registered all the time
    public boolean run() throws IOException, ExecutionException, InterruptedException {
        Result result = register();
        out.println("registrations: " + result.summary());
        return result.isPassed();
    }

    private Result register() throws IOException, ExecutionException, InterruptedException {
        try (Registrar registrar = new Registrar();
                SuiteReplica _ = bridge) {
            var writers = new CarrierWriters(api, number -> carrier(number, registrar));
            writers.create(1, REGISTRATIONS);
            long saved = System.nanoTime();
            Await.until("all are registered", LIMIT, () -> countRegistered() == REGISTRATIONS);
            Duration registered = Duration.ofNanos(System.nanoTime() - saved);

            Instant before = connectedSince();
            int _ = node.cutAmiConnections();
            Await.until("the node has reloaded all", LIMIT, () -> hasReloadedSince(before));
            Duration reloaded = Duration.between(connectedSince(), reloadedAt());
            int left = countRegistered();
            return new Result(registered, reloaded, left, killBridge(writers, registrar));
        }
    }

    /// The bridges have just connected, so that 500 reloads of each are pending.
    private Kill killBridge(CarrierWriters writers, Registrar registrar)
            throws ExecutionException, InterruptedException {
        Instant before = connectedSince();
        int _ = node.cutAmiConnections();
        Await.until("both bridges are connected again", LIMIT, () -> node.amiConnections() == BRIDGES);
        long killed = System.nanoTime();
        var restart = CompletableFuture.supplyAsync(() -> {
            var _ = bridge.restartKilled();
            return System.nanoTime();
        });
        writers.create(REGISTRATIONS + 1, REGISTRATIONS + 1);
        int fewest = Integer.MAX_VALUE;
        long saved = 0;
        while (!restart.isDone() || saved == 0) {
            int now = countRegistered();
            fewest = Math.min(fewest, now);
            if (saved == 0 && now > REGISTRATIONS) {
                saved = System.nanoTime();
            }
            if (System.nanoTime() - killed > LIMIT.toNanos()) {
                throw new IllegalStateException(now + " registrations within " + LIMIT + " of the kill of a bridge");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        Duration away = Duration.ofNanos(restart.get() - killed);
        Await.until("the node has reloaded all", LIMIT, () -> hasReloadedSince(before));
        return new Kill(
                away, fewest, Duration.ofNanos(saved - killed), countRegisteredInAsterisk(), registrar.unregistered());
    }

    private int countRegisteredInAsterisk() {
        return Math.toIntExact(node.run("pjsip show registrations")
                .lines()
                .filter(line -> line.contains(" Registered "))
                .count());
    }

    private static Map<String, Object> carrier(int number, Registrar registrar) {
        return Map.of(
                "name",
                "Registered " + number,
                "registrationType",
                "registration",
                "host",
                registrar.host(),
                "port",
                registrar.port(),
                "username",
                "account" + number,
                "password",
                "not-asked-for-" + number,
                "qualifySeconds",
                0);
    }

    private int countRegistered() {
        return api.get(PROVISIONING, "/api/v1/carriers/stats").get("registered").asInt();
    }

    private boolean hasReloadedSince(Instant before) {
        JsonNode configuration = node().get("configuration");
        return connectedSince().isAfter(before)
                && configuration.get("pendingReloads").asInt() == 0
                && configuration.get("missedReloads").asInt() == 0
                && reloadedAt().isAfter(connectedSince());
    }

    private Instant connectedSince() {
        return Instant.parse(node().get("connectedSince").asString());
    }

    private Instant reloadedAt() {
        return Instant.parse(node().at("/configuration/reloadedAt").asString());
    }

    private JsonNode node() {
        return api.get(ROUTING, "/api/v1/nodes/" + NODE);
    }
}
