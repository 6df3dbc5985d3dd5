package io.trunkline.demo;

import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The configuration of the demo, created over REST: a tenant with two numbers and a campaign, two carriers and one
/// client. Entities of an earlier run are reused and updated with the current addresses of SIPp.
final class DemoSetup {

    /// Ends in 00, so the client answers.
    static final String ANSWERED_NUMBER = "+14045550100";

    /// Ends in 486, so the client is busy.
    static final String BUSY_NUMBER = "+14045550486";

    private static final String PROVISIONING = "provisioning-service";
    private static final String DIDS = "did-service";
    private static final String ROUTING = "routing-service";
    private static final int RING_TIMEOUT_SECONDS = 3;

    private final SuiteClient api;

    DemoSetup(SuiteClient api) {
        this.api = api;
    }

    /// @return the ids of the entities
    DemoIds apply(SipPeers otherSide) {
        String tenant =
                id(createOrUpdate(PROVISIONING, "/api/tenants", hasName("Demo leads"), Map.of("name", "Demo leads")));
        String north = createCarrier(ipCarrier(otherSide.north()));
        String south = createCarrier(registrationCarrier(otherSide.south()));
        String client = id(createOrUpdate(
                PROVISIONING, "/api/clients", hasName("Demo call center"), clientBody(otherSide.client())));
        String open = createDid(tenant, ANSWERED_NUMBER);
        String busy = createDid(tenant, BUSY_NUMBER);
        String campaign = id(createOrUpdate(
                ROUTING, "/api/campaigns", hasName("Demo campaign"), campaignBody(tenant, List.of(open, busy))));
        var _ = api.sendUntilKnown(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/clients/" + client, Map.of("priority", 1));
        var _ = api.sendUntilKnown(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/carriers/" + north, Map.of("priority", 1));
        var _ = api.sendUntilKnown(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/carriers/" + south, Map.of("priority", 2));
        return new DemoIds(tenant, campaign, north, south, client);
    }

    private String createCarrier(Map<String, Object> wanted) {
        return id(createOrUpdate(PROVISIONING, "/api/carriers", hasName(String.valueOf(wanted.get("name"))), wanted));
    }

    private String createDid(String tenant, String number) {
        Map<String, Object> wanted = Map.of("tenantId", tenant, "number", number, "status", "active");
        return id(createOrUpdate(
                DIDS, "/api/dids", did -> number.equals(did.path("number").asString("")), wanted));
    }

    private static Map<String, Object> ipCarrier(SippAnswerer at) {
        Map<String, Object> carrier = new LinkedHashMap<>();
        carrier.put("name", "Demo North");
        carrier.put("registrationType", "ip");
        carrier.put("host", at.host());
        carrier.put("port", at.port());
        carrier.put("dialTimeoutSeconds", RING_TIMEOUT_SECONDS);
        carrier.put("qualifySeconds", 0);
        return carrier;
    }

    private static Map<String, Object> registrationCarrier(SippAnswerer at) {
        Map<String, Object> carrier = new LinkedHashMap<>(ipCarrier(at));
        carrier.put("name", "Demo South");
        carrier.put("registrationType", "registration");
        carrier.put("username", SipPeers.USER);
        carrier.put("password", SipPeers.PASSWORD);
        return carrier;
    }

    private static Map<String, Object> clientBody(SippAnswerer at) {
        return Map.of(
                "name", "Demo call center", "mode", "fixed", "host", at.host(), "port", at.port(), "qualifySeconds", 0);
    }

    private static Map<String, Object> campaignBody(String tenant, List<String> didIds) {
        return Map.of(
                "tenantId",
                tenant,
                "name",
                "Demo campaign",
                "status",
                "active",
                "routingStrategy",
                "priority",
                "dialTimeoutSeconds",
                RING_TIMEOUT_SECONDS,
                "didIds",
                didIds);
    }

    /// Creates an entity, or updates the one of an earlier run.
    private JsonNode createOrUpdate(String service, String path, Predicate<JsonNode> same, Map<String, Object> wanted) {
        JsonNode items = api.get(service, path + "?limit=200").get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(same)
                .findFirst()
                .map(old -> api.sendUntilKnown("PUT", service, path + "/" + id(old), wanted))
                .orElseGet(() -> api.sendUntilKnown("POST", service, path, wanted));
    }

    private static Predicate<JsonNode> hasName(String name) {
        return item -> name.equals(item.path("name").asString(""));
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }

    /// The ids of the entities.
    record DemoIds(String tenant, String campaign, String north, String south, String client) {}
}
