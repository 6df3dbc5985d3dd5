package io.trunkline.benchmarks.carriers;

import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Saves a carrier again and again, and measures how long it takes until each version is in Asterisk's tables.
final class SlowestSave {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final SuiteClient api;
    private final String carrier;

    SlowestSave(RunningSuite suite, String carrier) {
        this.api = SuiteClient.asAdmin(suite);
        this.carrier = carrier;
    }

    /// @return the time of the slowest one
    Duration saveUntil(BooleanSupplier isOver) {
        var configuration = new SuiteConfiguration(api);
        Duration slowest = Duration.ZERO;
        for (int port = 6000; !isOver.getAsBoolean(); port++) {
            long began = System.nanoTime();
            var body = SuiteConfiguration.ipCarrier("Changed", "192.0.2.1", port);
            var _ = api.put(SuiteConfiguration.PROVISIONING, "/api/v1/carriers/" + carrier, Map.copyOf(body));
            var _ = configuration.awaitApplied("/api/v1/carriers/" + carrier);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return slowest;
    }
}
