package io.trunkline.benchmarks.restarts;

import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The call records of a suite.
final class CallRecordList {
    private final SuiteClient api;

    CallRecordList(SuiteClient api) {
        this.api = api;
    }

    /// The records of all calls that have ended.
    List<JsonNode> complete() {
        return list("/api/v1/call-records?limit=200");
    }

    /// The number of calls in progress.
    int incompleteCount() {
        return list("/api/v1/call-records?limit=200&complete=false").size();
    }

    /// The attempts of a call.
    JsonNode attempts(JsonNode record) {
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
