package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.CDR;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tests of carriers and clients over the API, with a real node.
class CarrierTestsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NUMBER = "+14045551191";
    /// The carrier hangs up after a second.
    private static final String SHORT_CALL = "+17065553111";

    private final TestEnvironment environment = TestEnvironment.shared();
    private final ConfigurationFixture fixture = new ConfigurationFixture(environment.api());

    @Test
    void a_carrier_that_answers_passes_with_a_call_whose_record_names_it() {
        try (SippAnswerer peer = SippAnswerer.start()) {
            JsonNode carrier = fixture.createIpCarrier(peer, Map.of("qualifySeconds", 60));

            JsonNode test = test("carriers", id(carrier), Map.of("call", Map.of("to", NUMBER, "from", "+14045551190")));

            assertThat(test.get("state").asString()).as(test.toPrettyString()).isEqualTo("passed");
            assertThat(result(test, "resolve")).isEqualTo("skipped");
            assertThat(result(test, "applied")).isEqualTo("passed");
            assertThat(result(test, "qualify")).isEqualTo("passed");
            assertThat(result(test, "call")).isEqualTo("passed");
            assertThat(peer.lastInvite().requestUser()).isEqualTo(NUMBER);
            Await.until("the call is recorded", LIMIT, () -> recordOf(id(carrier)) != null);
        }
    }

    @Test
    void a_test_call_looks_like_a_routed_call() {
        try (SippAnswerer peer = SippAnswerer.start()) {
            JsonNode carrier = fixture.createIpCarrier(
                    peer, Map.of("headers", Map.of("X-Account", "17; \"a\""), "numberFormat", "national-with-00"));
            var _ = fixture.createDid(fixture.createTenant(), "+14045551192");

            var _ = test("carriers", id(carrier), Map.of("call", Map.of("to", SHORT_CALL, "from", "+14045551192")));
            SipMessage tested = peer.lastInvite();
            String call = fixture.placeCall(Map.of(
                    "to",
                    SHORT_CALL,
                    "from",
                    "+14045551192",
                    "carrier",
                    id(carrier),
                    "connect",
                    Map.of("context", "DynamicIVR")));
            var _ = new CallRecords(environment.api()).awaitComplete(call);

            assertThat(peer.invites()).hasSize(2);
            assertThat(comparable(tested))
                    .isEqualTo(comparable(peer.lastInvite()))
                    .contains("X-Account: 17; \"a\"");
        }
    }

    /// Without what differs between any two calls.
    private static List<String> comparable(SipMessage invite) {
        return Stream.concat(Stream.of(invite.startLine()), invite.headers().stream())
                .filter(line -> !line.matches("(?i)(Via|Call-ID|CSeq|Content-Length):.*"))
                .map(line -> line.replaceAll(";tag=[^;]*", ""))
                .toList();
    }

    @Test
    void a_registration_carrier_passes_and_one_with_a_wrong_password_is_rejected() {
        try (SippAnswerer registrar =
                SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("test7", "s3cret"))) {
            JsonNode right = fixture.createRegistrationCarrier(registrar, "test7", "s3cret", Map.of());
            fixture.awaitRegistered(id(right));

            JsonNode passed = test("carriers", id(right), Map.of("call", Map.of("to", NUMBER)));
            assertThat(passed.get("state").asString())
                    .as(passed.toPrettyString())
                    .isEqualTo("passed");
            assertThat(step(passed, "register").get("evidence").asString()).startsWith("registered");
        }
        try (SippAnswerer registrar =
                SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("test8", "s3cret"))) {
            JsonNode wrong = fixture.createRegistrationCarrier(registrar, "test8", "wrong", Map.of());

            JsonNode failed = test("carriers", id(wrong), Map.of());
            assertThat(failed.get("state").asString()).isEqualTo("failed");
            assertThat(step(failed, "register").get("code").asString()).isEqualTo("carrier-test.rejected");
            assertThat(step(failed, "register").get("advice").asString()).isEqualTo("Check username and password");
        }
    }

    @Test
    void an_unknown_host_is_not_resolved_and_a_test_of_it_ends() {
        try (SippAnswerer unused = SippAnswerer.start()) {
            JsonNode carrier = fixture.createIpCarrier(unused, Map.of("host", "carrier-test.invalid"));

            JsonNode test = test("carriers", id(carrier), Map.of("call", Map.of("to", NUMBER)));

            assertThat(test.get("state").asString()).isEqualTo("failed");
            assertThat(step(test, "resolve").get("code").asString()).isEqualTo("carrier-test.not-resolved");
            assertThat(result(test, "call")).isEqualTo("failed");
        }
    }

    @Test
    void a_client_at_an_address_is_called_and_one_that_has_not_registered_has_no_contact() {
        try (SippAnswerer callCenter = SippAnswerer.start()) {
            JsonNode passed = test(
                    "clients",
                    fixture.createClient(callCenter, Map.of("qualifySeconds", 60)),
                    Map.of("call", Map.of("to", NUMBER)));
            assertThat(passed.get("state").asString())
                    .as(passed.toPrettyString())
                    .isEqualTo("passed");
        }
        JsonNode failed = test("clients", id(fixture.createRegisteringClient("a-long-secret")), Map.of());
        assertThat(step(failed, "qualify").get("code").asString()).isEqualTo("client-test.no-contact");
    }

    private @Nullable JsonNode recordOf(String carrier) {
        JsonNode found = environment
                .api()
                .get(CDR, "/api/v1/call-records?carrierId=" + carrier)
                .get("items");
        return found.isEmpty() ? null : found.get(0);
    }

    private JsonNode test(String collection, String id, Map<String, ?> body) {
        String tests = "/api/v1/" + collection + "/" + id + "/tests";
        String path = tests + "/"
                + environment
                        .api()
                        .post(PROVISIONING, tests, body)
                        .get("testId")
                        .asString();
        Await.until(
                "the test has ended",
                LIMIT,
                () -> !environment
                        .api()
                        .get(PROVISIONING, path)
                        .get("state")
                        .asString()
                        .equals("running"));
        return environment.api().get(PROVISIONING, path);
    }

    private static String result(JsonNode test, String name) {
        return step(test, name).get("result").asString();
    }

    private static JsonNode step(JsonNode test, String name) {
        for (JsonNode step : test.get("nodes").get(0).get("steps")) {
            if (step.get("step").asString().equals(name)) {
                return step;
            }
        }
        throw new AssertionError(test);
    }
}
