package io.trunkline.benchmarks.statistics;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.servers.Folders;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Measures requests for statistics of a month of 10 million calls, or as many as an option says, and, in the same run,
/// a plain `count(*)` of the rows of its numbers and days.
public final class StatisticsBench {
    private static final int DEFAULT_CALLS = 10_000_000;
    private static final int WARM_UP = 5;
    private static final int RUNS = 20;
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final String DATABASE = "cdr";
    private static final String COUNT = """
            SELECT count(*) FROM rollups WHERE size = 'day' AND dimension = 'did' AND month = '%s'
            """.formatted(RollupFixture.MONTH);
    private static final String OF_MONTH =
            "&from=" + RollupFixture.MONTH + "T00:00:00Z&to=" + RollupFixture.NEXT_MONTH + "T00:00:00Z";
    private static final String WITHIN_MONTH = "&from=2026-10-01T00:07:00Z&to=2026-10-31T22:51:00Z";

    private final int calls;
    private final PrintStream out;
    private final Path folder = TestFolder.create("statistics");
    private final PostgresServer postgres = TestServers.postgres();
    private final KafkaServer kafka = TestServers.kafka();

    /// @throws IllegalArgumentException for an unknown option
    public StatisticsBench(List<String> options, PrintStream out) {
        this.calls = options.isEmpty() ? DEFAULT_CALLS : calls(options);
        this.out = out;
    }

    private static int calls(List<String> options) {
        if (options.size() != 1 || !options.getFirst().matches("--calls=[1-9][0-9]{3,7}")) {
            throw new IllegalArgumentException(String.join(" ", options));
        }
        return Integer.parseInt(options.getFirst().substring("--calls=".length()));
    }

    /// @param ofSeller whether a seller makes the request, or an admin
    private record Request(String what, String query, boolean ofSeller) {}

    public void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "end-statistics"));
        try (TestTokens tokens = TestTokens.start()) {
            postgres.start();
            kafka.start();
            TestDatabase database = postgres.createDatabase(DATABASE, "trunkline_cdr");
            try (CatchingUpService service = new CatchingUpService(
                    "cdr-service", "io.trunkline.cdr.CdrApplication", folder, settings(database, tokens))) {
                Duration _ = service.startAndCatchUp(START_LIMIT);
                new RollupFixture(postgres, DATABASE, calls).fill();
                measure(service.port(), tokens);
            }
        } finally {
            stopServers();
        }
    }

    private void measure(int port, TestTokens tokens) {
        out.printf("rows of rollups: %s%n", postgres.execute(DATABASE, "SELECT count(*) FROM rollups"));
        Durations count = durations(() -> postgres.execute(DATABASE, COUNT));
        out.println(count.summary("count(*) of numbers by day"));
        RestClient admin = new RestClient(port, tokens.admin());
        RestClient seller = admin.withToken(tokens.seller(UUID.fromString(RollupFixture.TENANT)));
        for (Request request : requests()) {
            try {
                print(request, durations(() -> get(request.ofSeller() ? seller : admin, request)), count);
            } catch (RefusedException refused) {
                out.printf("%-52s %s%n", request.what(), refused.getMessage());
            }
        }
    }

    /// Links are like campaigns, clients like carriers, and reasons like countries.
    private static List<Request> requests() {
        var requests = Stream.of("carrier", "campaign", "did", "tenant", "country", "node")
                .flatMap(by -> Stream.of(
                        new Request(by + ", month", "by=" + by + OF_MONTH, false),
                        new Request(by + ", month by day", "by=" + by + "&bucket=P1D" + OF_MONTH, false),
                        new Request(by + ", month by hour", "by=" + by + "&bucket=PT1H" + OF_MONTH, false),
                        new Request(by + ", last day by minute", "by=" + by + "&bucket=PT1M" + lastDay(), false)));
        var others = Stream.of(
                new Request("did, month but some minutes", "by=did" + WITHIN_MONTH, false),
                new Request("did of a seller, month by day", "by=did&bucket=P1D" + OF_MONTH, true),
                new Request("did of a seller, but some minutes", "by=did" + WITHIN_MONTH, true),
                new Request("carrier of a seller, month by day", "by=carrier&bucket=P1D" + OF_MONTH, true));
        return Stream.concat(requests, others).toList();
    }

    private static String lastDay() {
        return "&from=2026-10-31T00:00:00Z&to=" + RollupFixture.NEXT_MONTH + "T00:00:00Z";
    }

    private void print(Request request, Durations took, Durations count) {
        out.printf(
                Locale.ROOT,
                "%s   ratio to count(*): %.2f%n",
                took.summary(request.what()),
                took.percentileMillis(0.5) / count.percentileMillis(0.5));
    }

    private static String get(RestClient client, Request request) {
        var answer = client.get("/api/v1/statistics?" + request.query());
        if (answer.statusCode() != 200 || !answer.body().contains("\"attempts\"")) {
            throw new RefusedException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /// A request that took too long.
    private static final class RefusedException extends RuntimeException {
        RefusedException(String message) {
            super(message);
        }
    }

    private static Durations durations(Supplier<String> operation) {
        return new Durations(Stream.generate(() -> {
                    long started = System.nanoTime();
                    String _ = operation.get();
                    return System.nanoTime() - started;
                })
                .limit(WARM_UP + RUNS)
                .skip(WARM_UP)
                .toList());
    }

    private List<String> settings(TestDatabase database, TestTokens tokens) {
        Map<String, Object> settings = new LinkedHashMap<>(database.properties());
        settings.putAll(postgres.createApiRole(database).apiProperties());
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.secrets.directory", folder.resolve("secrets"));
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("trunkline.cdr.query-timeout", "1m");
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
