package io.trunkline.benchmarks.restarts;

import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.util.List;
import java.util.Map;

/// A number whose calls come in through two nodes, the campaign that leads them to one client under one limit, and
/// a carrier with a registration.
final class TwoNodesFixture {
    static final String NUMBER = "+14045557701";

    private TwoNodesFixture() {}

    /// @param carrierHosts the addresses that calls come from
    /// @param maxConcurrent limit of the client's concurrent calls, on both nodes together
    static void create(
            SuiteClient api,
            List<String> carrierHosts,
            SippAnswerer client,
            int maxConcurrent,
            SippAnswerer registrar) {
        SuiteConfiguration configuration = new SuiteConfiguration(api);
        String tenant = configuration.createTenant("Two nodes");
        List<String> carriers = carrierHosts.stream()
                .map(host -> SuiteConfiguration.id(
                        configuration.createCarrier(SuiteConfiguration.ipCarrier("Carrier " + host, host, 5060))))
                .toList();
        Map<String, Object> registered = SuiteConfiguration.ipCarrier("Registrar", registrar.host(), registrar.port());
        registered.putAll(Map.of(
                "registrationType", "registration",
                "username", RegistrationTakeover.USER,
                "password", RegistrationTakeover.PASSWORD));
        var _ = configuration.createCarrier(registered);
        String clientId = SuiteConfiguration.id(
                configuration.createClient(SuiteConfiguration.fixedClient("Two nodes", client.host(), client.port())));
        String did = configuration.createDid(tenant, NUMBER);
        String campaign = configuration.createCampaign(tenant, "Two nodes", Map.of("didIds", List.of(did)));
        configuration.linkClient(campaign, clientId, Map.of("priority", 1, "maxConcurrency", maxConcurrent));
        for (String carrier : carriers) {
            var _ = configuration.awaitApplied("/api/v1/carriers/" + carrier);
        }
        var _ = configuration.awaitApplied("/api/v1/clients/" + clientId);
    }
}
