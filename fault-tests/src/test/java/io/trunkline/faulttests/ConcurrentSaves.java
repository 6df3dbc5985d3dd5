package io.trunkline.faulttests;

import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Users that save one carrier after another and record which were acknowledged.
final class ConcurrentSaves implements AutoCloseable {
    /// Asterisk compares a caller with the address of each carrier, so there should not be thousands.
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final AtomicInteger NAME_COUNTER = new AtomicInteger();

    private final SuiteClient api;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> rejected = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    private ConcurrentSaves(SuiteClient api) {
        this.api = api;
    }

    /// Starts with this number of concurrent users.
    static ConcurrentSaves start(int people, SuiteClient api) {
        ConcurrentSaves saves = new ConcurrentSaves(api);
        for (int person = 0; person < people; person++) {
            saves.threads.add(Thread.ofPlatform().name("saves-" + person).start(saves::saveRepeatedly));
        }
        return saves;
    }

    static Map<String, Object> carrierBody(String name, String host, int port) {
        Map<String, Object> body = SuiteConfiguration.ipCarrier(name, host, port);
        body.put("dialTimeoutSeconds", 10);
        return body;
    }

    /// A carrier without calls, at an address reserved for documentation.
    static Map<String, Object> nextCarrierBody() {
        int number = NAME_COUNTER.incrementAndGet();
        return carrierBody("Saved " + number, "198.51.%d.%d".formatted(100 + number / 250, 1 + number % 250), 5060);
    }

    private void saveRepeatedly() {
        while (running) {
            try {
                SuiteClient.Response answer =
                        api.send("POST", SuiteConfiguration.PROVISIONING, "/api/v1/carriers", nextCarrierBody());
                if (answer.status() == 201) {
                    acknowledged.add(answer.json().get("endpointId").asString());
                } else {
                    rejected.add(answer.toString());
                }
            } catch (UncheckedIOException away) {
                rejected.add(away.toString());
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// The endpoint ids of the carriers that were created (201).
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /// The saves that were not acknowledged.
    List<String> rejected() {
        return List.copyOf(rejected);
    }

    /// Returns when all users have received their last response.
    @Override
    public void close() {
        running = false;
        for (Thread person : threads) {
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
