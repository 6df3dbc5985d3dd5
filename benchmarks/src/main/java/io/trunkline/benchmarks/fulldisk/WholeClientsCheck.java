package io.trunkline.benchmarks.fulldisk;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Checks that every client, also one whose creation was not acknowledged, is wholly in Asterisk's tables, and that
/// nothing else is.
final class WholeClientsCheck {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String PATH = "/api/v1/clients?limit=200";

    private final SuiteClient api;

    WholeClientsCheck(SuiteClient api) {
        this.api = api;
    }

    /// @return one line for each client that is not applied in time, and for each row of the tables that is wrong
    List<String> findHalfWritten() {
        List<String> found = new ArrayList<>();
        try {
            Await.until("all clients are applied", TIMEOUT, () -> notApplied().isEmpty());
        } catch (AssertionError _) {
            found.addAll(notApplied());
        }
        api.get("realtime-writer", "/api/v1/realtime/drift").get("rows").forEach(row -> found.add("drift: " + row));
        return found;
    }

    private List<String> notApplied() {
        List<String> late = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = api.get(PROVISIONING, PATH + after);
            for (JsonNode client : page.get("items")) {
                if (client.path("applied").path("version").asLong(-1)
                        != client.get("version").asLong()) {
                    late.add("not applied: " + client);
                }
            }
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return late;
    }
}
