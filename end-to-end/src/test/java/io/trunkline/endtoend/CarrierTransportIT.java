package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippTransport;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Carriers that are saved with the transport TCP carry calls, by routing and by dial prefix.
class CarrierTransportIT {
    private static final String CALLER_ID = "+14045551070";
    private static final SippAnswerer.Options OVER_TCP = SippAnswerer.Options.defaults()
            .acceptingRegistration("tcp7", "s3cret")
            .over(SippTransport.TCP);

    private final TestEnvironment environment = TestEnvironment.shared();
    private final ConfigurationFixture fixture = new ConfigurationFixture(environment.api());
    private final CallRecords records = new CallRecords(environment.api());

    @Test
    void a_carrier_with_and_one_without_registration_get_their_calls_over_tcp() {
        try (SippAnswerer carrier = SippAnswerer.start(OVER_TCP)) {
            JsonNode byAddress = fixture.createIpCarrier(carrier, Map.of("transport", "tcp"));
            JsonNode byRegistration =
                    fixture.createRegistrationCarrier(carrier, "tcp7", "s3cret", Map.of("transport", "tcp"));
            fixture.awaitRegistered(id(byRegistration));
            var _ = fixture.createDid(fixture.createTenant(), CALLER_ID);

            assertThat(dispositionOfCall("14045551111", byAddress)).isEqualTo("answered");
            assertThat(dispositionOfCall("14045552111", byRegistration)).isEqualTo("answered");

            assertThat(carrier.invites())
                    .extracting(SipMessage::requestUser)
                    .containsExactly("14045551111", "14045552111");
            assertThat(carrier.invites())
                    .allSatisfy(invite ->
                            assertThat(invite.header("Via").orElseThrow()).startsWith("SIP/2.0/TCP"));
        }
    }

    private String dispositionOfCall(String to, JsonNode carrier) {
        String call = fixture.placeCall(Map.of(
                "to", to, "from", CALLER_ID, "carrier", id(carrier), "connect", Map.of("context", "DynamicIVR")));
        return records.awaitComplete(call).get("disposition").asString();
    }
}
