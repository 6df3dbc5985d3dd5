package io.trunkline.benchmarks.restarts;

import io.trunkline.benchmarks.restarts.RestartResult.CallerRecord;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The call records of a suite.
final class CallRecordList {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final SuiteClient api;

    CallRecordList(SuiteClient api) {
        this.api = api;
    }

    /// The records of all calls that have ended.
    private List<JsonNode> complete() {
        return list("/api/v1/call-records?limit=200");
    }

    /// The number of calls in progress.
    private int incompleteCount() {
        return list("/api/v1/call-records?limit=200&complete=false").size();
    }

    /// The records of a run, when as many calls have ended and none is in progress. If that takes too long, prints so
    /// and returns those that there are.
    List<JsonNode> awaitComplete(int calls, PrintStream out) {
        try {
            Await.until(
                    "all records are complete", TIMEOUT, () -> complete().size() >= calls && incompleteCount() == 0);
        } catch (AssertionError late) {
            out.println(late.getMessage());
        }
        return complete();
    }

    /// What the records say about their callers.
    List<CallerRecord> ofCallers(List<JsonNode> records) {
        return records.stream()
                .map(record -> new CallerRecord(
                        record.path("from").asString(""),
                        record.path("disposition").asString(""),
                        attempts(record).size(),
                        record.path("cause").asInt(-1),
                        record.path("talkSeconds").asDouble(-1)))
                .toList();
    }

    /// The attempts of a call.
    private JsonNode attempts(JsonNode record) {
        return api.get(
                        SuiteConfiguration.CDR,
                        "/api/v1/call-records/" + record.get("callId").asString())
                .get("attempts");
    }

    private List<JsonNode> list(String path) {
        List<JsonNode> records = new ArrayList<>();
        JsonNode page = api.get(SuiteConfiguration.CDR, path);
        page.get("items").forEach(records::add);
        while (page.path("next").isString()) {
            page = api.get(
                    SuiteConfiguration.CDR, path + "&after=" + page.get("next").asString());
            page.get("items").forEach(records::add);
        }
        return records;
    }
}
