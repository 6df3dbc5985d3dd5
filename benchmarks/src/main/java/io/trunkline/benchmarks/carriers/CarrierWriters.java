package io.trunkline.benchmarks.carriers;

import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Saves carriers over several connections.
final class CarrierWriters {
    private static final int WRITERS = 8;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final SuiteConfiguration configuration;
    private final IntFunction<Map<String, Object>> body;

    /// @param api used by all writers, since parallel sign-ins of a user are limited
    /// @param body of the carrier with a number
    CarrierWriters(SuiteClient api, IntFunction<Map<String, Object>> body) {
        this.configuration = new SuiteConfiguration(api);
        this.body = body;
    }

    void create(int from, int to) throws InterruptedException, ExecutionException {
        var next = new AtomicInteger(from);
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> started = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                started.add(writers.submit(() -> createUntil(next, to)));
            }
            for (Future<?> one : started) {
                var _ = one.get();
            }
        }
    }

    private void createUntil(AtomicInteger next, int to) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (int number = next.getAndIncrement(); number <= to; number = next.getAndIncrement()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + number + " carriers within " + LIMIT);
            }
            var _ = configuration.createCarrier(body.apply(number));
        }
    }
}
