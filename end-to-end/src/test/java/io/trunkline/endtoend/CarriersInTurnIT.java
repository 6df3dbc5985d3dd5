package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.servers.Await;
import io.trunkline.testkit.sipp.Answerer;
import io.trunkline.testkit.suite.SuiteApi;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Calls go out by several carriers.
class CarriersInTurnIT {
    private static final Stage STAGE = Stage.get();
    private static final SuiteApi API = STAGE.api();
    private static final Records RECORDS = new Records(API);
    private static final Business BUSINESS = new Business(API);

    private static final Answerer CONGESTED = Answerer.always(503);
    private static final Answerer BROKEN = Answerer.always(500);
    private static final Answerer BUSY = Answerer.always(486);
    private static final Answerer SOUND = Answerer.start();
    private static final Answerer REGISTRAR =
            Answerer.start(Answerer.Options.plain().registrar("account9", "s3cret-of-nine"));

    private static String tenant = "";

    @BeforeAll
    static void open() {
        tenant = BUSINESS.tenant();
        var _ = BUSINESS.did(tenant, "+14045558000");
    }

    @AfterAll
    static void close() {
        List.of(CONGESTED, BROKEN, BUSY, SOUND, REGISTRAR).forEach(Answerer::close);
    }

    @Test
    void a_call_goes_on_by_cause_until_the_third_carrier_carries_it() {
        String first = carrier(CONGESTED);
        String second = carrier(BROKEN);
        String third = carrier(SOUND);
        String campaign = leavesBy(List.of(first, second, third));

        JsonNode record = RECORDS.of(placed("+17065558111", campaign));

        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("answered");
        assertThat(each(record.get("attempts")))
                .extracting(CarriersInTurnIT::how)
                .containsExactly(first + " congestion", second + " failed", third + " answered");
    }

    @Test
    void a_busy_callee_is_not_called_again_by_another_carrier() {
        String first = carrier(BUSY);
        String campaign = leavesBy(List.of(first, carrier(SOUND)));

        JsonNode record = RECORDS.of(placed("+17065552111", campaign));

        assertThat(record.get("disposition").asString()).isEqualTo("busy");
        assertThat(each(record.get("attempts")))
                .extracting(CarriersInTurnIT::how)
                .containsExactly(first + " busy");
        assertThat(SOUND.invites()).noneMatch(invite -> invite.requestUser().endsWith("17065552111"));
    }

    @Test
    void a_carrier_that_loses_its_registration_is_passed_over_and_taken_again_when_it_is_back() {
        JsonNode saved = BUSINESS.registrationCarrier(REGISTRAR, "account9", "s3cret-of-nine", Map.of());
        String registered = Business.id(saved);
        BUSINESS.registered(registered);
        String other = carrier(SOUND);
        String campaign = leavesBy(List.of(registered, other));
        Await.until("routing takes the first", () -> wouldTake(campaign, registered));

        var _ = STAGE.node("pjsip send unregister " + saved.get("endpointId").asString());
        Await.until("routing passes it over", () -> wouldTake(campaign, other));
        JsonNode without = RECORDS.of(placed("+17065553111", campaign));
        var _ = STAGE.node("pjsip send register " + saved.get("endpointId").asString());
        Await.until("routing takes it again", () -> wouldTake(campaign, registered));
        JsonNode with = RECORDS.of(placed("+17065554111", campaign));

        assertThat(each(without.get("attempts")))
                .extracting(CarriersInTurnIT::how)
                .containsExactly(other + " answered");
        assertThat(each(with.get("attempts")))
                .extracting(CarriersInTurnIT::how)
                .containsExactly(registered + " answered");
        var _ = API.delete(Business.PROVISIONING, "/api/carriers/" + registered);
    }

    private static boolean wouldTake(String campaign, String carrier) {
        JsonNode explained = API.get(
                Business.ROUTING,
                "/api/routes/explain?direction=outbound&number=%2B17065558999&campaignId=" + campaign);
        return each(explained.get("trace")).stream()
                .filter(step -> step.get("chosen").asBoolean())
                .anyMatch(step -> carrier.equals(step.path("id").asString("")));
    }

    private static String carrier(Answerer at) {
        return Business.id(BUSINESS.ipCarrier(at, Map.of()));
    }

    private static String leavesBy(List<String> carriers) {
        String campaign = BUSINESS.campaign(tenant, Map.of());
        for (int priority = 1; priority <= carriers.size(); priority++) {
            BUSINESS.leaves(campaign, carriers.get(priority - 1), priority);
        }
        return campaign;
    }

    /// Held when answered; carriers hang up numbers that end in 111 after a second.
    private static String placed(String to, String campaign) {
        return BUSINESS.call(Map.of("to", to, "campaignId", campaign));
    }

    private static String how(JsonNode attempt) {
        return attempt.get("carrier").get("id").asString() + " "
                + attempt.get("disposition").asString();
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
