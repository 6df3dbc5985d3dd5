package io.trunkline.endtoend;

import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.sipp.Answerer;
import io.trunkline.testkit.suite.SuiteApi;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Makes carriers, clients, numbers and campaigns over REST, each with a name that no other test has, and waits until
/// Asterisk has them.
final class Business {
    static final String PROVISIONING = "provisioning-service";
    static final String DIDS = "did-service";
    static final String ROUTING = "routing-service";
    static final int RING_SECONDS = 2;

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Duration REGISTRATION_LIMIT = Duration.ofSeconds(60);

    private final SuiteApi api;

    Business(SuiteApi api) {
        this.api = api;
    }

    String tenant() {
        return id(api.post(PROVISIONING, "/api/tenants", Map.of("name", name("Tenant"))));
    }

    /// A carrier that knows us by our address.
    JsonNode ipCarrier(Answerer at, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "name",
                name("Carrier"),
                "registrationType",
                "ip",
                "host",
                at.host(),
                "port",
                at.port(),
                "dialTimeoutSeconds",
                RING_SECONDS,
                "qualifySeconds",
                0));
        wanted.putAll(more);
        return applied("/api/carriers/" + id(api.post(PROVISIONING, "/api/carriers", wanted)));
    }

    /// A carrier that we register with; not waited for.
    JsonNode registrationCarrier(Answerer at, String user, String password, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "name",
                name("Carrier"),
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
                RING_SECONDS));
        wanted.putAll(more);
        return api.post(PROVISIONING, "/api/carriers", wanted);
    }

    /// A call centre at a fixed address.
    String client(Answerer at) {
        JsonNode client = api.post(
                PROVISIONING,
                "/api/clients",
                Map.of(
                        "name",
                        name("Client"),
                        "mode",
                        "fixed",
                        "host",
                        at.host(),
                        "port",
                        at.port(),
                        "qualifySeconds",
                        0));
        return id(applied("/api/clients/" + id(client)));
    }

    /// A call centre that registers with us, as its endpoint's id.
    JsonNode registeringClient(String password) {
        JsonNode client = api.post(
                PROVISIONING,
                "/api/clients",
                Map.of("name", name("Office"), "mode", "registers", "password", password, "qualifySeconds", 0));
        return applied("/api/clients/" + id(client));
    }

    String did(String tenant, String number) {
        return id(api.whenHeard(
                "POST", DIDS, "/api/dids", Map.of("tenantId", tenant, "number", number, "status", "active")));
    }

    /// A campaign of a tenant, and nothing in it.
    String campaign(String tenant, Map<String, ?> more) {
        Map<String, Object> wanted =
                new HashMap<>(Map.of("tenantId", tenant, "name", name("Campaign"), "dialTimeoutSeconds", RING_SECONDS));
        wanted.putAll(more);
        return id(api.whenHeard("POST", ROUTING, "/api/campaigns", wanted));
    }

    /// Sets a campaign's link to a client.
    void link(String campaign, String client, Map<String, ?> settings) {
        var _ = api.whenHeard("PUT", ROUTING, "/api/campaigns/" + campaign + "/clients/" + client, settings);
    }

    /// Has a campaign's calls leave by a carrier.
    void leaves(String campaign, String carrier, int priority) {
        var _ = api.whenHeard(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/carriers/" + carrier, Map.of("priority", priority));
    }

    /// A campaign in which numbers lead to a client, and calls go out by a carrier.
    String campaign(String tenant, List<String> dids, String client, String carrier) {
        String campaign = id(api.whenHeard(
                "POST",
                ROUTING,
                "/api/campaigns",
                Map.of(
                        "tenantId",
                        tenant,
                        "name",
                        name("Campaign"),
                        "status",
                        "active",
                        "routingStrategy",
                        "priority",
                        "dialTimeoutSeconds",
                        RING_SECONDS,
                        "didIds",
                        dids)));
        var _ = api.whenHeard(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/clients/" + client, Map.of("priority", 1));
        var _ = api.whenHeard(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/carriers/" + carrier, Map.of("priority", 1));
        return campaign;
    }

    /// Orders a call.
    ///
    /// @return its id
    String call(Map<String, ?> order) {
        return api.whenHeard("POST", ROUTING, "/api/calls", order).get("callId").asString();
    }

    /// The entity once its version stands in Asterisk's tables.
    JsonNode applied(String path) {
        Await.until(path + " is applied", () -> {
            JsonNode entity = api.get(PROVISIONING, path);
            return entity.path("applied").path("version").asLong(-1)
                    == entity.get("version").asLong();
        });
        return api.get(PROVISIONING, path);
    }

    /// Waits until the carrier shows registered.
    void registered(String carrier) {
        Await.until(
                "the carrier is registered",
                REGISTRATION_LIMIT,
                () -> api.get(PROVISIONING, "/api/carriers/" + carrier)
                        .path("registered")
                        .asBoolean(false));
    }

    static String id(JsonNode entity) {
        return entity.get("id").asString();
    }

    static String name(String kind) {
        return kind + " " + NAMES.incrementAndGet();
    }
}
