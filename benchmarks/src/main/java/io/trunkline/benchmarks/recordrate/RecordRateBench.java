package io.trunkline.benchmarks.recordrate;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.benchmarks.environment.TopicClient;
import io.trunkline.events.wire.Topic;
import io.trunkline.servers.Folders;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.EventTestClient;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
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
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String DATABASE = "cdr";
    private static final String CONSUMER_GROUP = "cdr-service.calls";
    private static final String COMPLETE = "SELECT count(*) FROM calls WHERE revision > 0";
    private static final List<String> DIMENSIONS =
            List.of("node", "tenant", "campaign", "link", "client", "carrier", "did", "country");

    private final int calls;
    private final PrintStream out;
    private final Path folder = TestFolder.create("record-rate");
    private final PostgresServer postgres = TestServers.postgres();
    private final KafkaServer kafka = TestServers.kafka();
    private final CallEvents events =
            new CallEvents(Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2)));

    /// @throws IllegalArgumentException for an unknown option
    public RecordRateBench(List<String> options, PrintStream out) {
        this.calls = options.isEmpty() ? DEFAULT_CALLS : calls(options);
        this.out = out;
    }

    private static int calls(List<String> options) {
        if (options.size() != 1 || !options.getFirst().matches("--calls=[1-9][0-9]{2,6}")) {
            throw new IllegalArgumentException(String.join(" ", options));
        }
        return Integer.parseInt(options.getFirst().substring("--calls=".length()));
    }

    /// @return whether the counters are exact
    public boolean run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "end-record-rate"));
        try (TestTokens tokens = TestTokens.start()) {
            postgres.start();
            kafka.start();
            TestDatabase database = postgres.createDatabase(DATABASE, "trunkline_cdr");
            List<String> settings = settings(database, tokens);
            try (CatchingUpService service = service(settings)) {
                Duration _ = service.startAndCatchUp(START_LIMIT);
            }
            publish();
            try (CatchingUpService service = service(settings)) {
                Thread start = Thread.ofVirtual().start(() -> {
                    Duration _ = service.startAndCatchUp(START_LIMIT);
                });
                double rate = measure();
                Await.until("the service is ready", START_LIMIT, () -> !start.isAlive());
                boolean exact = areCountersExact(new RestClient(service.port(), tokens.admin()));
                print(rate, RowBaseline.rowsPerSecond(postgres, DATABASE), exact);
                return exact;
            }
        } finally {
            stopServers();
        }
    }

    private CatchingUpService service(List<String> settings) {
        return new CatchingUpService("cdr-service", "io.trunkline.cdr.CdrApplication", folder, settings);
    }

    private void publish() {
        List<EventOrder.Arrival> arrivals = EventOrder.of(calls, new Random(SEED));
        try (TopicClient client = new TopicClient(kafka.bootstrapServers())) {
            arrivals.forEach(arrival -> client.publish(
                    events.event(arrival.call(), EventOrder.startSecond(arrival.call()), arrival.step())));
            client.flush();
        }
        out.printf("%d calls, %d events published%n", calls, arrivals.size());
    }

    /// Records per second, after the first quarter.
    private double measure() {
        long deadline = System.nanoTime() + RUN_LIMIT.toNanos();
        long began = 0;
        long before = 0;
        long complete = complete();
        while (complete < calls) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(complete + " records after " + RUN_LIMIT);
            }
            LockSupport.parkNanos(POLL.toNanos());
            complete = complete();
            if (began == 0 && complete >= calls * WARM_UP_SHARE) {
                began = System.nanoTime();
                before = complete;
            }
        }
        return (complete - before) * 1e9 / (System.nanoTime() - began);
    }

    private long complete() {
        return Long.parseLong(postgres.execute(DATABASE, COMPLETE));
    }

    /// Every call has a record by then, but late events of some, such as the answer, are still to come and revise it.
    private void awaitConsumed() {
        try (EventTestClient client = new EventTestClient(kafka.bootstrapServers())) {
            client.awaitConsumed(
                    CONSUMER_GROUP, RUN_LIMIT, Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED);
        }
    }

    private boolean areCountersExact(RestClient admin) {
        awaitConsumed();
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

    private List<String> settings(TestDatabase database, TestTokens tokens) {
        Map<String, Object> settings = new LinkedHashMap<>(database.properties());
        settings.putAll(postgres.createApiRole(database).apiProperties());
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.secrets.directory", folder.resolve("secrets"));
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("spring.main.banner-mode", "off");
        settings.put("logging.level.root", "warn");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private void stopServers() {
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }
}
