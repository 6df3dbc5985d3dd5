package io.trunkline.benchmarks.recordlists;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.benchmarks.recordlists.RecordFixture.Party;
import io.trunkline.servers.Folders;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.testkit.servers.KafkaServer;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestDatabase;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Measures lists, filters and exports of call records and, in the same run, the same rows read from the table without
/// a service.
public final class RecordListsBench {
    private static final int DEFAULT_RECORDS = 2_000_000;
    private static final int WARM_UP = 5;
    private static final int RUNS = 20;
    private static final int PAGE = 50;
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final String DATABASE = "cdr";
    private static final String RECORDS = "/api/v1/call-records?from=" + RecordFixture.MONTH + "T00:00:00Z&to="
            + RecordFixture.NEXT_MONTH + "T00:00:00Z";

    private final int records;
    private final PrintStream out;
    private final Path folder = TestFolder.create("record-lists");
    private final PostgresServer postgres = TestServers.postgres();
    private final KafkaServer kafka = TestServers.kafka();

    /// @throws IllegalArgumentException for an unknown option
    public RecordListsBench(List<String> options, PrintStream out) {
        this.records = options.isEmpty() ? DEFAULT_RECORDS : records(options);
        this.out = out;
    }

    private static int records(List<String> options) {
        if (options.size() != 1 || !options.getFirst().matches("--records=[1-9][0-9]{3,6}")) {
            throw new IllegalArgumentException(String.join(" ", options));
        }
        return Integer.parseInt(options.getFirst().substring("--records=".length()));
    }

    /// @param ofSeller whether a seller makes the request, or an admin
    private record Request(String what, String filter, boolean ofSeller) {}

    /// @return whether every request was answered with records, and the exports have all of them
    public boolean run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "end-record-lists"));
        try (TestTokens tokens = TestTokens.start()) {
            postgres.start();
            kafka.start();
            TestDatabase database = postgres.createDatabase(DATABASE, "trunkline_cdr");
            try (CatchingUpService service = new CatchingUpService(
                    "cdr-service", "io.trunkline.cdr.CdrApplication", folder, settings(database, tokens))) {
                Duration _ = service.startAndCatchUp(START_LIMIT);
                new RecordFixture(postgres, DATABASE, records).fill();
                return measure(new RestClient(service.port(), tokens.admin()), tokens);
            }
        } finally {
            stopServers();
        }
    }

    private boolean measure(RestClient admin, TestTokens tokens) {
        RestClient seller = admin.withToken(tokens.seller(Party.TENANT.id(7)));
        try (TableReads table = new TableReads(postgres, DATABASE)) {
            Durations page = durations(() -> table.readLatest(PAGE));
            out.println(page.summary("the latest " + PAGE + " rows of the table"));
            boolean complete = true;
            for (Request request : requests()) {
                complete &= measure(request, request.ofSeller() ? seller : admin, page);
            }
            return complete & new ExportMeasurement(admin, records, out).run(table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean measure(Request request, RestClient client, Durations page) {
        try {
            Durations took = durations(() -> get(client, request.filter()));
            out.printf(
                    Locale.ROOT,
                    "%s   ratio to the rows: %.2f%n",
                    took.summary(request.what()),
                    took.percentileMillis(0.5) / page.percentileMillis(0.5));
            return true;
        } catch (RefusedException refused) {
            out.printf("%-52s %s%n", request.what(), refused.getMessage());
            return false;
        }
    }

    private static List<Request> requests() {
        return List.of(
                new Request("latest", "", false),
                new Request("latest of a seller", "", true),
                new Request("oldest first", "&sort=startedAt", false),
                new Request("a day of the month", "&from=2026-10-10T00:00:00Z&to=2026-10-11T00:00:00Z", false),
                new Request(
                        "two carriers",
                        "&carrierId=" + Party.CARRIER.id(3) + "&carrierId=" + Party.CARRIER.id(4),
                        false),
                new Request(
                        "a campaign and a disposition", "&disposition=busy&campaignId=" + Party.CAMPAIGN.id(75), false),
                new Request("a DID", "&didId=" + Party.DID.id(77), false),
                new Request("a whole number", "&number=%2B17060104729", false),
                new Request("the beginning of numbers (1 in 1,000)", "&number=1706104*", false),
                new Request("the beginning of all numbers", "&number=1706*", false),
                new Request("the end of numbers (1 in 10,000)", "&number=*4729", false),
                new Request("a part of numbers", "&number=*0104*", false),
                new Request("minimum talk (1 in 100)", "&minTalkSeconds=300", false),
                new Request("a reason (1 in 1,000)", "&reason=campaign.full", false),
                new Request("a node", "&node=ast1", false),
                new Request("a country (1 in 50)", "&country=FR", false),
                new Request("a reference (one record)", "&reference=leadId:1000", false),
                new Request("a seller's number, by its end", "&number=*4729", true),
                new Request("count of all", "&count=true", false),
                new Request("count of a carrier", "&count=true&carrierId=" + Party.CARRIER.id(3), false));
    }

    /// A filter may narrow the month.
    private static String get(RestClient client, String filter) {
        String path = filter.contains("&from=") ? "/api/v1/call-records?limit=" + PAGE : RECORDS + "&limit=" + PAGE;
        HttpResponse<String> answer = client.get(path + filter);
        if (answer.statusCode() != 200 || !answer.body().contains("\"items\"")) {
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

    private static Durations durations(Supplier<?> operation) {
        return new Durations(Stream.generate(() -> {
                    long started = System.nanoTime();
                    var _ = operation.get();
                    return System.nanoTime() - started;
                })
                .limit(WARM_UP + RUNS)
                .skip(WARM_UP)
                .toList());
    }

    /// Statistics are not counted meanwhile, and a request has its usual limit.
    private List<String> settings(TestDatabase database, TestTokens tokens) {
        Map<String, Object> settings = new LinkedHashMap<>(database.properties());
        settings.putAll(postgres.createApiRole(database).apiProperties());
        settings.put("trunkline.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("trunkline.secrets.directory", folder.resolve("secrets"));
        settings.put("trunkline.security.jwks-uri", tokens.jwksUri());
        settings.put("trunkline.cdr.statistics-interval", "1h");
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
