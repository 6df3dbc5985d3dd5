package io.trunkline.benchmarks.powerloss;

import static io.trunkline.testkit.suite.SuiteConfiguration.CDR;

import io.trunkline.testkit.suite.SuiteClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Compares call records with the calls that were placed.
public final class RecordCheck {
    private final SuiteClient api;

    public RecordCheck(SuiteClient api) {
        this.api = api;
    }

    /// @return one line for each call that is not recorded exactly once and completely
    public List<String> findErrors(List<ExpectedCall> calls) {
        List<JsonNode> records = new ArrayList<>(list(true));
        List<JsonNode> open = list(false);
        records.addAll(open);
        List<String> errors = new ArrayList<>();
        Set<String> callIds = new HashSet<>();
        records.stream()
                .map(record -> record.get("callId").asString())
                .filter(callId -> !callIds.add(callId))
                .forEach(callId -> errors.add("two records of " + callId));
        open.forEach(record -> errors.add("no call is live, but a record is not complete: " + record));
        calls.forEach(call -> compare(call, records, errors));
        return errors;
    }

    private static void compare(ExpectedCall call, List<JsonNode> records, List<String> errors) {
        String field = call.isPlaced() ? "callId" : "from";
        List<JsonNode> found = records.stream()
                .filter(record -> record.path(field).asString("").endsWith(call.key()))
                .toList();
        if (found.size() != 1) {
            errors.add(found.size() + " records of " + call + ": " + found);
        } else if (call.answered()
                && !found.getFirst().path("disposition").asString("").equals("answered")) {
            errors.add(call + " was answered, but its record says " + found.getFirst());
        }
    }

    private List<JsonNode> list(boolean complete) {
        String path = "/api/v1/call-records?limit=200&complete=" + complete;
        List<JsonNode> records = new ArrayList<>();
        JsonNode page = api.get(CDR, path);
        page.get("items").forEach(records::add);
        while (!page.path("next").asString("").isEmpty()) {
            String after = URLEncoder.encode(page.get("next").asString(), StandardCharsets.UTF_8);
            page = api.get(CDR, path + "&after=" + after);
            page.get("items").forEach(records::add);
        }
        return records;
    }
}
