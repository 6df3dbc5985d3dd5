package io.trunkline.cdr;

import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static io.trunkline.cdr.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ConfigurationEvents;
import io.trunkline.testkit.ConfigurationEvents.CarrierSettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The record of a refused call to a number that no tenant has: routing knows the carrier, and the node knows no party.
class CallsWithoutTenantIT {
    private static final String LIST = "/api/v1/call-records";
    private static final UUID CARRIER = UUID.randomUUID();
    private static final CallEventsFixture CALL = new CallEventsFixture(
            CallEventsFixture.inboundCallAt("2026-03-20T10:00:00Z").callId(),
            new PartyIds(null, null, null, null, CARRIER, null));

    @BeforeAll
    static void record_a_call() {
        WIRE.publish(ConfigurationEvents.carrier(
                CARRIER,
                "borealis",
                1,
                new CarrierSettings(50, CarrierChanged.RegistrationType.IP, null, null, null, Map.of())));
        var ofChannel = new CallEventsFixture(CALL.callId(), PartyIds.NONE).unroutedCall();
        WIRE.publish(ofChannel.getFirst(), CALL.unroutedCall().get(1), ofChannel.getLast());
        Await.until(
                "the call is recorded",
                () -> record(TOKENS.admin()).path("complete").asBoolean(false)
                        && record(TOKENS.admin()).path("reason").isString()
                        && record(TOKENS.admin()).at("/carrier/name").isString());
    }

    private static JsonNode record(String token) {
        return TestEnvironment.get(LIST + "/" + CALL.callId(), token);
    }

    @Test
    void it_has_the_carrier_with_its_name_and_no_attempt() {
        JsonNode record = record(TOKENS.admin());

        assertThat(record.get("disposition").asString()).isEqualTo("unrouted");
        assertThat(record.at("/carrier/id").asString()).isEqualTo(CARRIER.toString());
        assertThat(record.at("/carrier/name").asString()).isEqualTo("borealis");
        assertThat(record.get("tenant").isNull()).isTrue();
        assertThat(record.get("attempts")).isEmpty();
    }

    @Test
    void admins_and_staff_find_it_by_its_carrier_and_sellers_do_not() {
        for (String token : List.of(TOKENS.admin(), TOKENS.staff())) {
            assertThat(TestEnvironment.get(LIST + "?carrierId=" + CARRIER, token)
                            .findValuesAsString("callId"))
                    .containsExactly(CALL.callId());
        }
        String seller = TOKENS.seller(UUID.randomUUID());
        assertThat(TestEnvironment.get(LIST + "?carrierId=" + CARRIER, seller).get("items"))
                .isEmpty();
        assertThat(record(seller).get("status").asInt()).isEqualTo(404);
    }

    @Test
    void statistics_count_it_by_reason_and_not_for_the_carrier_which_had_no_attempt() {
        Await.until("the call is counted by its reason", () -> !rows("reason").isEmpty());

        assertThat(rows("reason").findValuesAsString("id")).containsExactly("no-active-campaign");
        assertThat(rows("carrier")).isEmpty();
    }

    private static JsonNode rows(String by) {
        return TestEnvironment.get(
                        "/api/v1/statistics?from=2026-03-20T10:00:00Z&to=2026-03-20T10:05:00Z&by=" + by, TOKENS.admin())
                .path("rows");
    }
}
