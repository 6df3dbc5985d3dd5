package io.trunkline.benchmarks.provisioning;

import io.trunkline.benchmarks.asterisk.AmiSession;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Saves of carriers by eight connections: at a steady rate, and as fast as the responses arrive.
final class SaveLoad {
    private static final int CONNECTIONS = 8;
    private static final int STEADY_PER_SECOND = 10;
    private static final int STEADY_SAVES = 300;
    private static final Duration FAST_TIME = Duration.ofSeconds(10);

    private final RunningSuite suite;
    /// One for all connections, since parallel sign-ins of a user are limited.
    private final SuiteClient api;

    SaveLoad(RunningSuite suite) {
        this.suite = suite;
        this.api = SuiteClient.asAdmin(suite);
    }

    /// What one connection does.
    private interface Work {
        /// @return the time of each save
        List<Long> run(SavedCarriers carriers, int connection);
    }

    void run(PrintStream to) throws ExecutionException, InterruptedException {
        long start = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        List<Long> steady = onEachConnection((carriers, connection) -> saveSteadily(carriers, connection, start));
        to.println(new Durations(steady)
                .summary("the same at " + STEADY_PER_SECOND + " saves a second, by " + CONNECTIONS + " connections"));

        long began = System.nanoTime();
        long end = began + FAST_TIME.toNanos();
        int saved = onEachConnection((carriers, connection) -> saveUntil(carriers, end))
                .size();
        to.printf(
                Locale.ROOT,
                "saves a second, %d connections: %.1f (%d)%n",
                CONNECTIONS,
                saved * 1e9 / FAST_TIME.toNanos(),
                saved);
    }

    private List<Long> onEachConnection(Work work) throws ExecutionException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<List<Long>>> started = IntStream.range(0, CONNECTIONS)
                    .mapToObj(connection -> threads.submit(() -> runAndDelete(work, connection)))
                    .toList();
            for (Future<List<Long>> one : started) {
                nanos.addAll(one.get());
            }
        }
        return nanos;
    }

    private List<Long> runAndDelete(Work work, int connection) {
        try (AmiSession ami = AmiSession.open(suite);
                SavedCarriers carriers = new SavedCarriers(api, ami)) {
            return work.run(carriers, connection);
        }
    }

    private static List<Long> saveSteadily(SavedCarriers carriers, int connection, long start) {
        List<Long> nanos = new ArrayList<>();
        for (int save = connection; save < STEADY_SAVES; save += CONNECTIONS) {
            long due = start + save * Duration.ofSeconds(1).toNanos() / STEADY_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            nanos.add(carriers.saveUntilAsteriskKnows());
        }
        return nanos;
    }

    private static List<Long> saveUntil(SavedCarriers carriers, long end) {
        List<Long> nanos = new ArrayList<>();
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            var _ = carriers.save();
            nanos.add(System.nanoTime() - began);
        }
        return nanos;
    }
}
