package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.REALTIME_WRITER;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CarrierChanged;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `?dryRun=true` on POST, PUT and PATCH.
class DryRunIT {

    @ParameterizedTest
    @EnumSource
    void a_dry_run_of_a_post_returns_the_entity_and_stores_nothing(EntityKind kind) {
        var draft = kind.newDraft();
        var key = UUID.randomUUID().toString();

        var dryRun = API.post(kind.collection() + "?dryRun=true", toJson(draft), "Idempotency-Key", key);

        assertIsDryRun(dryRun);
        var entity = json(dryRun);
        assertThat(entity.get("version").asLong()).isEqualTo(1);
        assertThat(API.get(kind.collection() + "/" + entity.get("id").asString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(changes(entity.get("id").asString())).isEqualTo("0");
        var real = API.post(kind.collection(), toJson(draft), "Idempotency-Key", key);
        assertThat(real.statusCode()).as(real.body()).isEqualTo(201);
        assertThat(real.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(real.headers().firstValue("Dry-Run")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_dry_run_is_refused_as_the_request_would_be(EntityKind kind) {
        var draft = kind.newDraft();
        var path = kind.create(draft);
        var invalid = new HashMap<>(kind.newDraft());
        invalid.putAll(kind.invalid());

        var taken = API.post(kind.collection() + "?dryRun=true", toJson(draft));

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(409);
        assertThat(problemCode(taken)).isEqualTo(problemCode(API.post(kind.collection(), toJson(draft))));
        assertThat(problemCode(API.post(kind.collection() + "?dryRun=true", toJson(invalid))))
                .isEqualTo(kind.code());
        assertThat(problemCode(API.patch(path + "?dryRun=true", toJson(kind.invalid()))))
                .isEqualTo(kind.code());
        assertThat(API.patch(path + "?dryRun=true", toJson(kind.change()), "If-Match", "\"7\"")
                        .statusCode())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @EnumSource
    void a_dry_run_of_a_change_returns_the_next_version_and_stores_nothing(EntityKind kind) {
        var draft = kind.newDraft();
        var path = kind.create(draft);
        var before = API.get(path).body();
        var replacement = new HashMap<>(draft);
        replacement.putAll(kind.change());

        var patched = API.patch(path + "?dryRun=true", toJson(kind.change()));
        var replaced = API.put(path + "?dryRun=true", toJson(replacement));

        assertThat(List.of(patched, replaced)).allSatisfy(response -> {
            assertIsDryRun(response);
            assertThat(json(response).get("version").asLong()).isEqualTo(2);
            kind.change()
                    .forEach((field, value) ->
                            assertThat(json(response).get(field)).isEqualTo(json(toJson(value))));
        });
        assertThat(API.get(path).body()).isEqualTo(before);
        assertThat(changes(path.substring(path.lastIndexOf('/') + 1))).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"CARRIER", "CLIENT", "DIALPLAN_LINE"})
    void a_dry_run_has_the_rows_of_asterisk_for_the_event_that_it_would_publish(EntityKind kind) {
        var path = kind.create();

        var created = json(API.post(kind.collection() + "?dryRun=true", toJson(kind.newDraft())));
        var typeOfCreation = REALTIME_WRITER.lastPreview().get("type").asString();
        var changed = json(API.patch(path + "?dryRun=true", toJson(kind.change())));
        var event = json(REALTIME_WRITER.lastPreview().get("event").asString());

        assertThat(List.of(created, changed))
                .allSatisfy(entity -> assertThat(entity.get("tableRows").toString())
                        .contains("\"unavailable\":null", "\"change\":\"added\"", "\"before\":null", "(secret)"));
        assertThat(typeOfCreation).endsWith(".changed.v1");
        assertThat(event.get("version").asLong()).isEqualTo(2);
        assertThat(REALTIME_WRITER.lastAuthorization()).startsWith("Bearer ");
        assertThat(json(API.get(path)).get("tableRows").isNull()).isTrue();
        assertThat(json(API.patch(path, toJson(kind.change()))).get("tableRows").isNull())
                .isTrue();
    }

    @Test
    void a_dry_run_does_without_rows_when_realtime_writer_does_not_tell_them() {
        var draft = carrier("Rows " + TestEnvironment.uniqueNumber(), "4" + TestEnvironment.uniqueNumber());

        var unanswered = REALTIME_WRITER.refusingWith(503, () -> API.post("/api/v1/carriers?dryRun=true", draft));
        var forbidden = REALTIME_WRITER.refusingWith(403, () -> API.post("/api/v1/carriers?dryRun=true", draft));

        assertIsDryRun(unanswered);
        assertThat(json(unanswered).get("tableRows").toString())
                .isEqualTo("{\"rows\":[],\"unavailable\":\"realtime-writer does not answer\"}");
        assertThat(json(forbidden).get("tableRows").get("unavailable").asString())
                .isEqualTo("The rows require the scope realtime:read");
    }

    @Test
    void a_dry_run_publishes_nothing() {
        var path = EntityKind.CARRIER.create();

        var dryRun = API.patch(path + "?dryRun=true", "{\"priority\": 3}");
        var real = API.patch(path, "{\"priority\": 4}");

        assertThat(json(dryRun).get("priority").asInt()).isEqualTo(3);
        assertThat(json(real).get("version").asLong()).isEqualTo(2);
        var published = EVENTS.await(
                CarrierChanged.class, event -> path.endsWith(event.carrierId().toString()) && event.version() == 2);
        assertThat(published.priority()).isEqualTo(4);
    }

    @Test
    void a_dry_run_returns_the_warnings() {
        var number = TestEnvironment.uniqueNumber();
        API.post("/api/v1/carriers", carrier("Short " + number, "4" + number));

        var dryRun = API.post("/api/v1/carriers?dryRun=true", carrier("Long " + number, "4" + number + "1"));

        assertThat(json(dryRun).get("warnings").findValuesAsString("code")).contains("carrier.prefix-overlaps");
    }

    @Test
    void a_dry_run_returns_no_generated_password() {
        var name = toJson(Map.of("name", "Center " + TestEnvironment.uniqueNumber()));

        var dryRun = API.post("/api/v1/clients?dryRun=true", name);

        assertIsDryRun(dryRun);
        assertThat(json(dryRun).path("password").isString()).isFalse();
        assertThat(json(API.post("/api/v1/clients", name)).get("password").isString())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_misspelled_parameter_stores_nothing(EntityKind kind) {
        var draft = toJson(kind.newDraft());

        assertThat(problemCode(API.post(kind.collection() + "?dryrun=true", draft)))
                .isEqualTo("request.unknown-parameter");
        assertThat(problemCode(API.post(kind.collection() + "?dryRun=yes", draft)))
                .isEqualTo("request.invalid");

        var created = API.post(kind.collection() + "?dryRun=false", draft);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    private static void assertIsDryRun(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Dry-Run")).hasValue("true");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    private static String carrier(String name, String prefix) {
        return toJson(Map.of("name", name, "host", "sip.example.com", "dialPrefix", prefix));
    }

    private static String changes(String id) {
        return sql("SELECT count(*) FROM audit_log WHERE entity_id = '" + id + "'");
    }
}
