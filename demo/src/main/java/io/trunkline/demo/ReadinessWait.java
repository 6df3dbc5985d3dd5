package io.trunkline.demo;

import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// Waits until Asterisk has the saved entities.
final class ReadinessWait {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final SuiteClient api;

    ReadinessWait(SuiteClient api) {
        this.api = api;
    }

    void await(DemoSetup.DemoIds ids) {
        awaitCondition("carrier Demo North is applied", () -> isApplied("/api/v1/carriers/" + ids.north()));
        awaitCondition("carrier Demo South is registered", () -> isRegistered("/api/v1/carriers/" + ids.south()));
        awaitCondition("client Demo call center is applied", () -> isApplied("/api/v1/clients/" + ids.client()));
    }

    private boolean isRegistered(String path) {
        return isApplied(path) && getEntity(path).path("registered").asBoolean(false);
    }

    private boolean isApplied(String path) {
        JsonNode entity = getEntity(path);
        return entity.path("applied").path("version").asLong(-1)
                == entity.get("version").asLong();
    }

    private JsonNode getEntity(String path) {
        return api.get(SuiteConfiguration.PROVISIONING, path);
    }

    private static void awaitCondition(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + TIMEOUT.toSeconds() + " s in vain until " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
