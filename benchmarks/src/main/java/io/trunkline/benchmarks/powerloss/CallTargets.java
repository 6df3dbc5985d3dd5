package io.trunkline.benchmarks.powerloss;

import static io.trunkline.testkit.suite.SuiteConfiguration.id;

import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A number whose calls a client answers, and a carrier for calls in both directions, with limits that are
/// not reached.
///
/// @param tenantId    the owner of number and campaign
/// @param carrierHost the address that inbound calls come from
public record CallTargets(String tenantId, String campaignId, String carrierHost) {
    /// The number of inbound calls.
    static final String NUMBER = "+14045553000";

    private static final int LIMIT = 200;

    public static CallTargets create(SuiteClient api, SippAnswerer carrier, SippAnswerer client) {
        SuiteConfiguration configuration = new SuiteConfiguration(api);
        String tenant = configuration.createTenant("Power loss");
        String did = configuration.createDid(tenant, NUMBER);
        Map<String, Object> carrierBody =
                SuiteConfiguration.ipCarrier("Power loss carrier", carrier.host(), carrier.port());
        carrierBody.put("maxChannels", LIMIT);
        JsonNode out = configuration.createCarrier(carrierBody);
        JsonNode in = configuration.createClient(
                SuiteConfiguration.fixedClient("Power loss client", client.host(), client.port()));
        String campaign = configuration.createCampaign(
                tenant, "Power loss", Map.of("status", "active", "didIds", List.of(did), "maxConcurrency", LIMIT));
        configuration.linkClient(campaign, id(in), Map.of("priority", 1, "maxConcurrency", LIMIT));
        configuration.addCarrier(campaign, id(out), 1);
        var _ = configuration.awaitApplied("/api/v1/carriers/" + id(out));
        var _ = configuration.awaitApplied("/api/v1/clients/" + id(in));
        return new CallTargets(tenant, campaign, carrier.host());
    }
}
