package io.trunkline.benchmarks.restarts;

import io.trunkline.benchmarks.asterisk.AmiSession;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A carrier, and a number with a campaign that leads to one client. A second client is the overflow target of
/// the node.
final class RestartFixture {
    static final String NUMBER = "+14045557700";
    private static final String OVERFLOW_NUMBER = "15550005000";

    private RestartFixture() {}

    static void create(
            RunningSuite suite, SuiteClient api, String carrierHost, SippAnswerer client, SippAnswerer overflow) {
        SuiteConfiguration configuration = new SuiteConfiguration(api);
        String tenant = configuration.createTenant("Restarts");
        String carrier = SuiteConfiguration.id(
                configuration.createCarrier(SuiteConfiguration.ipCarrier("Restarts", carrierHost, 5060)));
        String clientId = SuiteConfiguration.id(createClient(configuration, "Restarts", client));
        JsonNode target = createClient(configuration, "Overflow", overflow);
        String did = configuration.createDid(tenant, NUMBER);
        String campaign = configuration.createCampaign(tenant, "Restarts", Map.of("didIds", List.of(did)));
        configuration.linkClient(campaign, clientId, Map.of("priority", 1));
        var _ = configuration.awaitApplied("/api/v1/carriers/" + carrier);
        var _ = configuration.awaitApplied("/api/v1/clients/" + clientId);
        var _ = configuration.awaitApplied("/api/v1/clients/" + SuiteConfiguration.id(target));
        setOverflow(
                suite,
                "PJSIP/" + OVERFLOW_NUMBER + "@" + target.get("endpointId").asString());
    }

    private static JsonNode createClient(SuiteConfiguration configuration, String name, SippAnswerer at) {
        return configuration.createClient(SuiteConfiguration.fixedClient(name, at.host(), at.port()));
    }

    /// Its endpoint has no name before it is created, so the node cannot be started with it.
    private static void setOverflow(RunningSuite suite, String dialString) {
        try (AmiSession ami = AmiSession.open(suite)) {
            var _ = ami.command("dialplan set global OVERFLOW " + dialString);
            if (!ami.command("dialplan show globals").contains(dialString)) {
                throw new IllegalStateException("the node did not take its overflow target");
            }
        }
    }
}
