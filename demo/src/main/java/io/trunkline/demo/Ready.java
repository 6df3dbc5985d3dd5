package io.trunkline.demo;

import io.trunkline.testkit.suite.SuiteApi;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// Waits until Asterisk has what was saved.
final class Ready {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

    private final SuiteApi api;

    Ready(SuiteApi api) {
        this.api = api;
    }

    void await(Business.Ids ids) {
        until("carrier Demo North is applied", () -> applied("/api/carriers/" + ids.north()));
        until("carrier Demo South is registered", () -> registered("/api/carriers/" + ids.south()));
        until("client Demo call centre is applied", () -> applied("/api/clients/" + ids.client()));
    }

    private boolean registered(String path) {
        return applied(path) && entity(path).path("registered").asBoolean(false);
    }

    private boolean applied(String path) {
        JsonNode entity = entity(path);
        return entity.path("applied").path("version").asLong(-1)
                == entity.get("version").asLong();
    }

    private JsonNode entity(String path) {
        return api.get("provisioning-service", path);
    }

    private static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + LIMIT.toSeconds() + " s in vain until " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }
}
