package io.trunkline.benchmarks.calls;

import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.suite.SuiteApi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/// A carrier that calls in, and a number whose campaign leads to one client, with limits on the way as a real one has.
///
/// @param number   E.164
/// @param endpoint the client's, as Asterisk knows it
record Yard(String number, String endpoint, String campaign, String did, String carrier, String client) {
    private static final String PROVISIONING = "provisioning-service";
    private static final String ROUTING = "routing-service";
    private static final int NEVER_REACHED = 1_000;

    static Yard make(SuiteApi api, Load load) {
        String mark = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        String tenant = id(api.post(PROVISIONING, "/api/tenants", Map.of("name", "Bench " + mark)));
        String carrier = id(api.post(
                PROVISIONING,
                "/api/carriers",
                Map.of("name", "Bench " + mark, "host", load.caller(), "port", 5060, "qualifySeconds", 0)));
        JsonNode client = api.post(
                PROVISIONING,
                "/api/clients",
                Map.of(
                        "name",
                        "Bench " + mark,
                        "mode",
                        "fixed",
                        "host",
                        load.answerer(),
                        "port",
                        load.answererPort(),
                        "qualifySeconds",
                        0));
        String number = "+1404556" + ThreadLocalRandom.current().nextInt(1000, 10_000);
        String did = id(api.whenHeard(
                "POST", "did-service", "/api/dids", Map.of("tenantId", tenant, "number", number, "status", "active")));
        String campaign = id(api.whenHeard(
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
                        NEVER_REACHED)));
        var _ = api.whenHeard(
                "PUT",
                ROUTING,
                "/api/campaigns/" + campaign + "/clients/" + id(client),
                Map.of("priority", 1, "maxConcurrency", NEVER_REACHED));
        Yard yard = new Yard(number, client.get("endpointId").asString(), campaign, did, carrier, id(client));
        yard.awaitApplied(api);
        return yard;
    }

    private void awaitApplied(SuiteApi api) {
        for (String path : List.of("/api/carriers/" + carrier, "/api/clients/" + client)) {
            Await.until(path + " is applied", () -> {
                JsonNode entity = api.get(PROVISIONING, path);
                return entity.path("applied").path("version").asLong(-1)
                        == entity.get("version").asLong();
            });
        }
    }

    void remove(SuiteApi api) {
        var _ = api.delete(ROUTING, "/api/campaigns/" + campaign);
        var _ = api.delete("did-service", "/api/dids/" + did);
        var _ = api.delete(PROVISIONING, "/api/carriers/" + carrier);
        var _ = api.delete(PROVISIONING, "/api/clients/" + client);
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }
}
