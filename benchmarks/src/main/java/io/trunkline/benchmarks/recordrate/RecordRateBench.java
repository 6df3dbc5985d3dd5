package io.trunkline.benchmarks.recordrate;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.benchmarks.cdr.CdrEnvironment;
import io.trunkline.benchmarks.cdr.CountOption;
import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.events.wire.Topic;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.RestClient;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Publishes the events of calls while cdr-service is down, measures how fast it makes records of them once it runs,
/// and compares its counters with the calls.
public final class RecordRateBench {
    private static final int DEFAULT_CALLS = 30_000;
    private static final long SEED = 14;
    private static final double WARM_UP_SHARE = 0.25;
    private static final Duration RUN_LIMIT = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String CONSUMER_GROUP = "cdr-service.calls";
    private static final String COMPLETE = "SELECT count(*) FROM calls WHERE revision > 0";
    private static final List<String> DIMENSIONS =
            List.of("node", "tenant", "campaign", "link", "client", "carrier", "did", "country");

    private final int calls;
    private final PrintStream out;
    private final CallEvents events =
            new CallEvents(Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2)));

    /// @throws IllegalArgumentException for an unknown option
    public RecordRateBench(List<String> options, PrintStream out) {
        this.calls = CountOption.parse(options, "calls", DEFAULT_CALLS);
        this.out = out;
    }

    /// @return whether the counters are exact
    public boolean run() {
        try (CdrEnvironment environment = CdrEnvironment.start("record-rate", Map.of())) {
            try (CatchingUpService service = environment.service()) {
                Duration _ = service.startAndCatchUp(CdrEnvironment.START_LIMIT);
            }
            publish(environment);
            try (CatchingUpService service = environment.service()) {
                Thread start = Thread.ofVirtual().start(() -> {
                    Duration _ = service.startAndCatchUp(CdrEnvironment.START_LIMIT);
                });
                double rate = measure(environment);
                Await.until("the service is ready", CdrEnvironment.START_LIMIT, () -> !start.isAlive());
                awaitConsumed(environment);
                boolean exact = areCountersExact(environment.admin(service));
                print(rate, RowBaseline.rowsPerSecond(environment.postgres(), CdrEnvironment.DATABASE), exact);
                return exact;
            }
        }
    }

    private void publish(CdrEnvironment environment) {
        List<EventOrder.Arrival> arrivals = EventOrder.of(calls, new Random(SEED));
        try (TopicClient client = new TopicClient(environment.kafkaServers())) {
            arrivals.forEach(arrival -> client.publish(
                    events.event(arrival.call(), EventOrder.startSecond(arrival.call()), arrival.step())));
            client.flush();
        }
        out.printf("%d calls, %d events published%n", calls, arrivals.size());
    }

    /// Records per second, after the first quarter.
    private double measure(CdrEnvironment environment) {
        long deadline = System.nanoTime() + RUN_LIMIT.toNanos();
        long began = 0;
        long before = 0;
        long complete = complete(environment);
        while (complete < calls) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(complete + " records after " + RUN_LIMIT);
            }
            LockSupport.parkNanos(POLL.toNanos());
            complete = complete(environment);
            if (began == 0 && complete >= calls * WARM_UP_SHARE) {
                began = System.nanoTime();
                before = complete;
            }
        }
        return (complete - before) * 1e9 / (System.nanoTime() - began);
    }

    private static long complete(CdrEnvironment environment) {
        return Long.parseLong(environment.execute(COMPLETE));
    }

    /// Every call has a record by then, but late events of some, such as the answer, are still to come and revise it.
    private static void awaitConsumed(CdrEnvironment environment) {
        try (EventTestClient client = new EventTestClient(environment.kafkaServers())) {
            client.awaitConsumed(
                    CONSUMER_GROUP, RUN_LIMIT, Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED);
        }
    }

    private boolean areCountersExact(RestClient admin) {
        Instant stored = Instant.now();
        Await.until("all that is stored is counted", RUN_LIMIT, () -> {
            JsonNode upTo = answer(admin, "node").path("upTo");
            return upTo.isString() && Instant.parse(upTo.asString()).isAfter(stored);
        });
        boolean exact = true;
        for (String by : DIMENSIONS) {
            JsonNode rows = statistics(admin, by);
            long attempts = sum(rows, "attempts");
            long answered = rows.valueStream()
                    .mapToLong(row -> row.path("byDisposition").path("answered").asLong())
                    .sum();
            double talk = rows.valueStream()
                    .mapToDouble(row -> row.path("talkSeconds").asDouble())
                    .sum();
            boolean same = attempts == calls
                    && answered == calls
                    && Math.round(talk) == (long) calls * CallEvents.TALK_SECONDS;
            out.printf(
                    Locale.ROOT,
                    "by %s: %d rows, attempts %d, answered %d, talk %.0f s: %s%n",
                    by,
                    rows.size(),
                    attempts,
                    answered,
                    talk,
                    same ? "exact" : "WRONG");
            exact &= same;
        }
        return exact;
    }

    private static long sum(JsonNode rows, String field) {
        return rows.valueStream().mapToLong(row -> row.path(field).asLong()).sum();
    }

    private JsonNode statistics(RestClient admin, String by) {
        return answer(admin, by).path("rows");
    }

    private JsonNode answer(RestClient admin, String by) {
        var answer = admin.get("/api/v1/statistics?by=%s&from=%s&to=%s"
                .formatted(by, events.epoch(), events.epoch().plus(Duration.ofHours(12))));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return new JsonMapper().readTree(answer.body());
    }

    private void print(double rate, double baseline, boolean exact) {
        out.printf(Locale.ROOT, "records stored from events: %.0f a second%n", rate);
        out.printf(Locale.ROOT, "bare INSERTs of 500 rows: %.0f rows a second%n", baseline);
        out.printf(
                Locale.ROOT, "ratio to bare INSERTs: %.2f, counters %s%n", rate / baseline, exact ? "exact" : "WRONG");
    }
}
