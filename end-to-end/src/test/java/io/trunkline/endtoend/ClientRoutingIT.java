package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
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

/// Inbound calls to several clients with caps.
class ClientRoutingIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final SuiteClient API = ENVIRONMENT.api();
    private static final CallRecords RECORDS = new CallRecords(API);
    private static final ConfigurationFixture FIXTURE = new ConfigurationFixture(API);
    private static final int CONCURRENT_CALLERS = 20;
    private static final Duration CROWD_LIMIT = Duration.ofMinutes(2);
    private static final Duration TALK_TIME = Duration.ofSeconds(1);

    /// Longer than any test; such a call ends when the node hangs up all channels.
    private static final Duration LONG = Duration.ofMinutes(5);

    /// Long enough for a client to answer on a busy machine; a call that is not answered takes the whole time.
    private static final int SHORT_RING_SECONDS = 6;

    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final SippAnswerer BUSY = SippAnswerer.alwaysResponding(486);
    private static final SippAnswerer RINGING = SippAnswerer.alwaysResponding(777);
    private static final SippAnswerer FIRST = SippAnswerer.start();
    private static final SippAnswerer SECOND = SippAnswerer.start();

    private static String tenant = "";

    @BeforeAll
    static void set_up() {
        tenant = FIXTURE.createTenant();
        var _ = FIXTURE.createIpCarrier(CARRIER, Map.of());
    }

    @AfterAll
    static void close() {
        List.of(CARRIER, BUSY, RINGING, FIRST, SECOND).forEach(SippAnswerer::close);
    }

    @Test
    void a_call_passes_a_busy_a_full_and_an_unanswered_client_and_reaches_the_fourth() {
        String number = "+14045557000";
        String busy = FIXTURE.createClient(BUSY);
        String full = FIXTURE.createClient(FIRST);
        String ringing = FIXTURE.createClient(RINGING);
        String answering = FIXTURE.createClient(SECOND);
        String campaign = FIXTURE.createCampaign(
                tenant,
                Map.of(
                        "routingStrategy",
                        "timeout-fallback",
                        "dialTimeoutSeconds",
                        SHORT_RING_SECONDS,
                        "didIds",
                        List.of(FIXTURE.createDid(tenant, number))));
        FIXTURE.linkClient(campaign, busy, Map.of("priority", 1));
        FIXTURE.linkClient(campaign, full, Map.of("priority", 2, "maxConcurrency", 1));
        FIXTURE.linkClient(campaign, ringing, Map.of("priority", 3));
        FIXTURE.linkClient(campaign, answering, Map.of("priority", 4));

        try (SippCaller.StartedCall holder = startCall("15551237000", number, 1)) {
            Await.until("the second client has its one call", () -> FIRST.answeredCalls() == 1);
            SippCaller.EndedCall call =
                    ENVIRONMENT.callIn(new SippCaller(CARRIER.host(), "15551237001", TALK_TIME), number);
            assertThat(call.isAnswered()).as(ENVIRONMENT.nodeLog()).isTrue();
            assertThat(holder.log().messages()).isNotEmpty();
        }
        var _ = ENVIRONMENT.nodeCommand("channel request hangup all");

        JsonNode record = RECORDS.awaitFrom("15551237001");
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("client").get("id").asString()).isEqualTo(answering);
        assertThat(elements(record.get("attempts")))
                .extracting(ClientRoutingIT::clientAndDisposition)
                .containsExactly(busy + " busy", ringing + " no-answer", answering + " answered");
        assertThat(elements(record.get("decisions").get(1).get("trace")))
                .as(record.toString())
                .filteredOn(step -> full.equals(step.path("id").asString("")))
                .singleElement()
                .satisfies(step -> assertThat(elements(step.get("checks"))).anySatisfy(check -> {
                    assertThat(check.get("name").asString()).isEqualTo("link.concurrency");
                    assertThat(check.get("passed").asBoolean()).isFalse();
                    assertThat(check.get("detail").asString()).isEqualTo("1 of 1");
                }));
    }

    @Test
    void a_concurrent_cap_of_one_holds_under_twenty_callers() {
        assertConcurrentCapHolds(1, "+14045557100");
    }

    @Test
    void a_concurrent_cap_of_three_holds_under_twenty_callers() {
        assertConcurrentCapHolds(3, "+14045557300");
    }

    /// Admitted calls continue until all callers have a final response.
    private static void assertConcurrentCapHolds(int cap, String number) {
        try (SippAnswerer at = SippAnswerer.start()) {
            String campaign = campaignWithClient(at, List.of(number), Map.of("maxConcurrency", cap));

            try (SippCaller.StartedCall crowd =
                    startCall("1555123" + number.substring(8), number, CONCURRENT_CALLERS)) {
                Await.until(
                        "everybody has an answer",
                        CROWD_LIMIT,
                        () -> crowd.soFar().answers() == CONCURRENT_CALLERS);
                SippCaller.EndedCall calls = crowd.soFar();
                assertThat(calls.callsWithStatus(200)).as(calls.sippErrors()).isEqualTo(cap);
                assertThat(calls.callsWithStatus(503)).as(calls.sippErrors()).isEqualTo(CONCURRENT_CALLERS - cap);
                assertThat(at.peakConcurrentCalls()).isEqualTo(cap);
                assertThat(at.answeredCalls()).isEqualTo(cap);
                var _ = ENVIRONMENT.nodeCommand("channel request hangup all");
                assertThat(crowd.awaitEnd().answers()).isEqualTo(CONCURRENT_CALLERS);
            }
            Await.until(
                    "nothing is held",
                    () -> linkCap(campaign, "concurrency").get("taken").asInt() == 0);
        }
    }

    @Test
    void a_client_never_has_more_calls_than_its_own_limit_from_two_campaigns() {
        int limit = 3;
        String firstNumber = "+14045557601";
        String secondNumber = "+14045557602";
        try (SippAnswerer at = SippAnswerer.start()) {
            String client = FIXTURE.createClient(at, Map.of("maxConcurrency", limit));
            for (String number : List.of(firstNumber, secondNumber)) {
                String campaign =
                        FIXTURE.createCampaign(tenant, Map.of("didIds", List.of(FIXTURE.createDid(tenant, number))));
                FIXTURE.linkClient(campaign, client, Map.of());
            }

            try (SippCaller.StartedCall first = startCall("15551237601", firstNumber, CONCURRENT_CALLERS / 2);
                    SippCaller.StartedCall second = startCall("15551237602", secondNumber, CONCURRENT_CALLERS / 2)) {
                Await.until(
                        "everybody has an answer",
                        CROWD_LIMIT,
                        () -> first.soFar().answers() + second.soFar().answers() == CONCURRENT_CALLERS);
                assertThat(first.soFar().callsWithStatus(200) + second.soFar().callsWithStatus(200))
                        .isEqualTo(limit);
                assertThat(at.peakConcurrentCalls()).isEqualTo(limit);
                assertThat(liveConcurrency(client).get("left").asInt()).isZero();
                var _ = ENVIRONMENT.nodeCommand("channel request hangup all");
            }
            Await.until(
                    "nothing is held",
                    () -> liveConcurrency(client).get("taken").asInt() == 0);
        }
    }

    private static JsonNode liveConcurrency(String client) {
        return elements(API.get(ROUTING, "/api/v1/routes/live").get("clients")).stream()
                .filter(row -> row.get("id").asString().equals(client))
                .findFirst()
                .orElseThrow()
                .get("concurrency");
    }

    /// Callers wait for an answer longer than any machine takes, so none gives up and takes back what it was
    /// counted for.
    @Test
    void a_total_cap_of_five_admits_exactly_five_answered_calls_under_twenty_attempts() {
        try (SippAnswerer at = SippAnswerer.start()) {
            String answered = "+14045557005";
            String busy = "+14045557486";
            String campaign = campaignWithClient(at, List.of(answered, busy), Map.of("totalCallsAllowed", 5));
            SippCaller caller = new SippCaller(CARRIER.host(), "15551237500", TALK_TIME);

            SippCaller.EndedCall refused = ENVIRONMENT.callInConcurrently(caller, busy, 6);
            assertThat(refused.callsWithStatus(200)).isZero();
            assertThat(at.answeredCalls()).isZero();
            Await.until(
                    "the busy ones are given back",
                    () -> linkCap(campaign, "total").get("taken").asInt() == 0);
            SippCaller.EndedCall crowd = ENVIRONMENT.callInConcurrently(caller, answered, 10);
            assertThat(crowd.callsWithStatus(200)).as(crowd.sippErrors()).isEqualTo(5);
            for (int call = 0; call < 4; call++) {
                assertThat(ENVIRONMENT.callIn(caller, answered).isAnswered()).isFalse();
            }

            assertThat(at.answeredCalls()).isEqualTo(5);
            Await.until(
                    "five are counted",
                    () -> linkCap(campaign, "total").get("taken").asInt() == 5);
            assertThat(linkCap(campaign, "total").get("left").asInt()).isZero();
        }
    }

    private static String campaignWithClient(SippAnswerer at, List<String> numbers, Map<String, ?> limits) {
        List<String> dids = numbers.stream()
                .map(number -> FIXTURE.createDid(tenant, number))
                .toList();
        String campaign = FIXTURE.createCampaign(tenant, Map.of("routingStrategy", "priority", "didIds", dids));
        FIXTURE.linkClient(campaign, FIXTURE.createClient(at), limits);
        return campaign;
    }

    /// The usage of the campaign's only link.
    private static JsonNode linkCap(String campaign, String cap) {
        return API.get(ROUTING, "/api/v1/campaigns/" + campaign + "/caps")
                .get("links")
                .get(0)
                .get("caps")
                .get(cap);
    }

    /// Callers who talk until the node hangs up.
    private static SippCaller.StartedCall startCall(String from, String number, int callers) {
        InetSocketAddress sip = ENVIRONMENT.runningSuite().sipAddress();
        return new SippCaller(CARRIER.host(), from, LONG)
                .dialInCrowd(number, sip.getHostString(), sip.getPort(), callers);
    }

    private static String clientAndDisposition(JsonNode attempt) {
        return attempt.get("client").get("id").asString() + " "
                + attempt.get("disposition").asString();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
