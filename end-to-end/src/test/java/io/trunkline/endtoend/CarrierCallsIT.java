package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.sipp.Answerer;
import io.trunkline.testkit.sipp.SipMessage;
import io.trunkline.testkit.suite.SuiteApi;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A carrier saved by REST carries real calls.
class CarrierCallsIT {
    private static final Duration ERROR_LIMIT = Duration.ofSeconds(60);

    private static final Answerer NORTH = Answerer.start();
    private static final Answerer SOUTH =
            Answerer.start(Answerer.Options.plain().registrar("account7", "s3cret-of-south"));

    private final Stage stage = Stage.get();
    private final SuiteApi api = stage.api();
    private final Business business = new Business(api);
    private final Records records = new Records(api);

    @AfterAll
    static void close() {
        NORTH.close();
        SOUTH.close();
    }

    @Test
    void carriers_with_prefixes_9_and_91_carry_their_calls_and_show_the_right_number() {
        JsonNode north = business.ipCarrier(NORTH, Map.of("dialPrefix", "9"));
        String northEndpoint = north.get("endpointId").asString();
        assertThat(stage.rows("asterisk", "SELECT contact FROM ps_aors WHERE id = '" + northEndpoint + "'"))
                .containsExactly("sip:" + NORTH.address());
        assertThat(stage.dialplan("9"))
                .hasSize(5)
                .anySatisfy(row -> assertThat(row).isEqualTo("3|Gosub|trunkline-prefix,s,1(" + northEndpoint + ",9)"));

        JsonNode south = business.registrationCarrier(
                SOUTH, "account7", "s3cret-of-south", Map.of("dialPrefix", "91", "fromUser", "account7"));
        assertThat(south.get("warnings").get(0).get("code").asString()).isEqualTo("carrier.prefix-overlaps");
        business.registered(Business.id(south));
        assertThat(SOUTH.registers()).isGreaterThanOrEqualTo(2);

        String tenant = business.tenant();
        var _ = business.did(tenant, "+14045551000");

        JsonNode byNorth = records.of(placed("8045550111", "9", "+14045551000"));
        SipMessage atNorth = NORTH.lastInvite();
        assertThat(atNorth.requestUser()).endsWith("8045550111");
        assertThat(atNorth.from()).isEqualTo("+14045551000");
        assertThat(byNorth.get("disposition").asString()).isEqualTo("answered");

        JsonNode bySouth = records.of(placed("4045550111", "91", "+14045551000"));
        SipMessage atSouth = SOUTH.lastInvite();
        assertThat(atSouth.requestUser()).endsWith("4045550111");
        assertThat(atSouth.from()).isEqualTo("account7");
        assertThat(atSouth.pAssertedIdentity()).isEqualTo("+14045551000");
        assertThat(bySouth.get("disposition").asString()).isEqualTo("answered");
        assertThat(NORTH.invites()).hasSize(1);
    }

    private String placed(String to, String prefix, String from) {
        return business.call(
                Map.of("to", to, "dialPrefix", prefix, "from", from, "connect", Map.of("context", "DynamicIVR")));
    }

    @Test
    void a_changed_prefix_removes_the_old_rows() {
        JsonNode carrier = business.ipCarrier(NORTH, Map.of("dialPrefix", "71"));
        assertThat(stage.dialplan("71")).hasSize(5);

        Map<String, Object> changed = new HashMap<>(Map.of(
                "name",
                carrier.get("name").asString(),
                "registrationType",
                "ip",
                "host",
                NORTH.host(),
                "port",
                NORTH.port(),
                "dialPrefix",
                "72"));
        String path = "/api/carriers/" + Business.id(carrier);
        var _ = api.put(Business.PROVISIONING, path, changed);
        var _ = business.applied(path);

        assertThat(stage.dialplan("71")).isEmpty();
        assertThat(stage.dialplan("72")).hasSize(5);
    }

    @Test
    void a_deleted_carrier_leaves_no_row_and_stops_registering() {
        try (Answerer registrar = Answerer.start(Answerer.Options.plain().registrar("leaving", "bye-bye-1"))) {
            JsonNode carrier = business.registrationCarrier(registrar, "leaving", "bye-bye-1", Map.of());
            String endpoint = carrier.get("endpointId").asString();
            business.registered(Business.id(carrier));
            assertThat(stage.traces(endpoint)).isNotEmpty();

            var _ = api.delete(Business.PROVISIONING, "/api/carriers/" + Business.id(carrier));

            Await.until("no row is left", () -> stage.traces(endpoint).isEmpty());
            Await.until(
                    "Asterisk no longer registers there",
                    () -> !stage.node("pjsip show registrations").contains(endpoint));
        }
    }

    @Test
    void a_wrong_password_shows_as_an_error_within_a_minute() {
        JsonNode carrier = business.registrationCarrier(SOUTH, "account8", "wrong-password", Map.of());
        String path = "/api/carriers/" + Business.id(carrier);

        Await.until(
                "the carrier shows its error",
                ERROR_LIMIT,
                () -> "error"
                        .equals(api.get(Business.PROVISIONING, path)
                                .get("status")
                                .asString()));

        assertThat(api.get(Business.PROVISIONING, path).get("operatorStatus").asString())
                .isEqualTo("active");
        var _ = api.delete(Business.PROVISIONING, path);
    }
}
