package io.trunkline.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The dead letters of a service over REST, from the fault to the row that was missing.
class DeadLettersIT {
    private static final String GROUP = TestEnvironment.GROUP;
    private static final String PATH = "/api/v1/dead-letters/realtime-writer";

    private final RestClient api = TestEnvironment.API;
    private final UUID carrier = UUID.randomUUID();
    private final String endpoint = "lost-" + carrier.toString().substring(0, 8);

    @Test
    void an_event_that_was_refused_is_applied_when_it_is_redelivered_after_the_fault_is_fixed() {
        KeysetHandle lostKeys = TestEnvironment.newKeys();
        publishCarrier(TestEnvironment.seal(lostKeys, "secret7", "carrier|" + carrier + "|password"));
        String letter = awaitLetter().get("id").asString();

        HttpResponse<String> tooEarly = api.post(PATH + "/" + letter + "/redeliver", "");
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(json(tooEarly).get("code").asString()).isEqualTo("dead-letter.refused");
        assertThat(openLetters()).hasSize(1);

        TestEnvironment.addKey(lostKeys);
        HttpResponse<String> redelivered = api.post(PATH + "/" + letter + "/redeliver", "");

        assertThat(redelivered.statusCode()).as(redelivered.body()).isEqualTo(200);
        assertThat(json(redelivered).get("redeliveredAt").asString()).isNotEmpty();
        assertThat(password()).isEqualTo("secret7");
        assertThat(openLetters()).isEmpty();
        assertThat(letters("redelivered")).hasSize(1);
        String audited = api.get("/api/v1/audit/realtime-writer-dead-letters?entityId=" + letter)
                .body();
        assertThat(json(api.get("/api/v1/audit/realtime-writer-dead-letters?entityId=" + letter))
                        .get("items"))
                .hasSize(1);
        assertThat(audited).contains("\"topic\":\"carrier.changed\"").doesNotContain(endpoint);
    }

    @Test
    void an_event_that_met_a_bug_is_applied_when_it_is_redelivered_after_the_bug_is_fixed() {
        HandlerWithBug.failFor(carrier);
        publishCarrier(TestEnvironment.seal("secret8", "carrier|" + carrier + "|password"));
        JsonNode letter = awaitLetter();
        String redeliver = PATH + "/" + letter.get("id").asString() + "/redeliver";
        assertThat(letter.get("reason").asString()).isEqualTo("refused");
        assertThat(letter.get("fault").asString()).isEqualTo("NullPointerException");
        assertThat(api.post(redeliver, "").statusCode()).isEqualTo(409);
        assertThat(password()).isEmpty();

        HandlerWithBug.fix();
        HttpResponse<String> redelivered = api.post(redeliver, "");

        assertThat(redelivered.statusCode()).as(redelivered.body()).isEqualTo(200);
        assertThat(password()).isEqualTo("secret8");
        var applied = TestEnvironment.WIRE.await(
                RealtimeApplied.class, event -> event.entityId().equals(carrier));
        assertThat(applied.version()).isEqualTo(1);
        assertThat(openLetters()).isEmpty();
    }

    @Test
    void a_letter_says_where_it_came_from_and_the_health_counts_it() {
        publishCarrier("no-base64");
        JsonNode letter = awaitLetter();

        JsonNode oldestFirst =
                json(api.get(PATH + "?reason=refused&reason=malformed&sort=at&count=true&limit=200&group=" + GROUP));
        assertThat(oldestFirst.get("items").findValuesAsString("id"))
                .contains(letter.get("id").asString());
        assertThat(oldestFirst.get("total").asLong()).isPositive();
        assertThat(letter.get("group").asString()).isEqualTo(GROUP);
        assertThat(letter.get("topic").asString()).isEqualTo("carrier.changed");
        assertThat(letter.get("reason").asString()).isEqualTo("refused");
        assertThat(letter.get("fault").asString()).isEqualTo("PoisonEventException");
        assertThat(letter.get("type").asString()).isEqualTo("carrier.changed.v1");
        assertThat(letter.get("body").asString()).contains(endpoint);
        JsonNode health =
                json(api.management().get("/actuator/health")).get("components").get("deadLetters");
        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(health.get("details").get("open").get(GROUP).asLong()).isPositive();

        JsonNode all = json(api.post(PATH + "/redeliver", ""));
        assertThat(all.get("redelivered").asInt()).isZero();
        assertThat(all.get("refused").asInt()).isPositive();
        assertThat(all.get("remaining").asInt()).isZero();
    }

    @Test
    void only_admins_see_them_and_unknown_ones_are_not_found() {
        assertThat(api.withToken(TestEnvironment.TOKENS.staff()).get(PATH).statusCode())
                .isEqualTo(403);
        for (String id : List.of("carrier.changed@0", "carrier.changed." + GROUP + ".dlt@123456", "x")) {
            HttpResponse<String> unknown = api.post(PATH + "/" + id + "/redeliver", "");
            assertThat(unknown.statusCode()).as(id).isEqualTo(404);
            assertThat(json(unknown).get("code").asString()).isEqualTo("dead-letter.not-found");
        }
        assertThat(api.get("/api/v1/dead-letters/cdr-service").statusCode()).isEqualTo(404);
        assertThat(api.get(PATH + "?reason=other").statusCode()).isEqualTo(400);
        assertThat(api.get(PATH + "?sort=group").statusCode()).isEqualTo(400);
    }

    private String password() {
        return TestEnvironment.sql("SELECT password FROM ps_auths WHERE id = '" + endpoint + "'");
    }

    private void publishCarrier(String sealedPassword) {
        TestEnvironment.WIRE.publish(
                ConfigurationEventsFixture.registrationCarrier(carrier, endpoint, 1, sealedPassword, Map.of()));
    }

    private JsonNode awaitLetter() {
        Await.until("the dead letter is listed", () -> openLetters().size() == 1);
        return openLetters().getFirst();
    }

    private List<JsonNode> openLetters() {
        return letters("open");
    }

    private List<JsonNode> letters(String state) {
        return json(api.get(PATH + "?state=" + state + "&limit=200"))
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("key").asString().equals(carrier.toString()))
                .toList();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(response.body());
    }
}
