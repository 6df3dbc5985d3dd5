package io.trunkline.benchmarks.statistics;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.benchmarks.cdr.CdrEnvironment;
import io.trunkline.benchmarks.cdr.ColdDatabase;
import io.trunkline.benchmarks.cdr.CountOption;
import io.trunkline.benchmarks.cdr.RequestTimes;
import io.trunkline.benchmarks.cdr.RequestTimes.Request;
import io.trunkline.benchmarks.measure.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Measures requests for statistics of a month of 10 million calls, or as many as an option says, and, in the same run,
/// a plain `count(*)` of the rows of its numbers and days. The first time of each request is that after a restart of
/// PostgreSQL with none of its files in memory.
public final class StatisticsBench {
    private static final int DEFAULT_CALLS = 10_000_000;
    private static final String COUNT = """
            SELECT count(*) FROM rollups WHERE size = 'day' AND dimension = 'did' AND month = '%s'
            """.formatted(RollupFixture.MONTH);
    private static final String OF_MONTH =
            "&from=" + RollupFixture.MONTH + "T00:00:00Z&to=" + RollupFixture.NEXT_MONTH + "T00:00:00Z";
    private static final Request WARM_UP =
            request("node, month, the first request of all", "by=node" + OF_MONTH, false);
    private static final String WITHIN_MONTH = "&from=2026-10-01T00:07:00Z&to=2026-10-31T22:51:00Z";

    private final int calls;
    private final PrintStream out;

    /// @throws IllegalArgumentException for an unknown option
    public StatisticsBench(List<String> options, PrintStream out) {
        this.calls = CountOption.parse(options, "calls", DEFAULT_CALLS);
        this.out = out;
    }

    /// @return whether every request was answered
    public boolean run() {
        try (CdrEnvironment environment = CdrEnvironment.start("statistics", Map.of());
                CatchingUpService service = environment.service()) {
            Duration _ = service.startAndCatchUp(CdrEnvironment.START_LIMIT);
            new RollupFixture(environment, calls).fill();
            return measure(environment, service);
        }
    }

    private boolean measure(CdrEnvironment environment, CatchingUpService service) {
        out.printf("rows of rollups: %s%n", environment.execute("SELECT count(*) FROM rollups"));
        Durations count = RequestTimes.durations(() -> environment.execute(COUNT));
        out.println(count.summary("count(*) of numbers by day"));
        UUID tenant = UUID.fromString(RollupFixture.TENANT);
        var warm = new RequestTimes("\"attempts\"", count, () -> {}, out);
        boolean answered = warm.measure(WARM_UP, environment.admin(service));
        var times = new RequestTimes("\"attempts\"", count, new ColdDatabase(environment, service)::restart, out);
        for (Request request : requests()) {
            answered &= times.measure(
                    request, request.ofSeller() ? environment.seller(service, tenant) : environment.admin(service));
        }
        return answered;
    }

    /// Links are like campaigns, clients like carriers, and reasons like countries.
    private static List<Request> requests() {
        var requests = Stream.of("carrier", "campaign", "did", "tenant", "country", "node")
                .flatMap(by -> Stream.of(
                        request(by + ", month", "by=" + by + OF_MONTH, false),
                        request(by + ", month by day", "by=" + by + "&bucket=P1D" + OF_MONTH, false),
                        request(by + ", month by hour", "by=" + by + "&bucket=PT1H" + OF_MONTH, false),
                        request(by + ", last day by minute", "by=" + by + "&bucket=PT1M" + lastDay(), false)));
        var others = Stream.of(
                request("did, month but some minutes", "by=did" + WITHIN_MONTH, false),
                request("did of a seller, month by day", "by=did&bucket=P1D" + OF_MONTH, true),
                request("did of a seller, but some minutes", "by=did" + WITHIN_MONTH, true),
                request("carrier of a seller, month by day", "by=carrier&bucket=P1D" + OF_MONTH, true));
        return Stream.concat(requests, others).toList();
    }

    private static Request request(String what, String query, boolean ofSeller) {
        return new Request(what, "/api/v1/statistics?" + query, ofSeller);
    }

    private static String lastDay() {
        return "&from=2026-10-31T00:00:00Z&to=" + RollupFixture.NEXT_MONTH + "T00:00:00Z";
    }
}
