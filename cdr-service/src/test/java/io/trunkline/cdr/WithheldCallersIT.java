package io.trunkline.cdr;

import static io.trunkline.cdr.TestEnvironment.API;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static io.trunkline.cdr.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CallProgress.Kind;
import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Records of callers who withhold their number: the staff of the platform sees what the carrier asserts, a seller does
/// not, whichever way it reads.
class WithheldCallersIT {
    private static final String LIST = "/api/v1/call-records";
    private static final String ASSERTED = "+17065557316";
    private static final String DIGITS = ASSERTED.substring(1);

    private static final CallEventsFixture CALL = CallEventsFixture.inboundCallAt("2026-03-03T10:00:00Z");
    private static final String SELLER = TOKENS.seller(CALL.tenantId());
    private static final List<String> PLATFORM = List.of(TOKENS.admin(), TOKENS.staff());

    @BeforeAll
    static void record_a_call() {
        WIRE.publish(CallEventsFixture.asArray(CALL.withheldCall(ASSERTED)));
        Await.until(
                "the call is recorded",
                () -> record(TOKENS.admin()).path("complete").asBoolean(false)
                        && record(TOKENS.admin()).path("reason").isString());
    }

    private static JsonNode record(String token) {
        return TestEnvironment.get(LIST + "/" + CALL.callId(), token);
    }

    /// The bodies of all requests that answer with the record.
    private static Stream<String> answers(String token) {
        String ofTenant = "tenantId=" + CALL.tenantId();
        return Stream.of(
                get(token, LIST + "/" + CALL.callId(), "application/json"),
                get(token, LIST + "?" + ofTenant, "application/json"),
                get(token, LIST + "?" + ofTenant, "application/x-ndjson"),
                get(token, LIST + "?" + ofTenant, "text/csv"),
                get(token, LIST + "/changes?" + ofTenant, "application/json"),
                exported(token, "csv"),
                exported(token, "ndjson"));
    }

    private static String get(String token, String path, String accept) {
        return API.withToken(token).get(path, "Accept", accept).body();
    }

    private static String exported(String token, String format) {
        String order = LIST + "/exports?format=" + format + "&callId=" + CALL.callId();
        JsonNode export = JsonMapper.shared()
                .readTree(API.withToken(token).post(order, "").body());
        String path = LIST + "/exports/" + export.get("id").asString();
        Await.until(
                "the export is done",
                () -> TestEnvironment.get(path, token).get("state").asString().equals("done"));
        return API.withToken(token).get(path + "/file").body();
    }

    @Test
    void platform_staff_sees_the_number_that_the_carrier_asserts_apart_from_the_callers() {
        for (String token : PLATFORM) {
            assertThat(record(token).get("from").isNull()).isTrue();
            assertThat(record(token).get("assertedFrom").asString()).isEqualTo(ASSERTED);
            assertThat(answers(token)).allSatisfy(body -> assertThat(body).contains(CALL.callId(), ASSERTED));
        }
    }

    @Test
    void no_answer_to_a_seller_has_the_number() {
        assertThat(answers(SELLER))
                .allSatisfy(body -> assertThat(body).contains(CALL.callId()).doesNotContain(DIGITS));
        assertThat(record(SELLER).get("assertedFrom").isNull()).isTrue();
    }

    @Test
    void a_seller_finds_no_call_by_the_number() {
        for (String number : List.of(DIGITS, "%2B" + DIGITS, DIGITS.substring(0, 6) + "*", "*7316", "*557316*")) {
            assertThat(TestEnvironment.get(LIST + "?count=true&number=" + number, SELLER)
                            .get("total")
                            .asInt())
                    .as(number)
                    .isZero();
        }
    }

    @Test
    void the_event_of_the_record_does_not_have_the_number() {
        CdrRecorded event =
                WIRE.await(CdrRecorded.class, record -> record.callId().equals(CALL.callId()));

        assertThat(event.from()).isNull();
        assertThat(event.toString()).doesNotContain(DIGITS);
    }

    @Test
    void a_call_in_progress_that_routing_has_not_decided_shows_its_number_to_staff_only() {
        CallEventsFixture call = CALL.nextCallAt("2026-03-03T11:00:00Z");
        WIRE.publish(call.withheldProgress(Kind.STARTED, ASSERTED));
        Await.until(
                "the call is listed",
                () -> TestEnvironment.get(LIST + "/" + call.callId(), SELLER).has("callId"));

        String ofSeller = API.withToken(SELLER).get(LIST + "?complete=false").body();
        assertThat(ofSeller).contains(call.callId()).doesNotContain(DIGITS);
        assertThat(API.withToken(SELLER).get(LIST + "/" + call.callId()).body()).doesNotContain(DIGITS);
        assertThat(TestEnvironment.get(LIST + "/" + call.callId())
                        .get("assertedFrom")
                        .asString())
                .isEqualTo(ASSERTED);
    }
}
