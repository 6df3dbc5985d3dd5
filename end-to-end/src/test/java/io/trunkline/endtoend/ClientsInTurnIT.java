package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.sipp.Answerer;
import io.trunkline.testkit.sipp.Caller;
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

/// Callers come to several clients, under caps.
class ClientsInTurnIT {
    private static final Stage STAGE = Stage.get();
    private static final SuiteApi API = STAGE.api();
    private static final Records RECORDS = new Records(API);
    private static final Business BUSINESS = new Business(API);
    private static final int CROWD = 20;
    private static final Duration TALK = Duration.ofSeconds(3);

    private static final Answerer CARRIER = Answerer.start();
    private static final Answerer BUSY = Answerer.always(486);
    private static final Answerer RINGING = Answerer.always(777);
    private static final Answerer FIRST = Answerer.start();
    private static final Answerer SECOND = Answerer.start();

    private static String tenant = "";

    @BeforeAll
    static void open() {
        tenant = BUSINESS.tenant();
        var _ = BUSINESS.ipCarrier(CARRIER, Map.of());
    }

    @AfterAll
    static void close() {
        List.of(CARRIER, BUSY, RINGING, FIRST, SECOND).forEach(Answerer::close);
    }

    @Test
    void one_is_busy_one_is_full_one_rings_out_and_the_fourth_answers() {
        String number = "+14045557000";
        String busy = BUSINESS.client(BUSY);
        String full = BUSINESS.client(FIRST);
        String ringing = BUSINESS.client(RINGING);
        String answering = BUSINESS.client(SECOND);
        String campaign = BUSINESS.campaign(
                tenant, Map.of("routingStrategy", "timeout_fallback", "didIds", List.of(BUSINESS.did(tenant, number))));
        BUSINESS.link(campaign, busy, Map.of("priority", 1));
        BUSINESS.link(campaign, full, Map.of("priority", 2, "maxConcurrency", 1));
        BUSINESS.link(campaign, ringing, Map.of("priority", 3));
        BUSINESS.link(campaign, answering, Map.of("priority", 4));

        try (Caller.Ringing holder = dial("15551237000", number, Duration.ofMinutes(2))) {
            Await.until("the second client has its one call", () -> FIRST.answered() == 1);
            Caller.Ended call = STAGE.callIn(new Caller(CARRIER.host(), "15551237001", Duration.ofSeconds(8)), number);
            assertThat(call.answered()).as(STAGE.nodeLog()).isTrue();
            assertThat(holder.log().messages()).isNotEmpty();
        }
        var _ = STAGE.node("channel request hangup all");

        JsonNode record = RECORDS.from("15551237001");
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("client").get("id").asString()).isEqualTo(answering);
        assertThat(each(record.get("attempts")))
                .extracting(ClientsInTurnIT::how)
                .containsExactly(busy + " busy", ringing + " no-answer", answering + " answered");
        assertThat(each(record.get("decisions").get(1).get("trace")))
                .as(record.toString())
                .filteredOn(step -> full.equals(step.path("id").asString("")))
                .singleElement()
                .satisfies(step -> assertThat(each(step.get("checks"))).anySatisfy(check -> {
                    assertThat(check.get("name").asString()).isEqualTo("link.concurrency");
                    assertThat(check.get("passed").asBoolean()).isFalse();
                    assertThat(check.get("detail").asString()).isEqualTo("1 of 1");
                }));
    }

    @Test
    void twenty_callers_at_once_are_let_through_one_at_a_time() {
        assertAtMostAtOnce(1, "+14045557100");
    }

    @Test
    void twenty_callers_at_once_are_let_through_three_at_a_time() {
        assertAtMostAtOnce(3, "+14045557300");
    }

    private static void assertAtMostAtOnce(int cap, String number) {
        try (Answerer at = Answerer.start()) {
            String campaign = leadsTo(at, List.of(number), Map.of("maxConcurrency", cap));

            Caller.Ended calls =
                    STAGE.crowdIn(new Caller(CARRIER.host(), "1555123" + number.substring(8), TALK), number, CROWD);

            assertThat(at.mostAtOnce()).as(calls.complaints()).isEqualTo(cap);
            assertThat(calls.with(200)).isGreaterThanOrEqualTo(cap).isEqualTo(at.answered());
            assertThat(calls.with(200) + calls.with(503)).isEqualTo(CROWD);
            Await.until(
                    "nothing is held",
                    () -> caps(campaign, "concurrency").get("taken").asInt() == 0);
        }
    }

    @Test
    void a_total_of_five_answered_calls_ends_at_exactly_five_under_twenty_attempts() {
        try (Answerer at = Answerer.start()) {
            String answered = "+14045557005";
            String busy = "+14045557486";
            String campaign = leadsTo(at, List.of(answered, busy), Map.of("totalCallsAllowed", 5));
            Caller caller = new Caller(CARRIER.host(), "15551237500", Duration.ofSeconds(1));

            var _ = STAGE.crowdIn(caller, busy, 6);
            assertThat(at.answered()).isZero();
            Await.until(
                    "the busy ones are given back",
                    () -> caps(campaign, "total").get("taken").asInt() == 0);
            var _ = STAGE.crowdIn(caller, answered, 10);
            for (int call = 0; call < 4; call++) {
                var _ = STAGE.callIn(caller, answered);
            }

            assertThat(at.answered()).isEqualTo(5);
            assertThat(caps(campaign, "total").get("taken").asInt()).isEqualTo(5);
            assertThat(caps(campaign, "total").get("left").asInt()).isZero();
        }
    }

    private static String leadsTo(Answerer at, List<String> numbers, Map<String, ?> limits) {
        List<String> dids =
                numbers.stream().map(number -> BUSINESS.did(tenant, number)).toList();
        String campaign = BUSINESS.campaign(tenant, Map.of("routingStrategy", "priority", "didIds", dids));
        BUSINESS.link(campaign, BUSINESS.client(at), limits);
        return campaign;
    }

    /// What is taken of the campaign's only link.
    private static JsonNode caps(String campaign, String cap) {
        return API.get(Business.ROUTING, "/api/campaigns/" + campaign + "/caps")
                .get("links")
                .get(0)
                .get("caps")
                .get(cap);
    }

    private static Caller.Ringing dial(String from, String number, Duration patience) {
        InetSocketAddress sip = STAGE.places().sip();
        return new Caller(CARRIER.host(), from, patience).dial(number, number, sip.getHostString(), sip.getPort());
    }

    private static String how(JsonNode attempt) {
        return attempt.get("client").get("id").asString() + " "
                + attempt.get("disposition").asString();
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
