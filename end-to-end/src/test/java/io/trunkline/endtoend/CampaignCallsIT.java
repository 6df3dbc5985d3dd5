package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.sipp.SippRegistration;
import io.trunkline.testkit.suite.SuiteClient;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Calls in and out of one campaign, and their records.
class CampaignCallsIT {
    private static final String NUMBER = "+14045552000";
    private static final String BUSY_NUMBER = "+14045552486";
    private static final String SHORT_NUMBER = "+14045552111";
    private static final String BOTH_LEGS_CONNECTED = "2 leases, 2 halves of a Local channel";
    private static final Duration TALK = Duration.ofSeconds(1);
    private static final int SHORT_RING_SECONDS = 2;

    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final SippAnswerer CLIENT = SippAnswerer.start();
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final SuiteClient API = ENVIRONMENT.api();
    private static final CallRecords RECORDS = new CallRecords(API);

    private static String tenant = "";
    private static String client = "";
    private static String campaign = "";

    @BeforeAll
    static void set_up() {
        ConfigurationFixture fixture = new ConfigurationFixture(API);
        tenant = fixture.createTenant();
        String carrier = id(fixture.createIpCarrier(CARRIER, Map.of()));
        client = fixture.createClient(CLIENT);
        campaign = fixture.createCampaign(
                tenant,
                List.of(
                        fixture.createDid(tenant, NUMBER),
                        fixture.createDid(tenant, BUSY_NUMBER),
                        fixture.createDid(tenant, SHORT_NUMBER)),
                client,
                carrier);
    }

    @AfterAll
    static void close() {
        CARRIER.close();
        CLIENT.close();
    }

    @Test
    void an_inbound_call_reaches_the_client_of_its_campaign() {
        SippCaller.EndedCall call = callFrom("15551230001", NUMBER);

        assertThat(call.isAnswered()).as(ENVIRONMENT.nodeLog()).isTrue();
        assertThat(CLIENT.invites())
                .anySatisfy(invite -> assertThat(invite.fromUser()).endsWith("15551230001"));
        JsonNode record = RECORDS.awaitHungUpBy(
                RECORDS.awaitFrom("15551230001").get("callId").asString());
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("campaign").get("id").asString()).isEqualTo(campaign);
        assertThat(record.get("client").get("id").asString()).isEqualTo(client);
        assertThat(record.get("tenant").get("id").asString()).isEqualTo(tenant);
        assertThat(record.get("hungUpBy").asString()).isEqualTo("caller");
        assertThat(record.get("sipStatus").asInt()).isEqualTo(200);
        assertThat(record.get("region").asString()).isEqualTo("US-GA");
        assertThat(record.get("postDialDelaySeconds").asDouble()).isPositive();
        assertThat(record.get("ringSeconds").asDouble()).isNotNegative();
        assertThat(record.get("routedAt").asString())
                .isLessThan(record.get("ringingAt").asString());
    }

    @Test
    void a_test_call_reaches_the_client_as_a_carriers_call_does_and_its_record_says_so() {
        String call = placeTestCall("15551230006");

        JsonNode record = RECORDS.awaitHungUpBy(call);
        assertThat(CLIENT.invites()).anySatisfy(invite -> {
            assertThat(invite.fromUser()).endsWith("15551230006");
            assertThat(invite.requestUser()).endsWith(SHORT_NUMBER.substring(1));
        });
        assertThat(record.get("direction").asString()).as(record.toString()).isEqualTo("inbound");
        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("answered");
        assertThat(record.get("from").asString()).endsWith("15551230006");
        assertThat(record.get("campaign").get("id").asString()).isEqualTo(campaign);
        assertThat(record.get("client").get("id").asString()).isEqualTo(client);
        assertThat(record.get("carrier").isNull()).as(record.toString()).isTrue();
        assertThat(record.get("hungUpBy").asString()).isEqualTo("callee");
        assertThat(record.get("reference").toString()).isEqualTo("{\"test\":\"inbound\"}");
        Await.until("the call holds no lease", () -> leaseCount(call) == 0);
    }

    private static String placeTestCall(String from) {
        var body = Map.of("number", SHORT_NUMBER, "from", "+" + from);
        return API.post(ROUTING, "/api/v1/campaigns/" + campaign + "/test-calls", body)
                .get("callId")
                .asString();
    }

    @Test
    void a_busy_client_is_recorded_with_cause_and_status() {
        SippCaller.EndedCall call = callFrom("15551230002", BUSY_NUMBER);

        assertThat(call.isAnswered()).isFalse();
        JsonNode record = RECORDS.awaitHungUpBy(
                RECORDS.awaitFrom("15551230002").get("callId").asString());
        assertThat(record.get("disposition").asString()).isEqualTo("busy");
        assertThat(record.get("hungUpBy").asString()).isEqualTo("callee");
        assertThat(record.get("attempts").get(0).get("cause").asInt()).isEqualTo(17);
        assertThat(record.get("attempts").get(0).get("sipStatus").asInt()).isEqualTo(486);
    }

    @Test
    void a_call_to_an_unknown_number_is_recorded_as_unrouted() {
        SippCaller.EndedCall call = callFrom("15551230003", "+14045559999");

        assertThat(call.isAnswered()).isFalse();
        JsonNode record = RECORDS.awaitHungUpBy(
                RECORDS.awaitFrom("15551230003").get("callId").asString());
        assertThat(record.get("disposition").asString()).isEqualTo("unrouted");
        assertThat(record.get("hungUpBy").asString()).isEqualTo("platform");
    }

    @Test
    void a_caller_who_hangs_up_before_the_answer_is_recorded_as_canceled() {
        try (SippAnswerer slow = SippAnswerer.start()) {
            ConfigurationFixture fixture = new ConfigurationFixture(API);
            String number = "+14045552777";
            String carrier = id(fixture.createIpCarrier(slow, Map.of()));
            var _ = fixture.createCampaign(
                    tenant, List.of(fixture.createDid(tenant, number)), fixture.createClient(slow), carrier);

            SippCaller impatient = new SippCaller(CARRIER.host(), "15551230004", Duration.ofSeconds(1), TALK);
            SippCaller.EndedCall call = ENVIRONMENT.callIn(impatient, number);

            assertThat(call.isAnswered()).isFalse();
            JsonNode record = RECORDS.awaitHungUpBy(
                    RECORDS.awaitFrom("15551230004").get("callId").asString());
            assertThat(record.get("disposition").asString()).isEqualTo("canceled");
            assertThat(record.get("sipStatus").asInt()).isEqualTo(487);
            assertThat(record.get("hungUpBy").asString()).isEqualTo("caller");
        }
    }

    @Test
    void a_caller_is_released_when_the_call_is_hung_up_over_the_api_and_its_record_shows_it() {
        SippCaller talkative = new SippCaller(CARRIER.host(), "15551230005", Duration.ofMinutes(1));
        String call;
        try (SippCaller.StartedCall talking = ENVIRONMENT.startCallIn(talkative, NUMBER)) {
            String answered = "/api/v1/live-calls?state=answered&number=15551230005";
            Await.until(
                    "it is answered",
                    () -> !API.get(ROUTING, answered).get("items").isEmpty());
            call = API.get(ROUTING, answered).at("/items/0/callId").asString();

            var _ = API.post(ROUTING, "/api/v1/live-calls/" + call + "/hangup", Map.of());

            assertThat(talking.awaitEnd().isAnswered()).isTrue();
        }
        JsonNode record = RECORDS.awaitHungUpBy(call);
        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("answered");
        assertThat(record.get("cause").asInt()).isEqualTo(16);
        assertThat(record.get("talkSeconds").asDouble()).isLessThan(60);
        assertThat(record.get("decisions").findValuesAsString("reason")).contains("call.canceled");
        assertThat(record.get("reason").asString()).isEqualTo("hung-up");
        assertThat(record.get("hungUpBy").asString()).isEqualTo("platform");
    }

    @Test
    void a_placed_call_that_is_canceled_while_it_rings_is_recorded_as_canceled() {
        String call = new ConfigurationFixture(API).placeCall(Map.of("to", "+17065551777", "campaignId", campaign));
        Await.until(
                "it rings",
                () -> API.get(ROUTING, "/api/v1/calls/" + call)
                        .get("state")
                        .asString()
                        .equals("ringing"));

        var _ = API.post(ROUTING, "/api/v1/calls/" + call + "/cancel", Map.of());

        JsonNode record = RECORDS.awaitHungUpBy(call);
        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("canceled");
        assertThat(record.get("reason").asString()).isEqualTo("call.canceled");
        assertThat(record.get("attempts").get(0).get("disposition").asString()).isEqualTo("canceled");
        assertThat(record.get("sipStatus").asInt()).isEqualTo(487);
        assertThat(record.get("hungUpBy").asString()).isEqualTo("platform");
    }

    @Test
    void an_answered_outbound_call_is_connected_to_the_requested_context() {
        String call = placeCall("+17065550111", Map.of("context", "DynamicIVR"));

        JsonNode record = RECORDS.awaitHungUpBy(call);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.at("/connect/context").asString()).isEqualTo("DynamicIVR");
        assertThat(record.get("hungUpBy").asString()).isEqualTo("callee");
        assertThat(CARRIER.invites()).anySatisfy(invite -> {
            assertThat(invite.requestUser()).endsWith("17065550111");
            assertThat(invite.fromUser()).isEqualTo(NUMBER);
        });
    }

    @Test
    void an_answered_outbound_call_is_connected_to_the_requested_client() {
        String call = placeCall("+17065551111", Map.of("client", client));

        JsonNode record = RECORDS.awaitHungUpBy(call);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("attempts")).hasSize(2);
        assertThat(record.at("/connect/client/id").asString()).isEqualTo(client);
        assertThat(record.get("reason").isNull()).as(record.toString()).isTrue();
        assertThat(record.get("hungUpBy").asString()).isEqualTo("callee");
        assertThat(CLIENT.invites())
                .anySatisfy(invite -> assertThat(invite.fromUser()).endsWith("17065551111"));
    }

    @Test
    void rejected_unanswered_and_redirected_calls_are_recorded_with_cause_and_status() {
        ConfigurationFixture fixture = new ConfigurationFixture(API);
        String carrier = id(fixture.createIpCarrier(CARRIER, Map.of("dialTimeoutSeconds", SHORT_RING_SECONDS)));
        String ringsShortly = fixture.createCampaign(
                tenant,
                Map.of(
                        "dialTimeoutSeconds",
                        SHORT_RING_SECONDS,
                        "didIds",
                        List.of(fixture.createDid(tenant, "+14045552002"))));
        fixture.addCarrier(ringsShortly, carrier, 1);

        assertRecorded(campaign, "+17065550486", "busy", "callee", 486, 17);
        assertRecorded(campaign, "+17065550603", "rejected", "callee", 603, 21);
        assertRecorded(ringsShortly, "+17065550777", "no-answer", "platform", 0, 0);
        // Asterisk ends a redirected channel with either cause
        assertRecorded(campaign, "+17065550302", "failed", "callee", 302, 0, 23);
    }

    private static void assertRecorded(
            String by, String to, String disposition, String hungUpBy, int sipStatus, Integer... causes) {
        JsonNode record =
                RECORDS.awaitReason(new ConfigurationFixture(API).placeCall(Map.of("to", to, "campaignId", by)));
        JsonNode attempt = record.get("attempts").get(0);
        assertThat(record.get("disposition").asString()).as(to + ": " + record).isEqualTo(disposition);
        assertThat(record.path("hungUpBy").asString("")).as(to + ": " + record).isEqualTo(hungUpBy);
        assertThat(attempt.path("sipStatus").asInt(0)).as(to + ": " + attempt).isEqualTo(sipStatus);
        assertThat(attempt.path("cause").asInt(0)).as(to + ": " + attempt).isIn((Object[]) causes);
    }

    /// Asterisk runs the extension `failed` of the context that a call would have been connected to, if it has one. Its
    /// channel would have a record of its own.
    @Test
    void a_call_that_fails_before_it_is_connected_starts_no_other_channel() {
        String call = placeCall("+17065550486", Map.of("client", client));

        assertThat(RECORDS.awaitComplete(call).get("disposition").asString()).isEqualTo("busy");
        assertThat(
                        ENVIRONMENT.query(
                                "ami_bridge",
                                "SELECT channame, exten FROM cel WHERE exten = 'failed' OR channame LIKE 'OutgoingSpoolFailed%'"))
                .isEmpty();
    }

    @Test
    void a_carrier_s_redirect_is_not_followed() {
        try (SippAnswerer elsewhere = SippAnswerer.start();
                SippAnswerer redirecting = SippAnswerer.start(
                        SippAnswerer.Options.defaults().redirectingTo("18005550000@" + elsewhere.address()))) {
            ConfigurationFixture fixture = new ConfigurationFixture(API);
            String carrier = id(fixture.createIpCarrier(redirecting, Map.of()));
            String number = fixture.createDid(tenant, "+14045552001");
            String redirected = fixture.createCampaign(tenant, List.of(number), client, carrier);

            JsonNode record =
                    RECORDS.awaitComplete(fixture.placeCall(Map.of("to", "+17065553302", "campaignId", redirected)));

            assertThat(record.get("disposition").asString()).isNotEqualTo("answered");
            assertThat(elsewhere.invites()).isEmpty();
        }
    }

    /// With audio flowing, Asterisk would optimise Local channels away within two seconds, but for `/n`.
    @Test
    void a_call_holds_its_leases_while_audio_flows_and_releases_them_when_it_ends() {
        String call = placeCall("+17065552000", Map.of("client", client));
        Await.until(
                "the customer and the client talk",
                () -> leasesAndLocalChannels(call).equals(BOTH_LEGS_CONNECTED));
        Await.during("they go on talking", Duration.ofSeconds(4), () -> {
            assertThat(leasesAndLocalChannels(call))
                    .as(() -> CARRIER.errors() + CLIENT.errors() + ENVIRONMENT.nodeLog())
                    .isEqualTo(BOTH_LEGS_CONNECTED);
            return true;
        });

        ENVIRONMENT.nodeCommand("channel request hangup all");

        JsonNode record = RECORDS.awaitHungUpBy(call);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("talkSeconds").asDouble()).isGreaterThan(4.0);
        assertThat(record.get("hungUpBy").asString()).isEqualTo("platform");
        Await.until("the call holds no lease", () -> leaseCount(call) == 0);
    }

    private static long leaseCount(String call) {
        return StreamSupport.stream(
                        API.get(ROUTING, "/api/v1/leases?limit=200")
                                .get("items")
                                .spliterator(),
                        false)
                .filter(lease -> lease.get("callId").asString().equals(call))
                .count();
    }

    private static String leasesAndLocalChannels(String call) {
        long locals = ENVIRONMENT
                .nodeCommand("core show channels concise")
                .lines()
                .filter(line -> line.startsWith("Local/") && line.contains(call))
                .count();
        return leaseCount(call) + " leases, " + locals + " halves of a Local channel";
    }

    @Test
    void a_registering_client_is_called_at_its_registered_contact() {
        ConfigurationFixture fixture = new ConfigurationFixture(API);
        JsonNode client = fixture.createRegisteringClient("let-me-in-please");
        String number = "+14045552100";
        String carrier = id(fixture.createIpCarrier(CARRIER, Map.of()));
        var _ = fixture.createCampaign(tenant, List.of(fixture.createDid(tenant, number)), id(client), carrier);
        SippAnswerer.Options options = SippAnswerer.Options.defaults();
        int port = LoopbackAddresses.freeUdpPort(options.host());
        InetSocketAddress sip = ENVIRONMENT.runningSuite().sipAddress();
        SippRegistration registration =
                new SippRegistration(client.get("endpointId").asString(), "let-me-in-please");

        assertThat(registration.register(options.host(), port, sip.getHostString(), sip.getPort()))
                .isEqualTo(200);
        try (SippAnswerer office = SippAnswerer.startOnPort(port, options)) {
            Await.until("routing takes the client", () -> fixture.wouldTake("inbound", number, "", id(client)));
            assertThat(callFrom("15551230005", number).isAnswered())
                    .as(ENVIRONMENT.nodeLog())
                    .isTrue();
            assertThat(office.lastInvite().requestUser()).endsWith("14045552100");
        }
    }

    private static SippCaller.EndedCall callFrom(String from, String number) {
        return ENVIRONMENT.callIn(new SippCaller(CARRIER.host(), from, TALK), number);
    }

    /// The caller ID is the number that the client answers, since the client is dialed with that number too.
    private static String placeCall(String to, Map<String, String> connect) {
        return new ConfigurationFixture(API)
                .placeCall(Map.of(
                        "to", to,
                        "from", NUMBER,
                        "campaignId", campaign,
                        "connect", connect,
                        "reference", Map.of("leadId", to)));
    }
}
