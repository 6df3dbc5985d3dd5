package io.trunkline.demo;

import static io.trunkline.testkit.suite.SuiteConfiguration.DIDS;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;

import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.util.List;
import java.util.Map;

/// The configuration of the demo, created over REST: a tenant with two numbers and a campaign, two carriers and one
/// client. Entities of an earlier run are reused and updated with the current addresses of SIPp.
final class DemoSetup {

    /// Ends in 00, so the client answers.
    static final String ANSWERED_NUMBER = "+14045550100";

    /// Ends in 486, so the client is busy.
    static final String BUSY_NUMBER = "+14045550486";

    private static final int RING_TIMEOUT_SECONDS = 3;

    private final SuiteClient api;
    private final SavedEntities entities;

    DemoSetup(SuiteClient api) {
        this.api = api;
        this.entities = new SavedEntities(api);
    }

    /// @return the ids of the entities
    DemoIds apply(SipPeers peers) {
        String tenant = id(entities.createOrUpdate(
                PROVISIONING, "/api/v1/tenants", named("Demo leads"), Map.of("name", "Demo leads")));
        String north = createCarrier(ipCarrier("Demo North", peers.north()));
        String south = createCarrier(registrationCarrier(peers.south()));
        String client = id(entities.createOrUpdate(
                PROVISIONING,
                "/api/v1/clients",
                named("Demo call center"),
                SuiteConfiguration.fixedClient(
                        "Demo call center",
                        peers.client().host(),
                        peers.client().port())));
        String open = createDid(tenant, ANSWERED_NUMBER);
        String busy = createDid(tenant, BUSY_NUMBER);
        String campaign = id(entities.createOrUpdate(
                ROUTING,
                "/api/v1/campaigns",
                Map.of("name", "Demo campaign", "tenantId", tenant),
                campaignBody(tenant, List.of(open, busy))));
        SuiteConfiguration configuration = new SuiteConfiguration(api);
        configuration.linkClient(campaign, client, Map.of("priority", 1));
        configuration.addCarrier(campaign, north, 1);
        configuration.addCarrier(campaign, south, 2);
        return new DemoIds(tenant, campaign, north, south, client);
    }

    private String createCarrier(Map<String, Object> wanted) {
        return id(entities.createOrUpdate(
                PROVISIONING, "/api/v1/carriers", named(String.valueOf(wanted.get("name"))), wanted));
    }

    private String createDid(String tenant, String number) {
        return id(entities.createOrUpdate(
                DIDS,
                "/api/v1/dids",
                Map.of("number", number, "tenantId", tenant),
                SuiteConfiguration.activeDid(tenant, number)));
    }

    private static Map<String, Object> ipCarrier(String name, SippAnswerer at) {
        Map<String, Object> carrier = SuiteConfiguration.ipCarrier(name, at.host(), at.port());
        carrier.put("dialTimeoutSeconds", RING_TIMEOUT_SECONDS);
        return carrier;
    }

    private static Map<String, Object> registrationCarrier(SippAnswerer at) {
        Map<String, Object> carrier = ipCarrier("Demo South", at);
        carrier.put("registrationType", "registration");
        carrier.put("username", SipPeers.USER);
        carrier.put("password", SipPeers.PASSWORD);
        return carrier;
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

    private static Map<String, String> named(String name) {
        return Map.of("name", name);
    }

    /// The ids of the entities.
    record DemoIds(String tenant, String campaign, String north, String south, String client) {}
}
