package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.CDR;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Rules of campaigns, links and clients, with real calls: repeat callers, minimum talk time, caps of a client, tags.
class CampaignRulesIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final SuiteClient API = ENVIRONMENT.api();
    private static final CallRecords RECORDS = new CallRecords(API);
    private static final ConfigurationFixture FIXTURE = new ConfigurationFixture(API);
    private static final Duration TALK_TIME = Duration.ofSeconds(1);
    private static final int CALLERS = 20;

    private static final SippAnswerer CARRIER = SippAnswerer.start();

    private static String tenant = "";
    private static String carrierId = "";

    @BeforeAll
    static void set_up() {
        tenant = FIXTURE.createTenant();
        carrierId = FIXTURE.createIpCarrier(CARRIER, Map.of()).get("id").asString();
    }

    @AfterAll
    static void close() {
        CARRIER.close();
    }

    @Test
    void a_caller_is_sold_to_each_client_once() {
        String number = "+14045558100";
        SippCaller caller = new SippCaller(CARRIER.host(), "15551238100", TALK_TIME);
        try (SippAnswerer first = SippAnswerer.start();
                SippAnswerer second = SippAnswerer.start()) {
            String campaign = campaign(number, Map.of("repeatCallers", Map.of("mode", "other-client")));
            FIXTURE.linkClient(campaign, FIXTURE.createClient(first), Map.of("priority", 1));
            FIXTURE.linkClient(campaign, FIXTURE.createClient(second), Map.of("priority", 2));

            assertThat(ENVIRONMENT.callIn(caller, number).isAnswered()).isTrue();
            Await.until("the first client has answered", () -> first.answeredCalls() == 1);
            awaitAnsweredCaller(campaign, number, "15551238100");
            assertThat(ENVIRONMENT.callIn(caller, number).isAnswered()).isTrue();
            assertThat(second.answeredCalls()).isEqualTo(1);
            Await.until(
                    "no client is left for this caller",
                    () -> explain(number, "15551238100")
                            .get("answer")
                            .asString()
                            .equals("stop"));
            assertThat(ENVIRONMENT.callIn(caller, number).isAnswered()).isFalse();
            assertThat(explain(number, "15551238100").get("reason").asString()).isEqualTo("clients.answered-before");
            SippCaller other = new SippCaller(CARRIER.host(), "15551238101", TALK_TIME);
            assertThat(ENVIRONMENT.callIn(other, number).isAnswered()).isTrue();
            assertThat(first.answeredCalls()).isEqualTo(2);
        }
    }

    /// The answer is reported a moment after it.
    private static void awaitAnsweredCaller(String campaign, String number, String from) {
        Await.until(
                "the answer of " + campaign + " is known",
                () -> explain(number, from)
                        .get("trace")
                        .toString()
                        .contains("\"client.new-to-caller\",\"passed\":false"));
    }

    private static JsonNode explain(String number, String from) {
        return API.get(ROUTING, "/api/v1/routes/explain?number=" + number.substring(1) + "&from=" + from);
    }

    @Test
    void a_call_below_the_minimum_talk_time_does_not_use_up_a_total() {
        String number = "+14045558200";
        try (SippAnswerer at = SippAnswerer.start()) {
            String campaign = campaign(number, Map.of());
            FIXTURE.linkClient(
                    campaign, FIXTURE.createClient(at), Map.of("totalCallsAllowed", 1, "minimumTalkSeconds", 4));

            assertThat(call("15551238200", TALK_TIME, number).isAnswered()).isTrue();
            Await.until(
                    "the short call is taken back",
                    () -> total(campaign).get("taken").asInt() == 0);
            assertThat(total(campaign).get("attempts").asInt()).isEqualTo(1);

            assertThat(call("15551238201", Duration.ofSeconds(6), number).isAnswered())
                    .isTrue();
            JsonNode record = RECORDS.awaitFrom("15551238201");
            assertThat(record.get("talkSeconds").asDouble()).isGreaterThanOrEqualTo(4);
            assertThat(total(campaign).get("taken").asInt()).isEqualTo(1);
            assertThat(call("15551238202", TALK_TIME, number).isAnswered()).isFalse();
            Await.until(
                    "the decision is in the record",
                    () -> RECORDS.awaitFrom("15551238202").toString().contains("clients.limits-reached"));
        }
    }

    @Test
    void a_daily_cap_of_a_client_holds_over_two_campaigns_under_twenty_callers() {
        int cap = 5;
        String firstNumber = "+14045558301";
        String secondNumber = "+14045558302";
        try (SippAnswerer at = SippAnswerer.start()) {
            String client = FIXTURE.createClient(at, Map.of("dailyCap", cap, "timeZone", "America/Lima"));
            for (String number : List.of(firstNumber, secondNumber)) {
                FIXTURE.linkClient(campaign(number, Map.of()), client, Map.of());
            }
            SippCaller caller = new SippCaller(CARRIER.host(), "15551238300", TALK_TIME);

            SippCaller.EndedCall first = ENVIRONMENT.callInConcurrently(caller, firstNumber, CALLERS / 2);
            SippCaller.EndedCall second = ENVIRONMENT.callInConcurrently(caller, secondNumber, CALLERS / 2);

            assertThat(first.callsWithStatus(200) + second.callsWithStatus(200))
                    .as(first.sippErrors() + second.sippErrors())
                    .isEqualTo(cap);
            assertThat(at.answeredCalls()).isEqualTo(cap);
            JsonNode daily = clientUsage(client).get("daily");
            assertThat(daily.get("taken").asInt()).isEqualTo(cap);
            assertThat(daily.get("left").asInt()).isZero();
        }
    }

    /// The header is named by the carrier's configuration. What a caller writes in it is read, never run.
    @Test
    void a_call_goes_to_the_link_that_takes_the_tags_in_the_header_of_its_carrier() {
        String number = "+14045558400";
        try (SippAnswerer solar = SippAnswerer.start();
                SippAnswerer others = SippAnswerer.start();
                SippAnswerer carrier = SippAnswerer.start()) {
            var _ = FIXTURE.createIpCarrier(carrier, Map.of("tagsHeader", "X-Tags"));
            String campaign = campaign(number, Map.of());
            FIXTURE.linkClient(
                    campaign,
                    FIXTURE.createClient(solar),
                    Map.of("priority", 1, "requiredTags", Map.of("vertical", List.of("solar", "roofing"))));
            FIXTURE.linkClient(
                    campaign,
                    FIXTURE.createClient(others),
                    Map.of("priority", 2, "excludedTags", Map.of("source", List.of("fb"))));

            callWithTags(carrier, "15551238400", number, "Vertical=Roofing; source=fb");
            assertThat(solar.answeredCalls()).isEqualTo(1);
            callWithTags(carrier, "15551238401", number, "vertical=wind; ${SHELL(id)}; x=\"<$%5B1>");
            assertThat(others.answeredCalls()).isEqualTo(1);
            callWithTags(carrier, "15551238402", number, "vertical=wind; source=FB");
            assertThat(solar.answeredCalls() + others.answeredCalls()).isEqualTo(2);

            assertThat(RECORDS.awaitFrom("15551238400").get("tags").toString())
                    .isEqualTo("{\"source\":\"fb\",\"vertical\":\"Roofing\"}");
            JsonNode odd = RECORDS.awaitFrom("15551238401");
            assertThat(odd.get("tags").toString()).isEqualTo("{\"vertical\":\"wind\"}");
            assertThat(odd.toString()).contains("\"ignored 2\"");
            assertThat(RECORDS.awaitFrom("15551238402").get("reason").asString())
                    .isEqualTo("clients.tags-not-accepted");
        }
    }

    private static void callWithTags(SippAnswerer carrier, String from, String number, String tags) {
        SippCaller caller = new SippCaller(carrier.host(), from, TALK_TIME).withHeader("X-Tags: " + tags);
        var _ = ENVIRONMENT.callIn(caller, number);
    }

    @Test
    void an_answered_outbound_call_is_connected_by_the_tags_of_its_order() {
        try (SippAnswerer agent = SippAnswerer.start()) {
            String client = FIXTURE.createClient(agent);
            String campaign = campaign("+14045558500", Map.of("carrierId", carrierId));
            FIXTURE.linkClient(campaign, client, Map.of("requiredTags", Map.of("vertical", List.of("solar"))));

            JsonNode refused = placedCall(campaign, client, "wind");
            assertThat(agent.invites()).isEmpty();
            JsonNode connected = placedCall(campaign, client, "solar");

            assertThat(agent.invites()).hasSize(1);
            assertThat(connected.get("tags").toString()).isEqualTo("{\"vertical\":\"solar\"}");
            assertThat(refused.toString()).contains("clients.tags-not-accepted");
        }
    }

    private static JsonNode placedCall(String campaign, String client, String vertical) {
        return RECORDS.awaitComplete(FIXTURE.placeCall(Map.of(
                "to",
                "+17065550111",
                "campaignId",
                campaign,
                "connect",
                Map.of("client", client),
                "tags",
                Map.of("vertical", vertical))));
    }

    @Test
    void a_caller_who_withholds_the_number_is_no_repeat_caller_and_is_blocked_as_anonymous() {
        String number = "+14045558600";
        try (SippAnswerer at = SippAnswerer.start()) {
            String campaign = campaign(number, Map.of("repeatCallers", Map.of("mode", "refuse")));
            FIXTURE.linkClient(campaign, FIXTURE.createClient(at), Map.of());
            List<SippCaller> callers = List.of(
                    new SippCaller(CARRIER.host(), "anonymous", TALK_TIME)
                            .withHeader("P-Asserted-Identity: <sip:+15551238600@127.0.0.1>")
                            .withHeader("Privacy: id"),
                    new SippCaller(CARRIER.host(), "15551238600", TALK_TIME).withHeader("Privacy: user;id"),
                    new SippCaller(CARRIER.host(), "266696687", TALK_TIME));

            callers.forEach(caller -> {
                assertThat(ENVIRONMENT.callIn(caller, number).isAnswered()).isTrue();
                assertThat(ENVIRONMENT.callIn(caller, number).isAnswered()).isTrue();
            });
            var _ = API.post(ROUTING, "/api/v1/blocked-callers", Map.of("tenantId", tenant, "number", "anonymous"));
            callers.forEach(caller -> {
                Await.until(
                        "the block is known",
                        () -> explain(number, "anonymous")
                                .path("reason")
                                .asString("")
                                .equals("caller.blocked"));
                assertThat(ENVIRONMENT.callIn(caller, number).isAnswered()).isFalse();
            });

            String records = "/api/v1/call-records?number=" + number.substring(1);
            Await.until(
                    "all calls are recorded",
                    () -> API.get(CDR, records).get("items").size() == 9);
            assertThat(API.get(CDR, records).get("items"))
                    .allSatisfy(
                            record -> assertThat(record.get("from").isNull()).isTrue());
            assertThat(API.get(CDR, records).get("items").findValuesAsString("reason"))
                    .filteredOn("caller.blocked"::equals)
                    .hasSize(3);
            assertThat(API.get(CDR, records).get("items").findValuesAsString("assertedFrom"))
                    .filteredOn(asserted -> asserted.endsWith("15551238600"))
                    .as("for staff")
                    .hasSize(6);
            assertThat(at.invites())
                    .hasSize(6)
                    .allSatisfy(invite -> assertThat(invite.fromUser()).doesNotContain("15551238600"));
        }
    }

    @Test
    void each_endpoint_of_a_client_is_an_attempt_under_its_link_and_the_day_of_the_link_counts_the_call_once() {
        String number = "+14045558700";
        try (SippAnswerer busy = SippAnswerer.alwaysResponding(486);
                SippAnswerer standby = SippAnswerer.start()) {
            String campaign = campaign(number, Map.of());
            String client = FIXTURE.createClient(busy, standby);
            FIXTURE.linkClient(campaign, client, Map.of("dailyCap", 1));

            assertThat(call("15551238700", TALK_TIME, number).isAnswered()).isTrue();
            assertThat(busy.busyCalls()).isEqualTo(1);
            assertThat(standby.answeredCalls()).isEqualTo(1);

            JsonNode attempts = RECORDS.awaitFrom("15551238700").get("attempts");
            assertThat(attempts.findValuesAsString("disposition")).containsExactly("busy", "answered");
            assertThat(attempts.findValues("client").stream()
                            .map(party -> party.get("id").asString()))
                    .containsExactly(client, client);
            List<String> endpoints = API.get(PROVISIONING, "/api/v1/clients/" + client)
                    .get("endpoints")
                    .findValuesAsString("endpointId");
            assertThat(attempts.findValuesAsString("endpoint")).isEqualTo(endpoints);
            assertThat(capOfLink(campaign, "daily").get("taken").asInt()).isEqualTo(1);

            assertThat(call("15551238701", TALK_TIME, number).isAnswered()).isFalse();
            assertThat(RECORDS.awaitFrom("15551238701").toString()).contains("clients.limits-reached");
            assertThat(busy.busyCalls()).isEqualTo(1);
        }
    }

    private static JsonNode clientUsage(String client) {
        return StreamSupport.stream(
                        API.get(ROUTING, "/api/v1/routes/live").get("clients").spliterator(), false)
                .filter(row -> row.get("id").asString().equals(client))
                .findFirst()
                .orElseThrow();
    }

    private static SippCaller.EndedCall call(String from, Duration talkTime, String number) {
        return ENVIRONMENT.callIn(new SippCaller(CARRIER.host(), from, talkTime), number);
    }

    private static JsonNode total(String campaign) {
        return capOfLink(campaign, "total");
    }

    private static JsonNode capOfLink(String campaign, String cap) {
        return API.get(ROUTING, "/api/v1/campaigns/" + campaign + "/caps")
                .get("links")
                .get(0)
                .get("caps")
                .get(cap);
    }

    private static String campaign(String number, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("didIds", List.of(FIXTURE.createDid(tenant, number)));
        return FIXTURE.createCampaign(tenant, all);
    }
}
