package io.trunkline.benchmarks.calls;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/// A carrier for inbound calls, and a number with a campaign that leads to one client, with limits like those of a
/// real campaign.
///
/// @param number   E.164
/// @param endpointId the client's endpoint id in Asterisk
record CallsBenchSetup(
        String number, String endpointId, String campaignId, String didId, String carrierId, String clientId) {
    private static final String PROVISIONING = "provisioning-service";
    private static final String ROUTING = "routing-service";
    private static final int UNREACHED_LIMIT = 1_000;

    static CallsBenchSetup create(SuiteClient api, SippLoad load) {
        String mark = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        String tenant = id(api.post(PROVISIONING, "/api/tenants", Map.of("name", "Bench " + mark)));
        String carrier = id(api.post(
                PROVISIONING,
                "/api/carriers",
                Map.of("name", "Bench " + mark, "host", load.callerAddress(), "port", 5060, "qualifySeconds", 0)));
        JsonNode client = api.post(
                PROVISIONING,
                "/api/clients",
                Map.of(
                        "name",
                        "Bench " + mark,
                        "mode",
                        "fixed",
                        "host",
                        load.answererAddress(),
                        "port",
                        load.answererPort(),
                        "qualifySeconds",
                        0));
        String number = "+1404556" + ThreadLocalRandom.current().nextInt(1000, 10_000);
        String did = id(api.sendUntilKnown(
                "POST", "did-service", "/api/dids", Map.of("tenantId", tenant, "number", number, "status", "active")));
        String campaign = id(api.sendUntilKnown(
                "POST",
                ROUTING,
                "/api/campaigns",
                Map.of(
                        "tenantId",
                        tenant,
                        "name",
                        "Bench " + mark,
                        "didIds",
                        List.of(did),
                        "maxConcurrency",
                        UNREACHED_LIMIT)));
        var _ = api.sendUntilKnown(
                "PUT",
                ROUTING,
                "/api/campaigns/" + campaign + "/clients/" + id(client),
                Map.of("priority", 1, "maxConcurrency", UNREACHED_LIMIT));
        CallsBenchSetup yard =
                new CallsBenchSetup(number, client.get("endpointId").asString(), campaign, did, carrier, id(client));
        yard.awaitApplied(api);
        return yard;
    }

    private void awaitApplied(SuiteClient api) {
        for (String path : List.of("/api/carriers/" + carrierId, "/api/clients/" + clientId)) {
            Await.until(path + " is applied", () -> {
                JsonNode entity = api.get(PROVISIONING, path);
                return entity.path("applied").path("version").asLong(-1)
                        == entity.get("version").asLong();
            });
        }
    }

    void remove(SuiteClient api) {
        var _ = api.delete(ROUTING, "/api/campaigns/" + campaignId);
        var _ = api.delete("did-service", "/api/dids/" + didId);
        var _ = api.delete(PROVISIONING, "/api/carriers/" + carrierId);
        var _ = api.delete(PROVISIONING, "/api/clients/" + clientId);
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }
}
