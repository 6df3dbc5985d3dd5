package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.sipp.Answerer;
import io.trunkline.testkit.sipp.Caller;
import io.trunkline.testkit.sipp.Loopback;
import io.trunkline.testkit.sipp.Registration;
import io.trunkline.testkit.suite.SuiteApi;
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
    private static final String TALKING = "2 leases, 2 halves of a Local channel";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Answerer CARRIER = Answerer.start();
    private static final Answerer CLIENT = Answerer.start();
    private static final Stage STAGE = Stage.get();
    private static final SuiteApi API = STAGE.api();
    private static final Records RECORDS = new Records(API);

    private static String tenant = "";
    private static String client = "";
    private static String campaign = "";

    @BeforeAll
    static void open() {
        Business business = new Business(API);
        tenant = business.tenant();
        String carrier = Business.id(business.ipCarrier(CARRIER, Map.of()));
        client = business.client(CLIENT);
        campaign = business.campaign(
                tenant, List.of(business.did(tenant, NUMBER), business.did(tenant, BUSY_NUMBER)), client, carrier);
    }

    @AfterAll
    static void close() {
        CARRIER.close();
        CLIENT.close();
    }

    @Test
    void a_call_to_a_number_reaches_the_client_behind_it() {
        Caller.Ended call = calls("15551230001", NUMBER);

        assertThat(call.answered()).as(STAGE.nodeLog()).isTrue();
        assertThat(CLIENT.invites())
                .anySatisfy(invite -> assertThat(invite.from()).endsWith("15551230001"));
        JsonNode record = RECORDS.from("15551230001");
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("campaign").get("id").asString()).isEqualTo(campaign);
        assertThat(record.get("client").get("id").asString()).isEqualTo(client);
        assertThat(record.get("tenant").get("id").asString()).isEqualTo(tenant);
    }

    @Test
    void a_busy_client_is_recorded_with_cause_and_status() {
        Caller.Ended call = calls("15551230002", BUSY_NUMBER);

        assertThat(call.answered()).isFalse();
        JsonNode record = RECORDS.from("15551230002");
        assertThat(record.get("disposition").asString()).isEqualTo("busy");
        assertThat(record.get("attempts").get(0).get("cause").asInt()).isEqualTo(17);
        assertThat(record.get("attempts").get(0).get("sipStatus").asInt()).isEqualTo(486);
    }

    @Test
    void a_number_that_nobody_has_is_recorded_as_unrouted() {
        Caller.Ended call = calls("15551230003", "+14045559999");

        assertThat(call.answered()).isFalse();
        assertThat(RECORDS.from("15551230003").get("disposition").asString()).isEqualTo("unrouted");
    }

    @Test
    void a_caller_who_gives_up_is_recorded_as_canceled() {
        try (Answerer slow = Answerer.start()) {
            Business business = new Business(API);
            String number = "+14045552777";
            String carrier = Business.id(business.ipCarrier(slow, Map.of()));
            var _ = business.campaign(tenant, List.of(business.did(tenant, number)), business.client(slow), carrier);

            Caller.Ended call = STAGE.callIn(new Caller(CARRIER.host(), "15551230004", Duration.ofSeconds(1)), number);

            assertThat(call.answered()).isFalse();
            assertThat(RECORDS.from("15551230004").get("disposition").asString())
                    .isEqualTo("canceled");
        }
    }

    @Test
    void an_answered_outbound_call_joins_the_menu_it_was_to_join() {
        String call = placed("+17065550111", Map.of("context", "DynamicIVR"));

        JsonNode record = RECORDS.of(call);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(CARRIER.invites()).anySatisfy(invite -> {
            assertThat(invite.requestUser()).endsWith("17065550111");
            assertThat(invite.from()).isEqualTo(NUMBER);
        });
    }

    @Test
    void an_answered_outbound_call_joins_the_client_it_was_to_join() {
        String call = placed("+17065551111", Map.of("client", client));

        JsonNode record = RECORDS.of(call);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("attempts")).hasSize(2);
        assertThat(CLIENT.invites())
                .anySatisfy(invite -> assertThat(invite.from()).endsWith("17065551111"));
    }

    @Test
    void refused_unanswered_and_redirected_calls_are_recorded_with_cause_and_status() {
        assertOutcome("+17065550486", "busy", 486, 17);
        assertOutcome("+17065550603", "rejected", 603, 21);
        assertOutcome("+17065550777", "no-answer", 0, 0);
        // Asterisk ends a redirected channel with either cause
        assertOutcome("+17065550302", "failed", 302, 0, 23);
    }

    private static void assertOutcome(String to, String disposition, int sipStatus, Integer... causes) {
        JsonNode record = RECORDS.of(placed(to, Map.of("context", "DynamicIVR")));
        JsonNode attempt = record.get("attempts").get(0);
        assertThat(record.get("disposition").asString()).as(to + ": " + record).isEqualTo(disposition);
        assertThat(attempt.path("sipStatus").asInt(0)).as(to + ": " + attempt).isEqualTo(sipStatus);
        assertThat(attempt.path("cause").asInt(0)).as(to + ": " + attempt).isIn((Object[]) causes);
    }

    @Test
    void a_carrier_s_redirect_dials_nobody_else() {
        try (Answerer elsewhere = Answerer.start();
                Answerer redirecting =
                        Answerer.start(Answerer.Options.plain().redirectingTo("18005550000@" + elsewhere.address()))) {
            Business business = new Business(API);
            String carrier = Business.id(business.ipCarrier(redirecting, Map.of()));
            String number = business.did(tenant, "+14045552001");
            String redirected = business.campaign(tenant, List.of(number), client, carrier);

            JsonNode record = RECORDS.of(business.call(Map.of("to", "+17065553302", "campaignId", redirected)));

            assertThat(record.get("disposition").asString()).isNotEqualTo("answered");
            assertThat(elsewhere.invites()).isEmpty();
        }
    }

    /// With audio flowing, Asterisk would optimise Local channels away within two seconds, but for `/n`.
    @Test
    void a_call_keeps_its_leases_while_audio_flows_and_none_after_its_end() {
        String call = placed("+17065552000", Map.of("client", client));
        Await.until("the customer and the client talk", () -> holdings(call).equals(TALKING));
        Await.during("they go on talking", Duration.ofSeconds(4), () -> {
            assertThat(holdings(call))
                    .as(() -> CARRIER.errors() + CLIENT.errors() + STAGE.nodeLog())
                    .isEqualTo(TALKING);
            return true;
        });

        STAGE.node("channel request hangup all");

        JsonNode record = RECORDS.of(call);
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("talkSeconds").asDouble()).isGreaterThan(4.0);
        Await.until("the call holds no lease", () -> leases(call) == 0);
    }

    private static long leases(String call) {
        return StreamSupport.stream(
                        API.get(Business.ROUTING, "/api/leases?limit=200")
                                .get("items")
                                .spliterator(),
                        false)
                .filter(lease -> lease.get("callId").asString().equals(call))
                .count();
    }

    private static String holdings(String call) {
        long locals = STAGE.node("core show channels concise")
                .lines()
                .filter(line -> line.startsWith("Local/") && line.contains(call))
                .count();
        return leases(call) + " leases, " + locals + " halves of a Local channel";
    }

    @Test
    void a_client_that_registers_with_us_is_reached_where_it_registered() {
        Business business = new Business(API);
        JsonNode client = business.registeringClient("let-me-in-please");
        String number = "+14045552100";
        String carrier = Business.id(business.ipCarrier(CARRIER, Map.of()));
        var _ = business.campaign(tenant, List.of(business.did(tenant, number)), Business.id(client), carrier);
        Answerer.Options options = Answerer.Options.plain();
        int port = Loopback.freeUdpPort(options.host());
        InetSocketAddress sip = STAGE.places().sip();
        Registration registration = new Registration(client.get("endpointId").asString(), "let-me-in-please");

        assertThat(registration.register(options.host(), port, sip.getHostString(), sip.getPort()))
                .isEqualTo(200);
        try (Answerer office = Answerer.start(options, port)) {
            assertThat(calls("15551230005", number).answered())
                    .as(STAGE.nodeLog())
                    .isTrue();
            assertThat(office.lastInvite().requestUser()).endsWith("14045552100");
        }
    }

    private static Caller.Ended calls(String from, String number) {
        return STAGE.callIn(new Caller(CARRIER.host(), from, PATIENCE), number);
    }

    /// Shows the number whose calls the client answers: it is dialled by that number, too.
    private static String placed(String to, Map<String, String> connect) {
        return new Business(API)
                .call(Map.of(
                        "to", to,
                        "from", NUMBER,
                        "campaignId", campaign,
                        "connect", connect,
                        "reference", Map.of("leadId", to)));
    }
}
