package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Carriers that are saved with headers, with numbers of a country and with a place of the called number carry calls.
class CarrierSignalingIT {
    private final TestEnvironment environment = TestEnvironment.shared();
    private final ConfigurationFixture fixture = new ConfigurationFixture(environment.api());
    private final CallRecords records = new CallRecords(environment.api());

    @Test
    void calls_have_the_headers_of_the_carrier_and_come_in_by_the_number_in_its_header() {
        try (SippAnswerer carrier = SippAnswerer.start();
                SippAnswerer callCenter = SippAnswerer.start()) {
            JsonNode saved = fixture.createIpCarrier(
                    carrier, Map.of("headers", Map.of("X-Account", "17; \"a\" ^3B ${EXTEN}"), "calledNumberIn", "to"));
            String tenant = fixture.createTenant();
            String did = fixture.createDid(tenant, "+14045551081");
            fixture.linkClient(
                    fixture.createCampaign(tenant, Map.of("didIds", List.of(did))),
                    fixture.createClient(callCenter),
                    Map.of("priority", 1));

            assertThat(dispositionOfCall("14045553111", saved, "+14045551081")).isEqualTo("answered");
            assertThat(carrier.lastInvite().header("X-Account")).contains("17; \"a\" ^3B ${EXTEN}");

            InetSocketAddress sip = environment.runningSuite().sipAddress();
            var caller = new SippCaller(carrier.host(), "15551231081", Duration.ofSeconds(1));
            try (SippCaller.StartedCall call =
                    caller.dial("account7", "+14045551081", sip.getHostString(), sip.getPort())) {
                assertThat(call.awaitEnd().isAnswered())
                        .as(environment.nodeLog())
                        .isTrue();
            }
            assertThat(callCenter.invites()).hasSize(1);
        }
    }

    @Test
    void numbers_are_written_and_read_as_in_the_country_of_the_carrier() {
        try (SippAnswerer carrier = SippAnswerer.start();
                SippAnswerer callCenter = SippAnswerer.start()) {
            JsonNode saved = fixture.createIpCarrier(
                    carrier, Map.of("country", "GB", "numberFormat", "national", "inboundNumberFormat", "national"));
            String tenant = fixture.createTenant();
            String did = fixture.createDid(tenant, "+442079460091");
            fixture.linkClient(
                    fixture.createCampaign(tenant, Map.of("didIds", List.of(did))),
                    fixture.createClient(callCenter),
                    Map.of("priority", 1));

            var call = environment.callIn(
                    new SippCaller(carrier.host(), "02079460018", Duration.ofSeconds(1)), "02079460091");

            assertThat(call.isAnswered()).as(environment.nodeLog()).isTrue();
            assertThat(records.awaitFrom("+442079460018")
                            .get("carrier")
                            .get("id")
                            .asString())
                    .isEqualTo(id(saved));
        }
    }

    /// The host of a provider is replaced by one that answers here.
    @Test
    void the_rows_of_each_preset_load_in_asterisk_without_a_warning() {
        for (JsonNode preset : environment.api().get(PROVISIONING, "/api/v1/carrier-presets")) {
            try (SippAnswerer provider =
                    SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("preset7", "s3cret"))) {
                String presetId = preset.get("id").asString();
                Map<String, Object> body = new HashMap<>(Map.of(
                        "name", ConfigurationFixture.uniqueName("Preset"),
                        "host", provider.host(),
                        "port", provider.port()));
                if (preset.get("carrier").path("registrationType").asString("").equals("registration")) {
                    body.putAll(Map.of("username", "preset7", "password", "s3cret"));
                }

                JsonNode saved = environment.api().post(PROVISIONING, "/api/v1/carriers?preset=" + presetId, body);
                String carrier = "/api/v1/carriers/" + id(saved);
                String endpoint =
                        fixture.awaitApplied(carrier).get("endpointId").asString();
                if (body.containsKey("username")) {
                    fixture.awaitRegistered(id(saved));
                }

                assertThat(environment.nodeCommand("pjsip show endpoint " + endpoint))
                        .as(presetId)
                        .contains("Endpoint:  " + endpoint);
                assertThat(environment.nodeWarnings())
                        .as(presetId)
                        .noneMatch(line -> line.contains(endpoint) || line.contains(provider.host()));
                var _ = environment.api().delete(PROVISIONING, carrier);
            }
        }
    }

    private String dispositionOfCall(String to, JsonNode carrier, String from) {
        String call = fixture.placeCall(
                Map.of("to", to, "from", from, "carrier", id(carrier), "connect", Map.of("context", "DynamicIVR")));
        return records.awaitComplete(call).get("disposition").asString();
    }
}
