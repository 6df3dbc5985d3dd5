package io.trunkline.benchmarks.recordlists;

import io.trunkline.benchmarks.catchup.CatchingUpService;
import io.trunkline.benchmarks.cdr.CdrEnvironment;
import io.trunkline.benchmarks.cdr.ColdDatabase;
import io.trunkline.benchmarks.cdr.CountOption;
import io.trunkline.benchmarks.cdr.RequestTimes;
import io.trunkline.benchmarks.cdr.RequestTimes.Request;
import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.benchmarks.recordlists.RecordFixture.Party;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Measures lists, filters and exports of call records and, in the same run, the same rows read from the table without
/// a service.
public final class RecordListsBench {
    private static final int DEFAULT_RECORDS = 2_000_000;
    private static final int PAGE = 50;
    private static final String OF_MONTH =
            "&from=" + RecordFixture.MONTH + "T00:00:00Z&to=" + RecordFixture.NEXT_MONTH + "T00:00:00Z";

    /// Statistics are not counted meanwhile, and a request has its usual limit.
    private static final Map<String, String> UNCOUNTED = Map.of("trunkline.cdr.statistics-interval", "1h");

    private final int records;
    private final PrintStream out;

    /// @throws IllegalArgumentException for an unknown option
    public RecordListsBench(List<String> options, PrintStream out) {
        this.records = CountOption.parse(options, "records", DEFAULT_RECORDS);
        this.out = out;
    }

    /// @return whether every request was answered with records, and the exports have all of them
    public boolean run() {
        try (CdrEnvironment environment = CdrEnvironment.start("record-lists", UNCOUNTED);
                CatchingUpService service = environment.service()) {
            Duration _ = service.startAndCatchUp(CdrEnvironment.START_LIMIT);
            new RecordFixture(environment, records).fill();
            return measure(environment, service);
        }
    }

    private boolean measure(CdrEnvironment environment, CatchingUpService service) {
        Durations page = fromTable(environment, table -> RequestTimes.durations(() -> table.readLatest(PAGE)));
        out.println(page.summary("the latest " + PAGE + " rows of the table"));
        UUID tenant = Party.TENANT.id(7);
        boolean answered = true;
        var times = new RequestTimes("\"items\"", page, new ColdDatabase(environment, service)::restart, out);
        for (Request request : requests()) {
            answered &= times.measure(
                    request, request.ofSeller() ? environment.seller(service, tenant) : environment.admin(service));
        }
        var exports = new ExportMeasurement(() -> environment.admin(service), records, out);
        return answered & fromTable(environment, exports::run);
    }

    private static <T> T fromTable(CdrEnvironment environment, Function<TableReads, T> measurement) {
        try (TableReads table = new TableReads(environment.postgres(), CdrEnvironment.DATABASE)) {
            return measurement.apply(table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Request> requests() {
        return List.of(
                request("latest", "", false),
                request("latest of a seller", "", true),
                request("oldest first", "&sort=startedAt", false),
                request("a day of the month", "&from=2026-10-10T00:00:00Z&to=2026-10-11T00:00:00Z", false),
                request(
                        "two carriers",
                        "&carrierId=" + Party.CARRIER.id(3) + "&carrierId=" + Party.CARRIER.id(4),
                        false),
                request("a campaign and a disposition", "&disposition=busy&campaignId=" + Party.CAMPAIGN.id(75), false),
                request("a DID", "&didId=" + Party.DID.id(77), false),
                request("a whole number", "&number=%2B17060104729", false),
                request("the beginning of numbers (1 in 1,000)", "&number=1706104*", false),
                request("the beginning of all numbers", "&number=1706*", false),
                request("the end of numbers (1 in 10,000)", "&number=*4729", false),
                request("a part of numbers", "&number=*0104*", false),
                request("minimum talk (1 in 100)", "&minTalkSeconds=300", false),
                request("a reason (1 in 1,000)", "&reason=campaign.full", false),
                request("a node", "&node=ast1", false),
                request("a country (1 in 50)", "&country=FR", false),
                request("a reference (one record)", "&reference=leadId:1000", false),
                request("a seller's number, by its end", "&number=*4729", true),
                request("count of all", "&count=true", false),
                request("count of a carrier", "&count=true&carrierId=" + Party.CARRIER.id(3), false));
    }

    /// @param filter may narrow the month
    private static Request request(String what, String filter, boolean ofSeller) {
        String range = filter.contains("&from=") ? "" : OF_MONTH;
        return new Request(what, "/api/v1/call-records?limit=" + PAGE + range + filter, ofSeller);
    }
}
