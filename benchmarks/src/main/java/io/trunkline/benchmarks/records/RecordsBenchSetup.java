package io.trunkline.benchmarks.records;

import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Creates the minimum for a call: a tenant with a number, a campaign and a carrier.
///
/// @param campaignId its id
/// @param carrierId its id
/// @param didId its id
record RecordsBenchSetup(String campaignId, String carrierId, String didId) {

    static RecordsBenchSetup create(SuiteClient api, SippAnswerer at) {
        SuiteConfiguration configuration = new SuiteConfiguration(api);
        String name = "Bench " + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        String tenant = configuration.createTenant(name);
        String carrier = SuiteConfiguration.id(
                configuration.createCarrier(SuiteConfiguration.ipCarrier(name, at.host(), at.port())));
        String number = "+1404556" + ThreadLocalRandom.current().nextInt(1000, 10_000);
        String did = configuration.createDid(tenant, number);
        String campaign = configuration.createCampaign(tenant, name, Map.of("didIds", List.of(did)));
        configuration.addCarrier(campaign, carrier, 1);
        return new RecordsBenchSetup(campaign, carrier, did);
    }

    void remove(SuiteClient api) {
        var _ = api.delete(SuiteConfiguration.ROUTING, "/api/v1/campaigns/" + campaignId);
        var _ = api.delete(SuiteConfiguration.DIDS, "/api/v1/dids/" + didId);
        var _ = api.delete(SuiteConfiguration.PROVISIONING, "/api/v1/carriers/" + carrierId);
    }
}
