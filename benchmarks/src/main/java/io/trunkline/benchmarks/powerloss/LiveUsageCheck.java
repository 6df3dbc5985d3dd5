package io.trunkline.benchmarks.powerloss;

import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;

import io.trunkline.testkit.suite.SuiteClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Finds caps that are in use although no call is live.
final class LiveUsageCheck {
    private static final Map<String, String> LIMITS =
            Map.of("campaigns", "concurrency", "links", "concurrency", "carriers", "channels");

    private final SuiteClient api;

    LiveUsageCheck(SuiteClient api) {
        this.api = api;
    }

    /// @return one line for each
    List<String> findTaken() {
        List<String> taken = new ArrayList<>();
        JsonNode live = api.get(ROUTING, "/api/v1/routes/live");
        LIMITS.forEach((list, limit) -> live.get(list).forEach(row -> {
            if (row.get(limit).get("taken").asLong() != 0) {
                taken.add("in use: " + row);
            }
        }));
        api.get(ROUTING, "/api/v1/leases").get("items").forEach(lease -> taken.add("lease: " + lease));
        return taken;
    }
}
