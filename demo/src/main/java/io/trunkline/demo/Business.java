package io.trunkline.demo;

import io.trunkline.testkit.sipp.Answerer;
import io.trunkline.testkit.suite.SuiteApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The small business of the demo, made over REST: a tenant with two numbers and a campaign, two carriers, one call
/// centre. What an
/// earlier run left is taken up again and pointed at where SIPp stands today.
final class Business {

    /// Ends in 00: the call centre answers a call to it.
    static final String OPEN_NUMBER = "+14045550100";

    /// Ends in 486: the call centre is busy on it.
    static final String BUSY_NUMBER = "+14045550486";

    private static final String PROVISIONING = "provisioning-service";
    private static final String DIDS = "did-service";
    private static final String ROUTING = "routing-service";
    private static final int RING_SECONDS = 3;

    private final SuiteApi api;

    Business(SuiteApi api) {
        this.api = api;
    }

    /// @return ids of what stands now
    Ids set(OtherSide otherSide) {
        String tenant = id(made(PROVISIONING, "/api/tenants", named("Demo leads"), Map.of("name", "Demo leads")));
        String north = carrier(northern(otherSide.north()));
        String south = carrier(southern(otherSide.south()));
        String client = id(made(PROVISIONING, "/api/clients", named("Demo call centre"), client(otherSide.client())));
        String open = did(tenant, OPEN_NUMBER);
        String busy = did(tenant, BUSY_NUMBER);
        String campaign =
                id(made(ROUTING, "/api/campaigns", named("Demo campaign"), campaign(tenant, List.of(open, busy))));
        var _ = api.whenHeard(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/clients/" + client, Map.of("priority", 1));
        var _ = api.whenHeard(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/carriers/" + north, Map.of("priority", 1));
        var _ = api.whenHeard(
                "PUT", ROUTING, "/api/campaigns/" + campaign + "/carriers/" + south, Map.of("priority", 2));
        return new Ids(tenant, campaign, north, south, client);
    }

    private String carrier(Map<String, Object> wanted) {
        return id(made(PROVISIONING, "/api/carriers", named(String.valueOf(wanted.get("name"))), wanted));
    }

    private String did(String tenant, String number) {
        Map<String, Object> wanted = Map.of("tenantId", tenant, "number", number, "status", "active");
        return id(
                made(DIDS, "/api/dids", did -> number.equals(did.path("number").asString("")), wanted));
    }

    private static Map<String, Object> northern(Answerer at) {
        Map<String, Object> carrier = new LinkedHashMap<>();
        carrier.put("name", "Demo North");
        carrier.put("registrationType", "ip");
        carrier.put("host", at.host());
        carrier.put("port", at.port());
        carrier.put("dialTimeoutSeconds", RING_SECONDS);
        carrier.put("qualifySeconds", 0);
        return carrier;
    }

    private static Map<String, Object> southern(Answerer at) {
        Map<String, Object> carrier = new LinkedHashMap<>(northern(at));
        carrier.put("name", "Demo South");
        carrier.put("registrationType", "registration");
        carrier.put("username", OtherSide.USER);
        carrier.put("password", OtherSide.PASSWORD);
        return carrier;
    }

    private static Map<String, Object> client(Answerer at) {
        return Map.of(
                "name", "Demo call centre", "mode", "fixed", "host", at.host(), "port", at.port(), "qualifySeconds", 0);
    }

    private static Map<String, Object> campaign(String tenant, List<String> didIds) {
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
                RING_SECONDS,
                "didIds",
                didIds);
    }

    /// Makes a thing, or brings the one that an earlier run made up to date.
    private JsonNode made(String service, String path, Predicate<JsonNode> same, Map<String, Object> wanted) {
        JsonNode items = api.get(service, path + "?limit=200").get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(same)
                .findFirst()
                .map(old -> api.whenHeard("PUT", service, path + "/" + id(old), wanted))
                .orElseGet(() -> api.whenHeard("POST", service, path, wanted));
    }

    private static Predicate<JsonNode> named(String name) {
        return item -> name.equals(item.path("name").asString(""));
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }

    /// What was made.
    record Ids(String tenant, String campaign, String north, String south, String client) {}
}
