package io.trunkline.benchmarks.calls;

import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/// A carrier for inbound calls, and a number with a campaign that leads to one client, with limits like those of a
/// real campaign.
///
/// @param number   E.164
/// @param endpointId the client's endpoint id in Asterisk
public record CallsBenchSetup(
        String number, String endpointId, String campaignId, String didId, String carrierId, String clientId) {
    private static final int UNREACHED_LIMIT = 1_000;

    public static CallsBenchSetup create(SuiteClient api, SippLoad load) {
        SuiteConfiguration configuration = new SuiteConfiguration(api);
        String name = "Bench " + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        String tenant = configuration.createTenant(name);
        String carrier = SuiteConfiguration.id(
                configuration.createCarrier(SuiteConfiguration.ipCarrier(name, load.callerAddress(), 5060)));
        JsonNode client = configuration.createClient(
                SuiteConfiguration.fixedClient(name, load.answererAddress(), load.answererPort()));
        String clientId = SuiteConfiguration.id(client);
        String number = "+1404556" + ThreadLocalRandom.current().nextInt(1000, 10_000);
        String did = configuration.createDid(tenant, number);
        String campaign = configuration.createCampaign(
                tenant, name, Map.of("didIds", List.of(did), "maxConcurrency", UNREACHED_LIMIT));
        configuration.linkClient(campaign, clientId, Map.of("priority", 1, "maxConcurrency", UNREACHED_LIMIT));
        var _ = configuration.awaitApplied("/api/v1/carriers/" + carrier);
        var _ = configuration.awaitApplied("/api/v1/clients/" + clientId);
        return new CallsBenchSetup(number, client.get("endpointId").asString(), campaign, did, carrier, clientId);
    }

    public void remove(SuiteClient api) {
        var _ = api.delete(SuiteConfiguration.ROUTING, "/api/v1/campaigns/" + campaignId);
        var _ = api.delete(SuiteConfiguration.DIDS, "/api/v1/dids/" + didId);
        var _ = api.delete(SuiteConfiguration.PROVISIONING, "/api/v1/carriers/" + carrierId);
        var _ = api.delete(SuiteConfiguration.PROVISIONING, "/api/v1/clients/" + clientId);
    }
}
