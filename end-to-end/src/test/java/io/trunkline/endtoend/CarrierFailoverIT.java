package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Outbound calls with several carriers.
class CarrierFailoverIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final SuiteClient API = ENVIRONMENT.api();
    private static final CallRecords RECORDS = new CallRecords(API);
    private static final ConfigurationFixture FIXTURE = new ConfigurationFixture(API);

    private static final SippAnswerer CONGESTED = SippAnswerer.alwaysResponding(503);
    private static final SippAnswerer BROKEN = SippAnswerer.alwaysResponding(500);
    private static final SippAnswerer BUSY = SippAnswerer.alwaysResponding(486);
    private static final SippAnswerer HEALTHY = SippAnswerer.start();
    private static final SippAnswerer REGISTRAR =
            SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("account9", "s3cret-of-nine"));

    private static String tenant = "";

    @BeforeAll
    static void set_up() {
        tenant = FIXTURE.createTenant();
        var _ = FIXTURE.createDid(tenant, "+14045558000");
    }

    @AfterAll
    static void close() {
        List.of(CONGESTED, BROKEN, BUSY, HEALTHY, REGISTRAR).forEach(SippAnswerer::close);
    }

    @Test
    void a_call_fails_over_until_the_third_carrier_answers() {
        String first = createCarrier(CONGESTED);
        String second = createCarrier(BROKEN);
        String third = createCarrier(HEALTHY);
        String campaign = campaignWithCarriers(List.of(first, second, third));

        JsonNode record = RECORDS.awaitComplete(placeCall("+17065558111", campaign));

        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("answered");
        assertThat(elements(record.get("attempts")))
                .extracting(CarrierFailoverIT::carrierAndDisposition)
                .containsExactly(first + " congestion", second + " congestion", third + " answered");
    }

    @Test
    void a_busy_call_does_not_fail_over() {
        String first = createCarrier(BUSY);
        String campaign = campaignWithCarriers(List.of(first, createCarrier(HEALTHY)));

        JsonNode record = RECORDS.awaitComplete(placeCall("+17065552111", campaign));

        assertThat(record.get("disposition").asString()).isEqualTo("busy");
        assertThat(elements(record.get("attempts")))
                .extracting(CarrierFailoverIT::carrierAndDisposition)
                .containsExactly(first + " busy");
        assertThat(HEALTHY.invites()).noneMatch(invite -> invite.requestUser().endsWith("17065552111"));
    }

    /// Its response has a reason of SIP, and one of Q.850 that says busy.
    @Test
    void a_declined_call_does_not_fail_over_and_is_recorded_with_its_status() {
        String first = createCarrier(REGISTRAR);
        String campaign = campaignWithCarriers(List.of(first, createCarrier(HEALTHY)));

        JsonNode record = RECORDS.awaitComplete(placeCall("+17065552603", campaign));

        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("rejected");
        assertThat(record.get("sipStatus").asInt()).isEqualTo(603);
        assertThat(record.get("cause").asInt()).isEqualTo(21);
        assertThat(elements(record.get("attempts")))
                .extracting(CarrierFailoverIT::carrierAndDisposition)
                .containsExactly(first + " rejected");
        assertThat(HEALTHY.invites()).noneMatch(invite -> invite.requestUser().endsWith("17065552603"));
    }

    /// The suite of these tests sends no copies, unless the variables of docs/refused-sources.md are set.
    @Test
    void congestion_in_a_reason_header_of_480_fails_over_where_the_node_sends_copies_of_its_sip_messages() {
        boolean copies = System.getenv("TRUNKLINE_NODE_SIPCOPIES") != null;
        try (SippAnswerer full = SippAnswerer.start(SippAnswerer.Options.defaults()
                .unavailable("Reason: SIP;cause=480;text=\"none\"", "Reason: Q.850;cause=34"))) {
            String first = createCarrier(full);
            String second = createCarrier(HEALTHY);
            String campaign = campaignWithCarriers(List.of(first, second));

            JsonNode record = RECORDS.awaitComplete(placeCall("+17065556111", campaign));

            assertThat(elements(record.get("attempts")))
                    .as(record.toString())
                    .extracting(CarrierFailoverIT::carrierAndDisposition)
                    .isEqualTo(
                            copies
                                    ? List.of(first + " congestion", second + " answered")
                                    : List.of(first + " no-answer"));
            JsonNode refused = record.get("attempts").get(0);
            assertThat(refused.get("sipStatus").asInt()).isEqualTo(480);
            assertThat(refused.get("cause").asInt()).isEqualTo(copies ? 34 : 19);
            assertThat(refused.get("reasonHeaders")).hasSize(copies ? 2 : 0);
        }
    }

    @Test
    void an_unregistered_carrier_is_skipped_and_used_again_once_registered() {
        JsonNode saved = FIXTURE.createRegistrationCarrier(REGISTRAR, "account9", "s3cret-of-nine", Map.of());
        String registered = id(saved);
        FIXTURE.awaitRegistered(registered);
        String other = createCarrier(HEALTHY);
        String campaign = campaignWithCarriers(List.of(registered, other));
        Await.until("routing takes the first", () -> wouldChoose(campaign, registered));

        var _ = ENVIRONMENT.nodeCommand(
                "pjsip send unregister " + saved.get("endpointId").asString());
        Await.until("routing passes it over", () -> wouldChoose(campaign, other));
        JsonNode without = RECORDS.awaitComplete(placeCall("+17065553111", campaign));
        var _ = ENVIRONMENT.nodeCommand(
                "pjsip send register " + saved.get("endpointId").asString());
        Await.until("routing takes it again", () -> wouldChoose(campaign, registered));
        JsonNode with = RECORDS.awaitComplete(placeCall("+17065554111", campaign));

        assertThat(elements(without.get("attempts")))
                .extracting(CarrierFailoverIT::carrierAndDisposition)
                .containsExactly(other + " answered");
        assertThat(elements(with.get("attempts")))
                .extracting(CarrierFailoverIT::carrierAndDisposition)
                .containsExactly(registered + " answered");
        var _ = API.delete(PROVISIONING, "/api/v1/carriers/" + registered + "?force=true");
    }

    private static boolean wouldChoose(String campaign, String carrier) {
        return FIXTURE.wouldTake("outbound", "+17065558999", "&campaignId=" + campaign, carrier);
    }

    private static String createCarrier(SippAnswerer at) {
        return id(FIXTURE.createIpCarrier(at, Map.of()));
    }

    private static String campaignWithCarriers(List<String> carriers) {
        String campaign = FIXTURE.createCampaign(tenant, Map.of());
        for (int priority = 1; priority <= carriers.size(); priority++) {
            FIXTURE.addCarrier(campaign, carriers.get(priority - 1), priority);
        }
        return campaign;
    }

    /// Held when answered; carriers hang up numbers that end in 111 after a second.
    private static String placeCall(String to, String campaign) {
        return FIXTURE.placeCall(Map.of("to", to, "campaignId", campaign));
    }

    private static String carrierAndDisposition(JsonNode attempt) {
        return attempt.get("carrier").get("id").asString() + " "
                + attempt.get("disposition").asString();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
