package io.trunkline.benchmarks.carriers;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;

import io.trunkline.benchmarks.node.NodeCli;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;

/// Saves 500 carriers with registrations, waits until all are registered, and cuts the bridge's connection to the node:
/// it makes the node reload each of them, and none may be lost.
final class ManyRegistrations {
    private static final int REGISTRATIONS = 500;
    private static final String NODE = "ast1";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final SuiteClient api;
    private final NodeCli node;

    /// @param data the suite's data folder
    ManyRegistrations(Path data, SuiteClient api) {
        this.api = api;
        this.node = new NodeCli(data, NODE);
    }

    /// @param registered from the last save until the last carrier was registered
    /// @param reloaded from the new connection until the node had carried out the last reload
    /// @param left carriers that are registered after it
    record Result(Duration registered, Duration reloaded, int left) {
        boolean isPassed() {
            return left == REGISTRATIONS;
        }

        String summary() {
            return String.format(
                    Locale.ROOT,
                    "%d registrations %.1f s after the last save, reloaded within %.1f s of a new connection, %d left",
                    REGISTRATIONS,
                    registered.toMillis() / 1e3,
                    reloaded.toMillis() / 1e3,
                    left);
        }
    }

    Result run() throws IOException, ExecutionException, InterruptedException {
        try (Registrar registrar = new Registrar()) {
            new CarrierWriters(api, number -> carrier(number, registrar)).create(1, REGISTRATIONS);
            long saved = System.nanoTime();
            Await.until("all are registered", LIMIT, () -> countRegistered() == REGISTRATIONS);
            Duration registered = Duration.ofNanos(System.nanoTime() - saved);

            Instant before = connectedSince();
            int _ = node.cutAmiConnections();
            Await.until("the node has reloaded all", LIMIT, () -> hasReloadedSince(before));
            Duration reloaded = Duration.between(connectedSince(), reloadedAt());
            return new Result(registered, reloaded, countRegistered());
        }
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
