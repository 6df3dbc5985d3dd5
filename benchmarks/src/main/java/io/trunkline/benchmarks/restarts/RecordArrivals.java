package io.trunkline.benchmarks.restarts;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Follows the change feed of the call records, and notes when each change could be read.
final class RecordArrivals implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration POLL = Duration.ofMillis(200);

    private final SuiteClient api;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean closed;

    /// @param endedAt when the call ended, by the clock of its node
    /// @param readAt when its record was read
    record Arrival(Instant endedAt, Instant readAt) {}

    private RecordArrivals(SuiteClient api) {
        this.api = api;
        this.reader = Thread.ofVirtual().name("record-arrivals").unstarted(this::run);
    }

    static RecordArrivals follow(SuiteClient api) {
        RecordArrivals started = new RecordArrivals(api);
        started.reader.start();
        return started;
    }

    private void run() {
        String after = "";
        while (!closed) {
            try {
                after = read(after);
            } catch (RuntimeException unavailable) {
                // what is missing counts as late
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /// @return the parameter of the next request
    private String read(String after) {
        JsonNode page = api.get(SuiteConfiguration.CDR, "/api/v1/call-records/changes?limit=200" + after);
        Instant now = Instant.now();
        page.get("items")
                .forEach(item -> arrivals.add(
                        new Arrival(Instant.parse(item.path("endedAt").asString()), now)));
        return page.path("next").isString() ? "&after=" + page.get("next").asString() : after;
    }

    /// Waits until the record of a call that ended later than a moment could be read.
    void awaitCallAfter(Instant moment) {
        Await.until("a call is recorded", LIMIT, () -> !takeover(moment).equals(NEVER));
    }

    /// How long after a moment the first record of a call that ended later could be read.
    ///
    /// @return a day if there is none
    Duration takeover(Instant moment) {
        return arrivals.stream()
                .filter(arrival -> !arrival.endedAt().isBefore(moment))
                .map(Arrival::readAt)
                .min(Comparator.naturalOrder())
                .map(readAt -> Duration.between(moment, readAt))
                .orElse(NEVER);
    }

    @Override
    public void close() {
        closed = true;
    }
}
