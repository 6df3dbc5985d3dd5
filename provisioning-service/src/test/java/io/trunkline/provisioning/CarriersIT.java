package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.EndpointStatus.Aspect;
import io.trunkline.events.nodes.EndpointStatus.State;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.nodes.RealtimeApplied.EntityKind;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriersIT {
    private final String name = "Carrier " + TestEnvironment.uniqueNumber();
    private final String prefix = "7" + TestEnvironment.uniqueNumber();

    @Test
    void an_ip_carrier_is_stored_published_and_returned() {
        var response = create(Map.of("dialPrefix", prefix, "cidrs", List.of("203.0.113.0/28")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"1\"");
        var carrier = json(response);
        assertThat(response.headers().firstValue("Location"))
                .hasValue("/api/v1/carriers/" + carrier.get("id").asString());
        assertThat(carrier.get("endpointId").asString())
                .isEqualTo(name.toLowerCase().replace(' ', '-'));
        assertThat(carrier.get("status").asString()).isEqualTo("active");
        assertThat(carrier.get("passwordSet").asBoolean()).isFalse();
        var published = publishedEvent(carrier.get("id").asString(), 1);
        assertThat(published.deleted()).isFalse();
        assertThat(published.dialPrefix()).isEqualTo(prefix);
        assertThat(published.cidrs()).containsExactly("203.0.113.0/28");
        assertThat(published.transport()).isEqualTo("transport-udp");
        assertThat(published.provider()).isEqualTo("custom");
    }

    @Test
    void a_password_is_published_sealed_for_its_own_carrier_and_never_returned() throws Exception {
        var response =
                create(Map.of("registrationType", "registration", "username", "u" + prefix, "password", "s3cret-x"));
        var id = json(response).get("id").asString();

        var sealed = Base64.getDecoder().decode(publishedEvent(id, 1).sealedPassword());

        assertThat(openSealed(sealed, "carrier|" + id + "|password")).isEqualTo("s3cret-x");
        assertThatThrownBy(() -> openSealed(sealed, "carrier|" + UUID.randomUUID() + "|password"))
                .isInstanceOf(java.security.GeneralSecurityException.class);
        assertThat(response.body() + get(id).body()).doesNotContain("s3cret-x");
        assertThat(json(response).get("passwordSet").asBoolean()).isTrue();
        assertThat(sql("SELECT detail FROM audit_log WHERE entity_id = '" + id + "'"))
                .contains(name)
                .doesNotContain("s3cret-x");
    }

    @Test
    void limits_and_the_failover_table_are_stored_returned_and_published() {
        var failover = Map.of("403", "next", "cause:34", "end");
        var id = json(create(Map.of("maxChannels", 20, "maxCallsPerSecond", 5, "failover", failover)))
                .get("id")
                .asString();

        var carrier = json(get(id));
        assertThat(carrier.get("maxChannels").asInt()).isEqualTo(20);
        assertThat(carrier.get("maxCallsPerSecond").asInt()).isEqualTo(5);
        assertThat(carrier.get("failover").toString()).isEqualTo("{\"403\":\"next\",\"cause:34\":\"end\"}");
        var published = publishedEvent(id, 1);
        assertThat(published.maxChannels()).isEqualTo(20);
        assertThat(published.maxCallsPerSecond()).isEqualTo(5);
        assertThat(published.failover())
                .isEqualTo(Map.of(
                        "403", CarrierChanged.FailoverAction.NEXT, "cause:34", CarrierChanged.FailoverAction.END));
    }

    @Test
    void an_external_id_finds_one_carrier() {
        var id = json(create(Map.of("externalId", "PRV-" + prefix))).get("id").asString();

        assertThat(json(API.get("/api/v1/carriers?externalId=PRV-" + prefix))
                        .get("items")
                        .findValuesAsString("id"))
                .containsExactly(id);
        assertThat(publishedEvent(id, 1).externalId()).isEqualTo("PRV-" + prefix);
        assertThat(problemCode(create(Map.of("name", name + " b", "externalId", "PRV-" + prefix))))
                .isEqualTo("carrier.external-id-taken");
    }

    @ParameterizedTest
    @CsvSource({
        "port, 0, carrier.port-out-of-range",
        "port, 65536, carrier.port-out-of-range",
        "host, two words, carrier.host-invalid",
        "dialPrefix, 9a, carrier.prefix-invalid",
        "dialPrefix, 12345678901, carrier.prefix-invalid",
        "dialTimeoutSeconds, 0, carrier.dial-timeout-out-of-range",
        "maxChannels, 0, carrier.limit-out-of-range",
        "trunkType, iax2, carrier.trunk-type-unsupported",
        "color, red, request.unknown-field",
        "numberFormat, backwards, request.invalid"
    })
    void invalid_input_is_rejected_with_its_field_and_stores_nothing(String field, String value, String code) {
        Object typed = value.matches("[0-9]+") && !field.equals("dialPrefix") ? Integer.valueOf(value) : value;

        var response = create(Map.of(field, typed));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problemCode(response)).isEqualTo(code);
        assertThat(json(response).get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(sql("SELECT count(*) FROM carriers WHERE name = '" + name + "'"))
                .isEqualTo("0");
    }

    @Test
    void malformed_json_and_unknown_ids_have_their_own_codes() {
        assertThat(problemCode(API.post("/api/v1/carriers", "{\"name\":"))).isEqualTo("request.malformed-json");
        assertThat(problemCode(get(UUID.randomUUID().toString()))).isEqualTo("resource.not-found");
        assertThat(problemCode(API.withToken(null).get("/api/v1/carriers"))).isEqualTo("auth.token-missing");
        assertThat(problemCode(API.get("/api/v1/carriers?status=broken"))).isEqualTo("request.invalid");
    }

    @Test
    void of_concurrent_saves_with_one_name_only_one_succeeds() throws Exception {
        Callable<Integer> save = () -> create(Map.of()).statusCode();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var codes = threads.invokeAll(List.of(save, save, save, save)).stream()
                    .map(done -> done.resultNow())
                    .toList();

            assertThat(codes).containsExactlyInAnyOrder(201, 409, 409, 409);
        }
        assertThat(problemCode(create(Map.of("name", name.toUpperCase())))).isEqualTo("carrier.name-taken");
    }

    @Test
    void a_prefix_and_a_registration_belong_to_one_carrier() {
        var uses = Map.of("dialPrefix", prefix, "registrationType", "registration", "username", "a", "password", "b");
        var first = new HashMap<String, Object>(uses);
        first.put("host", "r" + prefix + ".example.com");
        assertThat(create(first).statusCode()).isEqualTo(201);

        assertThat(problemCode(create(Map.of("name", name + " b", "dialPrefix", prefix))))
                .isEqualTo("carrier.prefix-taken");
        first.put("name", name + " c");
        first.remove("dialPrefix");
        assertThat(problemCode(create(first))).isEqualTo("carrier.registration-taken");
    }

    @Test
    void overlapping_prefixes_are_saved_with_a_warning() {
        assertThat(create(Map.of("dialPrefix", prefix)).statusCode()).isEqualTo(201);

        var second = create(Map.of(
                "name", name + " long", "dialPrefix", prefix + "1", "trunkType", "sip", "host", "sip.example.net"));

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(json(second).get("warnings").findValuesAsString("code"))
                .containsExactly("carrier.trunk-type-replaced", "carrier.prefix-overlaps");
        assertThat(json(second).get("warnings").get(1).get("message").asString())
                .startsWith("Numbers dialed as " + prefix + "1… use '" + name + " long'");
    }

    @Test
    void a_change_keeps_endpoint_id_and_password_and_requires_the_current_version() {
        var id = json(create(Map.of("registrationType", "registration", "username", "v" + prefix, "password", "one")))
                .get("id")
                .asString();
        var renamed =
                draft(Map.of("name", name + " renamed", "registrationType", "registration", "username", "v" + prefix));

        var changed = API.put("/api/v1/carriers/" + id, renamed, "If-Match", "\"1\"");
        var late = API.put("/api/v1/carriers/" + id, renamed, "If-Match", "\"1\"");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).get("version").asLong()).isEqualTo(2);
        assertThat(problemCode(late)).isEqualTo("precondition.failed");
        assertThat(late.statusCode()).isEqualTo(412);
        var published = publishedEvent(id, 2);
        assertThat(published.endpointId()).isEqualTo(name.toLowerCase().replace(' ', '-'));
        assertThat(published.sealedPassword()).isEqualTo(publishedEvent(id, 1).sealedPassword());
    }

    @Test
    void a_patch_keeps_replaces_or_removes_the_password_and_never_returns_it() {
        var id = json(create(Map.of("username", "p" + prefix, "password", "s3cret-1")))
                .get("id")
                .asString();

        var kept = patch(id, "{\"priority\": 7}");
        var replaced = patch(id, "{\"password\": \"s3cret-2\"}");
        var removed = patch(id, "{\"password\": null}");

        assertThat(List.of(kept, replaced, removed))
                .allSatisfy(response -> assertThat(response.body()).doesNotContain("s3cret"))
                .extracting(response -> json(response).get("passwordSet").asBoolean())
                .containsExactly(true, true, false);
        var first = publishedEvent(id, 1).sealedPassword();
        assertThat(publishedEvent(id, 2).sealedPassword()).isEqualTo(first);
        assertThat(publishedEvent(id, 3).sealedPassword()).isNotBlank().isNotEqualTo(first);
        assertThat(publishedEvent(id, 4).sealedPassword()).isNull();
    }

    @Test
    void a_replacement_with_null_removes_the_password_and_an_empty_one_is_refused() {
        var id = json(create(Map.of("username", "q" + prefix, "password", "s3cret-1")))
                .get("id")
                .asString();
        var path = "/api/v1/carriers/" + id;
        var withNull = new HashMap<String, Object>(Map.of("username", "q" + prefix));
        withNull.put("password", null);

        assertThat(json(API.put(path, draft(Map.of("username", "q" + prefix))))
                        .get("passwordSet")
                        .asBoolean())
                .isTrue();
        var empty = API.put(path, draft(Map.of("username", "q" + prefix, "password", "")));
        assertThat(problemCode(empty)).isEqualTo("request.invalid");
        assertThat(json(API.put(path, draft(withNull))).get("passwordSet").asBoolean())
                .isFalse();
    }

    @Test
    void a_registration_keeps_its_password() {
        var id = json(create(Map.of("registrationType", "registration", "username", "r" + prefix, "password", "one")))
                .get("id")
                .asString();

        var response = patch(id, "{\"password\": null}");

        assertThat(problemCode(response)).isEqualTo("carrier.registration-incomplete");
        assertThat(json(get(id)).get("passwordSet").asBoolean()).isTrue();
    }

    @Test
    void a_patch_merges_advanced_settings_and_the_failover_table() {
        var id = json(create(Map.of(
                        "advancedSettings",
                        Map.of("rtp_timeout", 60, "force_rport", "no"),
                        "failover",
                        Map.of("403", "next", "cause:34", "end"))))
                .get("id")
                .asString();

        patch(
                id,
                "{\"advancedSettings\": {\"rtp_timeout\": null, \"qualify\": \"no\"}, \"failover\": {\"403\": null}}");

        var carrier = json(get(id));
        assertThat(carrier.get("advancedSettings").toString()).isEqualTo("{\"force_rport\":\"no\"}");
        assertThat(carrier.get("qualifySeconds").asInt()).isZero();
        assertThat(carrier.get("failover").toString()).isEqualTo("{\"cause:34\":\"end\"}");
    }

    @Test
    void a_deleted_carrier_is_published_and_frees_its_name_but_not_its_endpoint_id() {
        var id = json(create(Map.of("dialPrefix", prefix))).get("id").asString();

        assertThat(API.delete("/api/v1/carriers/" + id).statusCode()).isEqualTo(204);

        assertThat(publishedEvent(id, 2).deleted()).isTrue();
        assertThat(get(id).statusCode()).isEqualTo(404);
        var again = create(Map.of("dialPrefix", prefix));
        assertThat(json(again).get("endpointId").asString()).endsWith("-2");
    }

    @Test
    void a_repeated_request_with_one_key_creates_one_carrier() {
        var first = API.post("/api/v1/carriers", draft(Map.of()), "Idempotency-Key", name.replace(' ', '-'));
        var second = API.post("/api/v1/carriers", draft(Map.of()), "Idempotency-Key", name.replace(' ', '-'));
        var other =
                API.post("/api/v1/carriers", draft(Map.of("port", 5070)), "Idempotency-Key", name.replace(' ', '-'));

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(json(second)).isEqualTo(json(first));
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(problemCode(other)).isEqualTo("request.idempotency-conflict");
    }

    @Test
    void observed_status_is_returned_beside_the_configuration_and_changes_no_version() {
        var carrier =
                json(create(Map.of("registrationType", "registration", "username", "w" + prefix, "password", "x")));
        var id = carrier.get("id").asString();
        var endpoint = carrier.get("endpointId").asString();

        EVENTS.publish(realtimeApplied(id, endpoint), endpointStatus(endpoint, 1, State.REJECTED, "No authentication"));

        Await.until(
                "an error is shown",
                () -> json(get(id)).get("status").asString().equals("error"));
        var failing = json(get(id));
        assertThat(failing.get("applied").get("version").asLong()).isEqualTo(1);
        assertThat(failing.get("registered").asBoolean()).isFalse();
        assertThat(failing.get("lastError").asString()).isEqualTo("No authentication");
        assertThat(failing.get("available").asBoolean()).isFalse();
        assertThat(json(API.get("/api/v1/carriers?status=error&q=" + urlEncoded(name)))
                        .get("items")
                        .findValuesAsString("id"))
                .contains(id);

        EVENTS.publish(
                endpointStatus(endpoint, 3, State.REGISTERED, null),
                endpointStatus(endpoint, 2, State.REJECTED, "late"));

        Await.until(
                "it is active again",
                () -> json(get(id)).get("status").asString().equals("active"));
        assertThat(json(get(id)).get("registered").asBoolean()).isTrue();
        assertThat(json(get(id)).get("version").asLong()).isEqualTo(1);
    }

    private HttpResponse<String> create(Map<String, Object> properties) {
        return API.post("/api/v1/carriers", draft(properties));
    }

    private String draft(Map<String, Object> properties) {
        var draft = new HashMap<String, Object>(Map.of("name", name, "host", "s" + prefix + ".example.com"));
        draft.putAll(properties);
        return toJson(draft);
    }

    private static HttpResponse<String> get(String id) {
        return API.get("/api/v1/carriers/" + id);
    }

    private static HttpResponse<String> patch(String id, String changes) {
        return API.patch("/api/v1/carriers/" + id, changes);
    }

    private static CarrierChanged publishedEvent(String id, long version) {
        return EVENTS.await(
                CarrierChanged.class, event -> event.carrierId().toString().equals(id) && event.version() == version);
    }

    private static String urlEncoded(String name) {
        return name.replace(" ", "%20");
    }

    private static String openSealed(byte[] sealed, String associated) throws Exception {
        var keyset = Files.readString(TestEnvironment.SECRETS_DIRECTORY.resolve("carrier-keyset.json"));
        var aead = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        return new String(aead.decrypt(sealed, associated.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static RealtimeApplied realtimeApplied(String id, String endpoint) {
        return new RealtimeApplied(
                "asterisk",
                Instant.EPOCH,
                1,
                EntityKind.CARRIER,
                UUID.fromString(id),
                endpoint,
                1,
                false,
                null,
                null,
                List.of(),
                Instant.now());
    }

    private static EndpointStatus endpointStatus(String endpoint, long sequence, State state, String detail) {
        return new EndpointStatus(
                "ast1", Instant.EPOCH, sequence, endpoint, Aspect.REGISTRATION, state, Instant.now(), detail, null);
    }
}
