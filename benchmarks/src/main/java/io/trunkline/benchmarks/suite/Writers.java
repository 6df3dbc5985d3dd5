package io.trunkline.benchmarks.suite;

import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;

/// Users who create tenants, numbers, campaigns and clients, and remember what was acknowledged.
public final class Writers implements AutoCloseable {
    /// The number of kinds of entities that are created.
    public static final int KINDS = 4;

    /// Asterisk compares a caller with the address of each client, so there should be hundreds at most.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final SuiteClient api;
    private final String tenant;
    private final Queue<SavedEntity> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Rejection> rejected = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    private Writers(SuiteClient api, String tenant) {
        this.api = api;
        this.tenant = tenant;
    }

    /// Starts with this number of concurrent users.
    ///
    /// @param tenant of numbers and campaigns: one that all services know, since a new one reaches them over Kafka
    public static Writers start(int users, SuiteClient api, String tenant) {
        Writers writers = new Writers(api, tenant);
        for (int user = 0; user < users; user++) {
            writers.threads.add(Thread.ofPlatform().name("writer-" + user).start(writers::writeRepeatedly));
        }
        return writers;
    }

    private void writeRepeatedly() {
        while (running) {
            int number = COUNTER.incrementAndGet();
            String name = "Saved " + number;
            create(SuiteConfiguration.PROVISIONING, "/api/v1/tenants", "name", Map.of("name", name));
            String phone = String.format(Locale.ROOT, "+1404%07d", 2_000_000 + number);
            create(SuiteConfiguration.DIDS, "/api/v1/dids", "number", SuiteConfiguration.activeDid(tenant, phone));
            create(
                    SuiteConfiguration.ROUTING,
                    "/api/v1/campaigns",
                    "name",
                    Map.of("tenantId", tenant, "name", name, "status", "active", "maxConcurrency", 5));
            String host = "198.51.%d.%d".formatted(100 + number / 250, 1 + number % 250);
            create(
                    SuiteConfiguration.PROVISIONING,
                    "/api/v1/clients",
                    "name",
                    SuiteConfiguration.fixedClient(name, host, 5060));
        }
    }

    private void create(String service, String path, String field, Map<String, ?> body) {
        long began = System.nanoTime();
        try {
            SuiteClient.Response response = api.send("POST", service, path, body);
            if (response.status() == 201) {
                String id = SuiteConfiguration.id(response.json());
                acknowledged.add(new SavedEntity(service, path + "/" + id, field, String.valueOf(body.get(field))));
                return;
            }
            rejected.add(new Rejection(response.status(), problemCode(response), since(began), response.toString()));
        } catch (UncheckedIOException | SuiteClient.RequestFailedException e) {
            rejected.add(new Rejection(0, "", since(began), service + path + ": " + e + ", " + e.getCause()));
        } finally {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static String problemCode(SuiteClient.Response response) {
        try {
            return response.json().path("code").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }

    /// What was created (201).
    public List<SavedEntity> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /// The writes that were not acknowledged.
    public List<Rejection> rejected() {
        return List.copyOf(rejected);
    }

    /// Returns when all users have received their last response.
    @Override
    public void close() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
