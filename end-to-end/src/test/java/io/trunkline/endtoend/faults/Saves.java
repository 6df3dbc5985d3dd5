package io.trunkline.endtoend.faults;

import io.trunkline.testkit.suite.SuiteApi;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// People who save one carrier after another, and note what was acknowledged.
final class Saves implements AutoCloseable {
    /// Asterisk compares a caller with the address of each carrier: there should not be thousands.
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final SuiteApi api;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean going = true;

    private Saves(SuiteApi api) {
        this.api = api;
    }

    /// Begins with so many people at once.
    static Saves by(int people, SuiteApi api) {
        Saves saves = new Saves(api);
        for (int person = 0; person < people; person++) {
            saves.people.add(Thread.ofPlatform().name("saves-" + person).start(saves::save));
        }
        return saves;
    }

    static Map<String, Object> carrier(String name, String host, int port) {
        return Map.of(
                "name",
                name,
                "registrationType",
                "ip",
                "host",
                host,
                "port",
                port,
                "dialTimeoutSeconds",
                10,
                "qualifySeconds",
                0);
    }

    /// A carrier that nobody calls, at an address kept for documentation.
    static Map<String, Object> another() {
        int number = NAMES.incrementAndGet();
        return carrier("Saved " + number, "198.51.%d.%d".formatted(100 + number / 250, 1 + number % 250), 5060);
    }

    private void save() {
        while (going) {
            long began = System.nanoTime();
            try {
                SuiteApi.Answer answer = api.send("POST", Scene.PROVISIONING, "/api/carriers", another());
                if (answer.status() == 201) {
                    acknowledged.add(answer.json().get("endpointId").asString());
                } else {
                    refused.add(answer.toString());
                }
            } catch (UncheckedIOException away) {
                refused.add(away.toString());
                return;
            }
            var _ = slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// Ids in Asterisk of those answered 201.
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /// What was not acknowledged.
    List<String> refused() {
        return List.copyOf(refused);
    }

    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /// Returns when everybody has had the last answer.
    @Override
    public void close() {
        going = false;
        for (Thread person : people) {
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
