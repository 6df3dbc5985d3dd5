package io.trunkline.cdr;

import static io.trunkline.cdr.CallEventsFixture.asArray;
import static io.trunkline.cdr.TestEnvironment.API;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static io.trunkline.cdr.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallEvent;
import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.wire.Topic;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ListPages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CallRecordsIT {
    private static final String LIST = "/api/v1/call-records";

    private final CallEventsFixture call = CallEventsFixture.inboundCallAt("2026-03-01T10:00:00Z");

    private static CdrRecorded recorded(CallEventsFixture call, long revision) {
        return WIRE.await(
                CdrRecorded.class, record -> record.callId().equals(call.callId()) && record.revision() == revision);
    }

    /// Publishes the facts of a call. Its end is in another topic than its progress; it is published when the rest
    /// has been applied, or else the record might have a second revision.
    private static void publishFacts(List<CallEvent> facts) {
        WIRE.publish(asArray(facts.subList(0, facts.size() - 1)));
        WIRE.awaitConsumed("cdr-service.calls", Topic.CALL_ROUTED, Topic.CALL_PROGRESS);
        WIRE.publish(facts.getLast());
    }

    private static List<Long> revisions(CallEventsFixture call) {
        return WIRE.consumed(CdrRecorded.class).stream()
                .filter(record -> record.callId().equals(call.callId()))
                .map(CdrRecorded::revision)
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("callId").asString())
                .toList();
    }

    @Test
    void a_call_is_recorded_with_its_attempts_and_the_decision_behind_them() {
        WIRE.publish(call.campaignNamed("Spring", 1));
        var facts = new ArrayList<>(call.answeredCall());
        facts.add(3, call.progress(Kind.RINGING, 1, 1.7, null, null, null));
        publishFacts(facts);
        var recorded = recorded(call, 1);
        assertThat(recorded.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(recorded.talkSeconds()).isEqualTo(60.0);
        assertThat(recorded.attempts()).hasSize(1);
        assertThat(recorded.attempts().getFirst().talkSeconds()).isEqualTo(60.0);
        assertThat(recorded.hungUpBy()).isEqualTo(HangupParty.CALLEE);
        assertThat(recorded.postDialDelaySeconds()).isEqualTo(1.5);
        assertThat(recorded.region()).isEqualTo("US-GA");

        Await.until(
                "the name is shown",
                () -> TestEnvironment.get(LIST + "/" + call.callId())
                        .at("/campaign/name")
                        .asString("")
                        .equals("Spring"));
        var record = TestEnvironment.get(LIST + "/" + call.callId());
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("direction").asString()).isEqualTo("inbound");
        assertThat(record.get("answeredAt").asString()).isEqualTo("2026-03-01T10:00:04Z");
        assertThat(record.get("talkSeconds").asDouble()).isEqualTo(60.0);
        assertThat(record.get("cause").asInt()).isEqualTo(16);
        assertThat(record.get("number").asString()).isEqualTo("+14045556789");
        assertThat(record.get("country").asString()).isEqualTo("US");
        assertThat(record.get("region").asString()).isEqualTo("US-GA");
        assertThat(record.get("routedAt").asString()).isEqualTo("2026-03-01T10:00:00.100Z");
        assertThat(record.get("ringingAt").asString()).isEqualTo("2026-03-01T10:00:01.700Z");
        assertThat(record.get("postDialDelaySeconds").asDouble()).isEqualTo(1.5);
        assertThat(record.get("ringSeconds").asDouble()).isEqualTo(2.3);
        assertThat(record.get("hungUpBy").asString()).isEqualTo("callee");
        assertThat(record.at("/attempts/0/postDialDelaySeconds").asDouble()).isEqualTo(1.5);
        assertThat(record.at("/attempts/0/ringSeconds").asDouble()).isEqualTo(2.3);
        assertThat(record.at("/attempts/0/talkSeconds").asDouble()).isEqualTo(60.0);
        assertThat(record.at("/attempts/0/hungUpBy").asString()).isEqualTo("callee");
        assertThat(record.at("/attempts/0/sipStatus").asInt()).isEqualTo(200);
        assertThat(record.at("/decisions/0/dialString").asString()).isEqualTo("PJSIP/14045556789@callers");
        assertThat(record.at("/decisions/0/trace/1/checks/0/detail").asString()).isEqualTo("3 of 20");
        assertThat(record.at("/decisions/0/tookMillis").asDouble()).isEqualTo(0.85);
    }

    @Test
    void the_newest_name_is_shown_in_any_order_of_arrival() {
        WIRE.publish(call.campaignNamed("New", 3), call.campaignNamed("Old", 2));
        publishFacts(call.busyCall());
        var _ = recorded(call, 1);
        Await.until(
                "the name is shown",
                () -> TestEnvironment.get(LIST + "/" + call.callId())
                        .at("/campaign/name")
                        .asString("")
                        .equals("New"));
    }

    @Test
    void repeated_and_reordered_events_are_counted_once() {
        var events = new ArrayList<CallEvent>(call.answeredCall());
        events.addAll(call.answeredCall());
        events.addAll(call.answeredCall());
        Collections.shuffle(events, new Random(7));
        WIRE.publish(asArray(events));
        Await.until(
                "recorded",
                () -> revisions(call).size() > 0
                        && TestEnvironment.get(LIST + "/" + call.callId())
                                        .get("talkSeconds")
                                        .asDouble()
                                == 60.0);
        var revision = revisions(call).getLast();

        WIRE.publish(asArray(events));
        // consumed after all of the above, which have the same key
        WIRE.publish(call.progress(Kind.ENDED, 0, 64, 16, null, null));
        var other = call.nextCallAt("2026-03-01T11:00:00Z");
        publishFacts(other.busyCall());
        var _ = recorded(other, 1);
        assertThat(revisions(call)).doesNotHaveDuplicates().endsWith(revision);
        assertThat(ids(TestEnvironment.get(LIST + "?callId=" + call.callId()))).containsExactly(call.callId());
        assertThat(TestEnvironment.get(LIST + "/" + call.callId()).get("attempts"))
                .hasSize(1);
    }

    @Test
    void a_fact_that_arrives_after_the_end_revises_the_record() {
        publishFacts(call.busyCall());
        assertThat(recorded(call, 1).disposition()).isEqualTo(Disposition.BUSY);
        WIRE.publish(call.answer());
        assertThat(recorded(call, 2).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_rejected_call_is_recorded_with_the_reason() {
        publishFacts(call.unroutedCall());
        var recorded = recorded(call, 1);
        assertThat(recorded.disposition()).isEqualTo(Disposition.UNROUTED);
        assertThat(recorded.reason()).isEqualTo("no-active-campaign");
        assertThat(recorded.attempts()).isEmpty();
    }

    @Test
    void a_call_that_was_never_originated_is_recorded() {
        WIRE.publish(call.notOriginated());
        var recorded = recorded(call, 1);
        assertThat(recorded.disposition()).isEqualTo(Disposition.FAILED);
        assertThat(recorded.reason()).isEqualTo("expired");
    }

    @Test
    void calls_in_progress_are_listed_separately() {
        WIRE.publish(asArray(call.answeredCall().subList(0, 4)));
        var path = LIST + "?complete=false&campaignId=" + call.ids().campaignId();
        Await.until("the call is listed", () -> ids(TestEnvironment.get(path)).contains(call.callId()));
        assertThat(ids(TestEnvironment.get(LIST + "?campaignId=" + call.ids().campaignId())))
                .isEmpty();
        TestEnvironment.sql("""
                INSERT INTO names (id, kind, name, version, deleted) VALUES ('%s', 'client', 'Callers', 1, false)
                """.formatted(call.ids().clientId()));
        var record = TestEnvironment.get(LIST + "/" + call.callId());
        assertThat(record.get("complete").asBoolean()).isFalse();
        assertThat(record.get("attempts")).hasSize(1);
        assertThat(record.at("/attempts/0/client/name").asString()).isEqualTo("Callers");
        assertThat(record.at("/attempts/0/answeredAt").asString()).isEqualTo("2026-03-01T10:00:04Z");
        assertThat(record.at("/attempts/0/endedAt").isNull()).isTrue();
    }

    @Test
    void a_tenant_sees_only_its_own_records() {
        publishFacts(call.answeredCall());
        var _ = recorded(call, 1);
        var own = TOKENS.seller(call.tenantId());
        var other = TOKENS.seller(UUID.randomUUID());

        assertThat(ids(TestEnvironment.get(LIST, own))).containsExactly(call.callId());
        assertThat(ids(TestEnvironment.get(LIST, other))).isEmpty();
        assertThat(API.withToken(other)
                        .get(LIST + "?tenantId=" + call.tenantId())
                        .body())
                .contains("\"code\":\"tenant.unknown\"");
        assertThat(API.withToken(own).get(LIST + "/" + call.callId()).statusCode())
                .isEqualTo(200);
        var refused = API.withToken(other).get(LIST + "/" + call.callId());
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("call-record.not-found");
    }

    @Test
    void a_seller_sees_neither_dial_strings_nor_carrier_checks_nor_carriers_that_are_not_offered() {
        publishFacts(call.answeredCall());
        var _ = recorded(call, 1);
        var record = TestEnvironment.get(LIST + "/" + call.callId(), TOKENS.seller(call.tenantId()));
        assertThat(record.at("/decisions/0/dialString").isNull()).isTrue();
        assertThat(record.at("/decisions/0/trace/0/checks")).hasSize(1);
        assertThat(record.at("/decisions/0/trace/1/checks")).isEmpty();
        assertThat(record.at("/decisions/0/trace")).hasSize(2);
        assertThat(record.toString()).doesNotContain("Hidden");
        assertThat(TestEnvironment.get(LIST + "/" + call.callId()).at("/decisions/0/trace"))
                .hasSize(3);
    }

    @Test
    void the_list_is_filtered_and_paged_the_latest_first() {
        var second = call.nextCallAt("2026-03-01T10:05:00Z");
        var third = call.nextCallAt("2026-04-02T10:00:00Z");
        publishFacts(call.answeredCall());
        publishFacts(second.busyCall());
        publishFacts(third.answeredCall());
        List.of(call, second, third).forEach(one -> assertThat(recorded(one, 1)).isNotNull());
        var mine = LIST + "?tenantId=" + call.tenantId();

        assertThat(ids(TestEnvironment.get(mine))).containsExactly(third.callId(), second.callId(), call.callId());
        assertThat(ids(TestEnvironment.get(mine + "&disposition=busy"))).containsExactly(second.callId());
        assertThat(ids(TestEnvironment.get(mine + "&disposition=busy&disposition=answered&direction=inbound")))
                .hasSize(3);
        assertThat(ids(TestEnvironment.get(mine + "&from=2026-03-01T10:04:00Z&to=2026-03-31T00:00:00Z")))
                .containsExactly(second.callId());
        assertThat(ids(TestEnvironment.get(mine + "&reference=leadId:" + third.callId())))
                .containsExactly(third.callId());
        assertThat(ids(TestEnvironment.get(mine + "&tag=source:" + second.callId())))
                .containsExactly(second.callId());
        assertThat(ids(TestEnvironment.get(mine + "&number=14045556789"))).hasSize(3);
        assertThat(ids(TestEnvironment.get(mine + "&number=%2B17065551234"))).hasSize(3);
        assertThat(ids(TestEnvironment.get(mine + "&number=999"))).isEmpty();
        assertThat(ids(TestEnvironment.get(mine + "&direction=outbound"))).isEmpty();
        for (var filter : List.of(
                "campaignId=" + call.ids().campaignId(),
                "clientId=" + call.ids().clientId(),
                "carrierId=" + call.ids().carrierId(),
                "didId=" + call.ids().didId())) {
            assertThat(ids(TestEnvironment.get(LIST + "?" + filter))).hasSize(3);
        }
    }

    @Test
    void every_record_is_on_one_page_in_each_order_even_if_calls_start_at_the_same_time() {
        var calls = List.of(
                call,
                call.nextCallAt("2026-04-02T10:00:00Z"),
                call.nextCallAt("2026-04-02T10:00:00Z"),
                call.nextCallAt("2026-04-02T10:00:00Z"),
                call.nextCallAt("2026-03-01T10:00:00Z"));
        for (var one : calls) {
            publishFacts(one.busyCall());
            var _ = recorded(one, 1);
        }
        var list = new ListPages(API, LIST, "callId");
        var mine = "tenantId=" + call.tenantId();

        var latestFirst = list.all(mine);

        assertThat(latestFirst)
                .containsExactlyInAnyOrderElementsOf(
                        calls.stream().map(CallEventsFixture::callId).toList());
        assertThat(latestFirst.subList(3, 5))
                .containsExactlyInAnyOrder(call.callId(), calls.getLast().callId());
        assertThat(list.all(mine + "&sort=-startedAt")).isEqualTo(latestFirst);
        assertThat(list.all(mine + "&sort=startedAt")).isEqualTo(latestFirst.reversed());
        assertThat(list.count(mine)).isEqualTo(5);
        assertThat(list.count(mine + "&disposition=answered")).isZero();
    }

    @Test
    void a_month_without_a_partition_gets_one_on_demand() {
        var far = CallEventsFixture.inboundCallAt("2031-07-15T10:00:00Z");
        publishFacts(far.answeredCall());
        assertThat(recorded(far, 1).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(TestEnvironment.POSTGRES.execute(
                        TestEnvironment.DATABASE.name(),
                        "SELECT count(*) FROM calls_2031_07 WHERE call_id = '" + far.callId() + "'"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "?color=red,                                               400, request.unknown-parameter",
        "?from=yesterday,                                          400, request.invalid",
        "?disposition=unknown,                                     400, request.invalid",
        "?direction=connect,                                       400, request.invalid",
        "?campaignId=7,                                            400, request.invalid",
        "?number=abc,                                              400, request.invalid",
        "?callId=abc,                                              400, request.invalid",
        "?reference=leadId,                                        400, request.invalid",
        "?tag=vertical,                                            400, request.invalid",
        "?complete=perhaps,                                        400, request.invalid",
        "?after=YWJj,                                              400, request.invalid",
        "?sort=talkSeconds,                                        400, request.invalid",
        "?campaignId=,                                             400, request.invalid",
        "?number=1&number=2,                                       400, request.invalid",
        "?disposition=busy&disposition=loud,                       400, request.invalid",
        "?limit=1000,                                              400, request.invalid",
        "?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z,       400, call-record.range-inverted",
        "/ast1-1772359200.none,                                    404, call-record.not-found",
        "/nonsense,                                                404, call-record.not-found",
    })
    void explains_what_is_wrong_with_a_request(String question, int status, String code) {
        var answer = API.get(LIST + question);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void counts_records_by_disposition() {
        publishFacts(call.unroutedCall());
        var _ = recorded(call, 1);
        Await.until(
                "the record is counted",
                () -> API.management()
                        .get("/actuator/prometheus")
                        .body()
                        .contains("trunkline_calls_recorded_total{disposition=\"unrouted\""));
    }

    @Test
    void a_disabled_user_loses_access_within_seconds() {
        var user = UUID.randomUUID();
        var token = TOKENS.seller(call.tenantId(), user);
        assertThat(API.withToken(token).get(LIST).statusCode()).isEqualTo(200);
        WIRE.publish(new AccessChanged(user, 2, false, AccessChanged.Kind.USER, call.tenantId(), false, null));
        Await.until(
                "access is revoked", () -> API.withToken(token).get(LIST).body().contains("auth.access-ended"));
    }

    @Test
    void requires_a_token() {
        assertThat(API.withToken(null).get(LIST).body()).contains("auth.token-missing");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void answers_503_within_2_seconds_while_the_database_is_down_and_then_recovers() {
        publishFacts(call.answeredCall());
        var _ = recorded(call, 1);
        TestEnvironment.POSTGRES.stop();
        try {
            for (var i = 0; i < 3; i++) {
                var answer = Await.within(Duration.ofSeconds(2), () -> API.get(LIST + "/" + call.callId()));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("service.unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            var meanwhile = call.nextCallAt("2026-03-01T12:00:00Z");
            WIRE.publish(asArray(meanwhile.busyCall()));
            TestEnvironment.POSTGRES.start();
            WIRE.awaitConsumed("cdr-service.calls", Topic.CALL_ROUTED, Topic.CALL_PROGRESS, Topic.CALL_COMPLETED);
            assertThat(TestEnvironment.get(LIST + "/" + meanwhile.callId())
                            .get("disposition")
                            .asString())
                    .isEqualTo("busy");
            assertThat(TestEnvironment.get(LIST + "/" + call.callId())
                            .get("revision")
                            .asLong())
                    .isEqualTo(1);
        } finally {
            // no effect when it is running
            TestEnvironment.POSTGRES.start();
        }
    }
}
