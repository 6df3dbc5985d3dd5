package io.trunkline.benchmarks.records;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/// Creates the minimum for a call: a tenant with a number, a campaign and a carrier.
///
/// @param campaignId its id
/// @param carrierId its id
/// @param didId its id
record RecordsBenchSetup(String campaignId, String carrierId, String didId) {

    static RecordsBenchSetup create(SuiteClient api, SippAnswerer at) {
        String mark = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        String tenant = id(api.post("provisioning-service", "/api/tenants", Map.of("name", "Bench " + mark)));
        String carrier = id(api.post(
                "provisioning-service",
                "/api/carriers",
                Map.of("name", "Bench " + mark, "host", at.host(), "port", at.port(), "qualifySeconds", 0)));
        String number = "+1404556" + ThreadLocalRandom.current().nextInt(1000, 10_000);
        String did = createUntilAccepted(
                api, "did-service", "/api/dids", Map.of("tenantId", tenant, "number", number, "status", "active"));
        String campaign = createUntilAccepted(
                api,
                "routing-service",
                "/api/campaigns",
                Map.of("tenantId", tenant, "name", "Bench " + mark, "didIds", List.of(did)));
        Await.until(
                "the campaign's carrier is known",
                () -> api.send(
                                        "PUT",
                                        "routing-service",
                                        "/api/campaigns/" + campaign + "/carriers/" + carrier,
                                        Map.of())
                                .status()
                        < 300);
        return new RecordsBenchSetup(campaign, carrier, did);
    }

    void remove(SuiteClient api) {
        var _ = api.delete("routing-service", "/api/campaigns/" + campaignId);
        var _ = api.delete("did-service", "/api/dids/" + didId);
        var _ = api.delete("provisioning-service", "/api/carriers/" + carrierId);
    }

    /// Services consume each other's events with a short delay, so the request is repeated until it succeeds.
    private static String createUntilAccepted(SuiteClient api, String service, String path, Map<String, ?> body) {
        SuiteClient.Response[] answer = new SuiteClient.Response[1];
        Await.until(path + " is accepted", () -> {
            answer[0] = api.send("POST", service, path, body);
            return answer[0].status() < 300;
        });
        return id(answer[0].requireSuccess());
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }
}
