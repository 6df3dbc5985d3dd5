package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Carriers and clients from which no response to the INVITE comes, and which no OPTIONS has shown to be unreachable.
class UnresponsivePartiesIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final CallRecords RECORDS = new CallRecords(ENVIRONMENT.api());
    private static final ConfigurationFixture FIXTURE = new ConfigurationFixture(ENVIRONMENT.api());
    /// Less than the SIP timeout of the node.
    private static final int SHORT_RING_SECONDS = 5;

    private static final int TEMPORARILY_UNAVAILABLE = 480;

    private static final DatagramSocket SILENT = LoopbackAddresses.unresponsivePort();
    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final SippAnswerer CLIENT = SippAnswerer.start();
    private static final Map<String, Object> AT_SILENT =
            Map.of("host", SILENT.getLocalAddress().getHostAddress(), "port", SILENT.getLocalPort());

    private static String tenant = "";
    private static String carrier = "";

    @BeforeAll
    static void set_up() {
        tenant = FIXTURE.createTenant();
        carrier = id(FIXTURE.createIpCarrier(CARRIER, Map.of()));
    }

    @AfterAll
    static void close() {
        CARRIER.close();
        CLIENT.close();
        SILENT.close();
    }

    @Test
    void a_call_through_a_carrier_that_does_not_respond_goes_through_the_next_one() {
        String silent = id(FIXTURE.createIpCarrier(CARRIER, AT_SILENT));
        String campaign = FIXTURE.createCampaign(tenant, Map.of());
        var _ = FIXTURE.createDid(tenant, "+14045552300");
        FIXTURE.addCarrier(campaign, silent, 1);
        FIXTURE.addCarrier(campaign, carrier, 2);

        JsonNode record =
                RECORDS.awaitComplete(FIXTURE.placeCall(Map.of("to", "+17065552111", "campaignId", campaign)));

        assertThat(attempts(record, "carrier"))
                .containsExactly(silent + " failed 18 408", carrier + " answered 16 200");
        assertThat(record.get("attempts").get(0).get("hungUpBy").isNull())
                .as("nobody: the callee was not reached")
                .isTrue();
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
    }

    /// The dialplan sends no request after the only attempt of such a call.
    @Test
    void a_call_by_dial_prefix_is_failed_without_any_response_and_not_answered_after_ringing() {
        try (SippAnswerer ringing = SippAnswerer.alwaysResponding(777)) {
            Map<String, Object> silent = new HashMap<>(AT_SILENT);
            silent.putAll(Map.of("dialPrefix", "63", "dialTimeoutSeconds", 3));
            String unresponsive = id(FIXTURE.createIpCarrier(CARRIER, silent));
            String rings = id(FIXTURE.createIpCarrier(ringing, Map.of("dialPrefix", "64", "dialTimeoutSeconds", 3)));
            var _ = FIXTURE.createDid(tenant, "+14045552304");

            String first = placeCallByPrefix("63");
            String second = placeCallByPrefix("64");

            assertThat(attempts(RECORDS.awaitComplete(first), "carrier"))
                    .containsExactly(unresponsive + " failed 18 0");
            assertThat(attempts(RECORDS.awaitComplete(second), "carrier")).containsExactly(rings + " no-answer 0 0");
        }
    }

    private static String placeCallByPrefix(String prefix) {
        return FIXTURE.placeCall(Map.of(
                "to",
                "8045550999",
                "dialPrefix",
                prefix,
                "from",
                "+14045552304",
                "connect",
                Map.of("context", "DynamicIVR")));
    }

    @Test
    void a_call_to_a_client_that_does_not_respond_goes_to_the_next_one() {
        assertGoesOn("+14045552301", ConfigurationFixture.RING_TIMEOUT_SECONDS, "failed 18 408");
    }

    /// A ring timeout ends a call of this strategy only if the client had responded.
    @Test
    void the_next_client_follows_also_when_the_ring_timeout_passes_first() {
        assertGoesOn("+14045552303", SHORT_RING_SECONDS, "failed 18 0");
    }

    /// The record has how the client's attempt ended. The caller's carrier is sent the cause of the decision that no
    /// client is left, and Asterisk makes 480 of it.
    @Test
    void a_caller_is_sent_the_cause_of_the_decision_and_the_record_has_that_of_the_attempt() {
        String silent = FIXTURE.createClient(CLIENT, AT_SILENT);
        String unregistered = id(FIXTURE.createRegisteringClient("never-registers-2"));

        assertCodes(recordOfFailedCall("+14045552305", silent), silent, "failed 18 408");
        assertCodes(recordOfFailedCall("+14045552306", unregistered), unregistered, "failed 3 0");
    }

    private static JsonNode recordOfFailedCall(String number, String client) {
        FIXTURE.createCampaign(tenant, List.of(FIXTURE.createDid(tenant, number)), client, carrier);
        String caller = "1555123" + number.substring(8);

        SippCaller.EndedCall call =
                ENVIRONMENT.callIn(new SippCaller(CARRIER.host(), caller, Duration.ofSeconds(1)), number);

        assertThat(call.status()).as(ENVIRONMENT.nodeLog()).isEqualTo(TEMPORARILY_UNAVAILABLE);
        return RECORDS.awaitReason(RECORDS.awaitFrom(caller).get("callId").asString());
    }

    private static void assertCodes(JsonNode record, String client, String ofAttempt) {
        assertThat(attempts(record, "client")).containsExactly(client + " " + ofAttempt);
        assertThat(codes(record)).as(record.toString()).isEqualTo(ofAttempt);
        JsonNode last = record.get("decisions")
                .valueStream()
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(last.get("reason").asString()).isEqualTo("clients.exhausted");
        assertThat(last.get("stopCause").asInt()).as("sent to the caller").isEqualTo(20);
    }

    private static void assertGoesOn(String number, int ringSeconds, String recorded) {
        String silent = FIXTURE.createClient(CLIENT, AT_SILENT);
        String healthy = FIXTURE.createClient(CLIENT);
        String campaign = FIXTURE.createCampaign(
                tenant,
                Map.of(
                        "routingStrategy",
                        "priority",
                        "dialTimeoutSeconds",
                        ringSeconds,
                        "didIds",
                        List.of(FIXTURE.createDid(tenant, number))));
        FIXTURE.linkClient(campaign, silent, Map.of("priority", 1));
        FIXTURE.linkClient(campaign, healthy, Map.of("priority", 2));
        String caller = "1555123" + number.substring(8);

        SippCaller.EndedCall call =
                ENVIRONMENT.callIn(new SippCaller(CARRIER.host(), caller, Duration.ofSeconds(1)), number);

        assertThat(call.isAnswered()).as(ENVIRONMENT.nodeLog()).isTrue();
        JsonNode record = RECORDS.awaitFrom(caller);
        assertThat(attempts(record, "client")).containsExactly(silent + " " + recorded, healthy + " answered 16 200");
    }

    /// Party, disposition, cause and SIP status of each attempt.
    private static List<String> attempts(JsonNode record, String party) {
        return record.get("attempts")
                .valueStream()
                .map(attempt -> attempt.get(party).get("id").asString() + " " + codes(attempt))
                .toList();
    }

    private static String codes(JsonNode ended) {
        return "%s %d %d"
                .formatted(
                        ended.get("disposition").asString(),
                        ended.path("cause").asInt(0),
                        ended.path("sipStatus").asInt(0));
    }
}
