package io.trunkline.endtoend;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Creates carriers, clients, numbers and campaigns over REST, each with a unique name, and waits until Asterisk
/// has them.
final class ConfigurationFixture {
    static final String PROVISIONING = "provisioning-service";
    static final String DIDS = "did-service";
    static final String ROUTING = "routing-service";
    /// Longer than an answer takes on a busy machine, so only unanswered calls time out.
    static final int RING_TIMEOUT_SECONDS = 20;

    private static final AtomicInteger NAME_COUNTER = new AtomicInteger();
    private static final Duration REGISTRATION_TIMEOUT = Duration.ofSeconds(60);

    private final SuiteClient api;

    ConfigurationFixture(SuiteClient api) {
        this.api = api;
    }

    String createTenant() {
        return id(api.post(PROVISIONING, "/api/tenants", Map.of("name", uniqueName("Tenant"))));
    }

    /// Creates a carrier that identifies the node by its address.
    JsonNode createIpCarrier(SippAnswerer at, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "name",
                uniqueName("Carrier"),
                "registrationType",
                "ip",
                "host",
                at.host(),
                "port",
                at.port(),
                "dialTimeoutSeconds",
                RING_TIMEOUT_SECONDS,
                "qualifySeconds",
                0));
        wanted.putAll(more);
        return awaitApplied("/api/carriers/" + id(api.post(PROVISIONING, "/api/carriers", wanted)));
    }

    /// Creates a carrier that the node registers with, without waiting for the registration.
    JsonNode createRegistrationCarrier(SippAnswerer at, String user, String password, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "name",
                uniqueName("Carrier"),
                "registrationType",
                "registration",
                "host",
                at.host(),
                "port",
                at.port(),
                "username",
                user,
                "password",
                password,
                "dialTimeoutSeconds",
                RING_TIMEOUT_SECONDS));
        wanted.putAll(more);
        return api.post(PROVISIONING, "/api/carriers", wanted);
    }

    /// Creates a client at a fixed address.
    String createClient(SippAnswerer at) {
        JsonNode client = api.post(
                PROVISIONING,
                "/api/clients",
                Map.of(
                        "name",
                        uniqueName("Client"),
                        "mode",
                        "fixed",
                        "host",
                        at.host(),
                        "port",
                        at.port(),
                        "qualifySeconds",
                        0));
        return id(awaitApplied("/api/clients/" + id(client)));
    }

    /// Creates a client that registers with the node under its endpoint id.
    JsonNode createRegisteringClient(String password) {
        JsonNode client = api.post(
                PROVISIONING,
                "/api/clients",
                Map.of("name", uniqueName("Office"), "mode", "registers", "password", password, "qualifySeconds", 0));
        return awaitApplied("/api/clients/" + id(client));
    }

    String createDid(String tenant, String number) {
        return id(api.sendUntilKnown(
                "POST", DIDS, "/api/dids", Map.of("tenantId", tenant, "number", number, "status", "active")));
    }

    /// Creates an empty campaign of a tenant.
    String createCampaign(String tenant, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(
                Map.of("tenantId", tenant, "name", uniqueName("Campaign"), "dialTimeoutSeconds", RING_TIMEOUT_SECONDS));
        wanted.putAll(more);
        return id(api.sendUntilKnown("POST", ROUTING, "/api/campaigns", wanted));
    }

    /// Sets a campaign's link to a client.
    void linkClient(String campaign, String client, Map<String, ?> settings) {
        var _ = api.sendUntilKnown("PUT", ROUTING, "/api/campaigns/" + campaign + "/clients/" + client, settings);
    }

    /// Sets the carrier of a campaign's outbound calls.
    void addCarrier(String campaign, String carrier, int priority) {
        var _ = api.sendUntilKnown(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/carriers/" + carrier, Map.of("priority", priority));
    }

    /// Creates a campaign with numbers, a link to a client and a carrier for outbound calls.
    String createCampaign(String tenant, List<String> dids, String client, String carrier) {
        String campaign = id(api.sendUntilKnown(
                "POST",
                ROUTING,
                "/api/campaigns",
                Map.of(
                        "tenantId",
                        tenant,
                        "name",
                        uniqueName("Campaign"),
                        "status",
                        "active",
                        "routingStrategy",
                        "priority",
                        "dialTimeoutSeconds",
                        RING_TIMEOUT_SECONDS,
                        "didIds",
                        dids)));
        var _ = api.sendUntilKnown(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/clients/" + client, Map.of("priority", 1));
        var _ = api.sendUntilKnown(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/carriers/" + carrier, Map.of("priority", 1));
        return campaign;
    }

    /// Places a call.
    ///
    /// @return its id
    String placeCall(Map<String, ?> order) {
        return api.sendUntilKnown("POST", ROUTING, "/api/calls", order)
                .get("callId")
                .asString();
    }

    /// Waits until the entity's version is in Asterisk's tables.
    JsonNode awaitApplied(String path) {
        Await.until(path + " is applied", () -> {
            JsonNode entity = api.get(PROVISIONING, path);
            return entity.path("applied").path("version").asLong(-1)
                    == entity.get("version").asLong();
        });
        return api.get(PROVISIONING, path);
    }

    /// Waits until the carrier is shown as registered.
    void awaitRegistered(String carrier) {
        Await.until(
                "the carrier is registered",
                REGISTRATION_TIMEOUT,
                () -> api.get(PROVISIONING, "/api/carriers/" + carrier)
                        .path("registered")
                        .asBoolean(false));
    }

    /// Whether routing would choose an endpoint for a call now.
    ///
    /// @param more parameters of the question, each with `&` before it
    boolean wouldTake(String direction, String number, String more, String id) {
        JsonNode explained = api.get(
                ROUTING, "/api/routes/explain?direction=" + direction + "&number=" + number.replace("+", "%2B") + more);
        return explained
                .get("trace")
                .valueStream()
                .filter(step -> step.get("chosen").asBoolean())
                .anyMatch(step -> id.equals(step.path("id").asString("")));
    }

    static String id(JsonNode entity) {
        return entity.get("id").asString();
    }

    static String uniqueName(String kind) {
        return kind + " " + NAME_COUNTER.incrementAndGet();
    }
}
