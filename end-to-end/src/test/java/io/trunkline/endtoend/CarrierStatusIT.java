package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A carrier that is set to `inactive` or `maintenance` while it carries a call in each direction.
class CarrierStatusIT {
    private static final Duration LONG_TALK = Duration.ofMinutes(5);
    private static final Duration SHORT_TALK = Duration.ofMillis(200);

    private final TestEnvironment environment = TestEnvironment.shared();
    private final SuiteClient api = environment.api();
    private final ConfigurationFixture fixture = new ConfigurationFixture(api);

    /// @param inboundStatus of a new call from the carrier
    @ParameterizedTest
    @CsvSource({"inactive, +14045552180, 401", "maintenance, +14045552181, 503"})
    void calls_in_progress_go_on_and_new_ones_use_no_such_carrier(String status, String number, int inboundStatus) {
        try (SippAnswerer carrier = SippAnswerer.start();
                SippAnswerer client = SippAnswerer.start()) {
            String tenant = fixture.createTenant();
            String carrierId = id(fixture.createIpCarrier(carrier, Map.of()));
            String campaign = fixture.createCampaign(
                    tenant, List.of(fixture.createDid(tenant, number)), fixture.createClient(client), carrierId);

            String caller = "1555123" + number.substring(8);
            try (SippCaller.StartedCall inbound =
                    environment.startCallIn(new SippCaller(carrier.host(), caller, LONG_TALK), number)) {
                Await.until("the client answers", () -> inbound.soFar().isAnswered());
                String outbound = fixture.placeCall(Map.of("to", "+17065552000", "campaignId", campaign));
                Await.until("the carrier answers", () -> carrier.answeredCalls() == 1);

                var _ = api.send("PATCH", PROVISIONING, "/api/v1/carriers/" + carrierId, Map.of("status", status))
                        .requireSuccess();
                var _ = fixture.awaitApplied("/api/v1/carriers/" + carrierId);
                Await.until("routing passes it over", () -> !wouldTake(campaign, carrierId));

                var newCaller = new SippCaller(carrier.host(), "15551232197", SHORT_TALK);
                assertThat(environment.callIn(newCaller, number).status())
                        .as(environment::nodeLog)
                        .isEqualTo(inboundStatus);
                assertThat(carrier.invites()).hasSize(1);
                assertThat(client.invites()).hasSize(1);
                if (inboundStatus == 503) {
                    assertIsRecordedAsRefused(newCaller.number(), carrierId);
                }
                assertThat(inbound.soFar().wasHungUpByPeer()).isFalse();
                assertGoesOnUntilHungUp(callFrom(caller));
                assertGoesOnUntilHungUp(outbound);
                assertThat(inbound.awaitEnd().wasHungUpByPeer()).isTrue();
            }
        }
    }

    private void assertIsRecordedAsRefused(String caller, String carrierId) {
        JsonNode record = new CallRecords(api).awaitFrom(caller);
        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("unrouted");
        assertThat(record.get("reason").asString()).isEqualTo("carrier.inactive");
        assertThat(record.at("/carrier/id").asString()).isEqualTo(carrierId);
        assertThat(record.get("attempts")).isEmpty();
    }

    private boolean wouldTake(String campaign, String carrier) {
        return fixture.wouldTake("outbound", "+17065552001", "&campaignId=" + campaign, carrier);
    }

    private String callFrom(String caller) {
        return api.get(ROUTING, "/api/v1/live-calls?state=answered&number=" + caller)
                .at("/items/0/callId")
                .asString();
    }

    private void assertGoesOnUntilHungUp(String call) {
        var _ = api.post(ROUTING, "/api/v1/live-calls/" + call + "/hangup", Map.of());
        JsonNode record = new CallRecords(api).awaitComplete(call);
        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("answered");
        assertThat(record.get("decisions").findValuesAsString("reason")).contains("call.canceled");
    }
}
