package io.trunkline.testkit.suite;

import io.trunkline.testkit.Await;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Creates tenants, numbers, carriers, clients and campaigns of a running suite over REST.
public final class SuiteConfiguration {
    public static final String PROVISIONING = "provisioning-service";
    public static final String DIDS = "did-service";
    public static final String ROUTING = "routing-service";
    public static final String CDR = "cdr-service";

    private final SuiteClient api;

    public SuiteConfiguration(SuiteClient api) {
        this.api = api;
    }

    /// The body of a carrier that is identified by its address and sends no OPTIONS.
    public static Map<String, Object> ipCarrier(String name, String host, int port) {
        return new HashMap<>(
                Map.of("name", name, "registrationType", "ip", "host", host, "port", port, "qualifySeconds", 0));
    }

    /// The body of a client at a fixed address that is sent no OPTIONS.
    public static Map<String, Object> fixedClient(String name, String host, int port) {
        return new HashMap<>(Map.of("name", name, "mode", "fixed", "host", host, "port", port, "qualifySeconds", 0));
    }

    /// The body of an active number.
    public static Map<String, Object> activeDid(String tenant, String number) {
        return Map.of("tenantId", tenant, "number", number, "status", "active");
    }

    public static String id(JsonNode entity) {
        return entity.get("id").asString();
    }

    /// @return its id
    public String createTenant(String name) {
        return id(api.post(PROVISIONING, "/api/v1/tenants", Map.of("name", name)));
    }

    public JsonNode createCarrier(Map<String, ?> body) {
        return api.post(PROVISIONING, "/api/v1/carriers", body);
    }

    public JsonNode createClient(Map<String, ?> body) {
        return api.post(PROVISIONING, "/api/v1/clients", body);
    }

    /// @return its id
    public String createDid(String tenant, String number) {
        return id(api.post(DIDS, "/api/v1/dids", activeDid(tenant, number)));
    }

    /// @param more fields other than tenant and name
    /// @return its id
    public String createCampaign(String tenant, String name, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("tenantId", tenant, "name", name));
        body.putAll(more);
        return id(api.post(ROUTING, "/api/v1/campaigns", body));
    }

    /// Sets a campaign's link to a client.
    public void linkClient(String campaign, String client, Map<String, ?> settings) {
        var _ = api.put(ROUTING, "/api/v1/campaigns/" + campaign + "/clients/" + client, settings);
    }

    /// Adds a carrier to those of a campaign's outbound calls, or changes its priority.
    public void addCarrier(String campaign, String carrier, int priority) {
        var _ = api.put(
                ROUTING, "/api/v1/campaigns/" + campaign + "/carriers/" + carrier, Map.of("priority", priority));
    }

    /// Waits until the current version of a carrier or client is in Asterisk's tables.
    ///
    /// @param path such as `/api/v1/carriers/` and its id
    public JsonNode awaitApplied(String path) {
        Await.until(path + " is applied", () -> {
            JsonNode entity = api.get(PROVISIONING, path);
            return entity.path("applied").path("version").asLong(-1)
                    == entity.get("version").asLong();
        });
        return api.get(PROVISIONING, path);
    }
}
