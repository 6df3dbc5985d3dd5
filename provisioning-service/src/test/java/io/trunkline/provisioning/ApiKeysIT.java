package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.requestToken;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiKeysIT {
    private static final String KEYS = "/api/v1/api-keys";
    private static final String PASSWORD = "correct horse battery";

    private final int number = TestEnvironment.uniqueNumber();

    @Test
    void a_key_is_exchanged_for_an_access_token_with_its_role_and_scopes() throws Exception {
        var key = create(Map.of("name", "import", "role", "staff", "scopes", List.of("tenants:read", "carriers:read")));

        var response = exchange(key);

        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        var token = json(response);
        assertThat(token.get("expires_in").asLong()).isEqualTo(600);
        assertThat(token.get("scope").asString()).isEqualTo("carriers:read tenants:read");
        assertThat(SignedJWT.parse(token.get("access_token").asString())
                        .getJWTClaimsSet()
                        .getClaims())
                .containsEntry("sub", id(key))
                .containsEntry("client_id", id(key))
                .containsEntry("name", "import")
                .containsEntry("role", "staff")
                .containsEntry("scope", "carriers:read tenants:read")
                .doesNotContainKeys("tenant", "sid");
        assertThat(as(token).get("/api/v1/tenants").statusCode()).isEqualTo(200);
        assertThat(json(API.get(KEYS + "/" + id(key))).get("lastUsedAt").asString())
                .isNotEmpty();
    }

    @Test
    void the_secret_is_shown_once_and_stored_as_a_digest() {
        var idempotencyKey = UUID.randomUUID().toString();
        var draft = toJson(Map.of("name", "once " + number, "role", "staff"));
        var created = json(API.post(KEYS, draft, "Idempotency-Key", idempotencyKey));
        var secret = created.get("secret").asString();

        assertThat(secret).startsWith("tlk_");
        var repeated = json(API.post(KEYS, draft, "Idempotency-Key", idempotencyKey));
        assertThat(id(repeated)).isEqualTo(id(created));
        assertThat(repeated.get("secret").isNull()).isTrue();
        assertThat(API.get(KEYS + "/" + id(created)).body()).doesNotContain(secret);
        assertThat(API.get(KEYS + "?q=once%20" + number).body())
                .contains(id(created))
                .doesNotContain(secret);
        for (var table : List.of("api_keys", "audit_log", "idempotent_requests")) {
            assertThat(sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%" + secret + "%'"))
                    .as(table)
                    .isEqualTo("0");
        }
    }

    @Test
    void a_deleted_key_and_its_tokens_are_refused_within_seconds() {
        var key = create(Map.of("name", "short-lived", "role", "staff"));
        var token = json(exchange(key));

        assertThat(API.delete(KEYS + "/" + id(key)).statusCode()).isEqualTo(204);

        assertThat(problemCode(exchange(key))).isEqualTo("auth.api-key-refused");
        Await.until(
                "the token is revoked",
                () -> problemCode(as(token).get("/api/v1/tenants")).equals("auth.access-ended"));
        assertThat(API.get(KEYS + "/" + id(key)).statusCode()).isEqualTo(404);
    }

    @Test
    void an_expired_key_and_one_of_a_suspended_tenant_are_refused() {
        var tenant = createTenant();
        var key = create(Map.of(
                "name",
                "expires",
                "tenantId",
                tenant,
                "expiresAt",
                Instant.now().plusSeconds(300).toString()));
        var token = json(exchange(key));
        assertThat(token.get("expires_in").asLong()).isBetween(1L, 300L);

        API.patch("/api/v1/tenants/" + tenant, "{\"status\":\"suspended\"}");
        assertThat(json(exchange(key)).get("error").asString()).isEqualTo("invalid_client");
        API.patch("/api/v1/tenants/" + tenant, "{\"status\":\"active\"}");
        assertThat(exchange(key).statusCode()).isEqualTo(200);

        sql("UPDATE api_keys SET expires_at = now() WHERE id = '" + id(key) + "'");
        assertThat(problemCode(exchange(key))).isEqualTo("auth.api-key-refused");
    }

    @Test
    void sellers_manage_the_keys_of_their_tenant_only() {
        var own = sellerOf(createTenant());
        var other = sellerOf(createTenant());
        var key = json(own.post(KEYS, toJson(Map.of("name", "of a seller"))));
        var staffKey = create(Map.of("name", "of staff", "role", "staff"));

        assertThat(key.get("role").asString()).isEqualTo("seller");
        assertThat(own.get(KEYS).body()).contains(id(key)).doesNotContain(id(staffKey));
        assertThat(other.get(KEYS).body()).doesNotContain(id(key));
        assertThat(other.get(KEYS + "/" + id(key)).statusCode()).isEqualTo(404);
        assertThat(other.delete(KEYS + "/" + id(key)).statusCode()).isEqualTo(404);
        assertThat(problemCode(own.post(KEYS, toJson(Map.of("name", "too much", "role", "admin")))))
                .isEqualTo("auth.forbidden");
        var foreign =
                toJson(Map.of("name", "foreign", "tenantId", key.get("tenantId").asString()));
        assertThat(problemCode(other.post(KEYS, foreign))).isEqualTo("tenant.unknown");
        assertThat(as(json(exchange(key)))
                        .get("/api/v1/tenants/" + key.get("tenantId").asString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(own.delete(KEYS + "/" + id(key)).statusCode()).isEqualTo(204);
    }

    @Test
    void a_deleted_tenant_takes_its_keys_with_it() {
        var tenant = createTenant();
        var key = create(Map.of("name", "of a tenant", "tenantId", tenant));
        assertThat(key.get("scopes").isNull()).isTrue();

        assertThat(API.delete("/api/v1/tenants/" + tenant).statusCode()).isEqualTo(204);

        assertThat(API.get(KEYS + "/" + id(key)).statusCode()).isEqualTo(404);
        assertThat(API.get("/api/v1/audit/api-keys?action=delete&entityId=" + id(key))
                        .body())
                .contains(tenant);
        assertThat(EVENTS.await(
                                AccessChanged.class,
                                event -> event.subjectId().toString().equals(id(key)) && event.version() == 2)
                        .deleted())
                .isTrue();
    }

    @Test
    void a_token_may_be_limited_to_some_of_the_scopes_of_its_key() {
        var key = create(Map.of("name", "two", "role", "staff", "scopes", List.of("tenants:read", "carriers:read")));
        var unlimited = create(Map.of("name", "all", "role", "staff"));

        var token = json(exchange(key, "&scope=carriers:read"));

        assertThat(token.get("scope").asString()).isEqualTo("carriers:read");
        assertThat(problemCode(as(token).get("/api/v1/tenants"))).isEqualTo("auth.scope-missing");
        assertThat(json(exchange(unlimited, "&scope=tenants:read")).get("scope").asString())
                .isEqualTo("tenants:read");
        assertThat(json(exchange(unlimited, "&scope=")).has("scope")).isFalse();
        assertThat(json(exchange(unlimited)).propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in");
        for (var refused :
                List.of(exchange(key, "&scope=clients:read"), exchange(unlimited, "&scope=realtime:write"))) {
            assertThat(problemCode(refused)).isEqualTo("auth.scope-refused");
            assertThat(json(refused).get("error").asString()).isEqualTo("invalid_scope");
        }
    }

    @Test
    void credentials_may_come_as_http_basic_and_wrong_ones_are_refused() {
        var key = create(Map.of("name", "basic", "role", "staff"));
        var secret = key.get("secret").asString();
        var grant = "grant_type=client_credentials";

        assertThat(requestToken(grant, "Authorization", basic(id(key), secret)).statusCode())
                .isEqualTo(200);
        assertThat(requestToken(
                                grant + "&client_id=" + id(key),
                                "Authorization",
                                basic(id(key), secret).replace("Basic", "basic"))
                        .statusCode())
                .isEqualTo(200);
        // the secret alone says which key it is
        assertThat(requestToken(grant + "&client_secret=" + secret).statusCode())
                .isEqualTo(200);
        assertThat(problemCode(requestToken(grant + "&client_secret=" + secret + "x")))
                .isEqualTo("auth.api-key-refused");
        var refused = requestToken(grant, "Authorization", basic(id(key), secret + "x"));
        assertThat(problemCode(refused)).isEqualTo("auth.api-key-refused");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"trunkline\"");
        assertThat(problemCode(requestToken(
                        grant, "Authorization", basic(UUID.randomUUID().toString(), secret))))
                .isEqualTo("auth.api-key-refused");
    }

    private static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_new_signing_key_is_published_before_it_signs() {
        var before = keyIds();

        var rotated = json(API.post("/api/v1/keys/rotate", ""));

        var next = rotated.get("next").get("keyId").asString();
        assertThat(before).doesNotContain(next);
        assertThat(keyIds()).containsAll(before).contains(next);
        assertThat(json(API.post("/api/v1/keys/rotate", ""))
                        .get("next")
                        .get("keyId")
                        .asString())
                .isEqualTo(next);
        assertThat(before).contains(keyIdOfNewToken());

        sql("UPDATE signing_keys SET signs_from = now() WHERE kid = '" + next + "'");
        assertThat(json(API.get("/api/v1/keys")).get("signing").get("keyId").asString())
                .isEqualTo(next);
        assertThat(keyIdOfNewToken()).isEqualTo(next);
        assertThat(API.get("/api/v1/users/me").statusCode()).isEqualTo(200);
        assertThat(sql("SELECT count(*) FROM signing_keys WHERE sealed_key LIKE '%\"d\"%'"))
                .isEqualTo("0");
    }

    private static String keyIdOfNewToken() {
        try {
            var key = create(Map.of("name", "of any", "role", "staff"));
            var token = json(exchange(key)).get("access_token").asString();
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> keyIds() {
        return json(API.withToken(null).get("/.well-known/jwks.json"))
                .get("keys")
                .valueStream()
                .map(key -> key.get("kid").asString())
                .toList();
    }

    private static JsonNode create(Map<String, Object> draft) {
        var response = API.post(KEYS, toJson(draft));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response);
    }

    private static HttpResponse<String> exchange(JsonNode key) {
        return exchange(key, "");
    }

    private static HttpResponse<String> exchange(JsonNode key, String more) {
        return requestToken("grant_type=client_credentials&client_id=" + id(key) + "&client_secret="
                + key.get("secret").asString() + more);
    }

    private String createTenant() {
        var name = "Keys " + TestEnvironment.uniqueNumber();
        return json(API.post("/api/v1/tenants", toJson(Map.of("name", name))))
                .get("id")
                .asString();
    }

    private RestClient sellerOf(String tenant) {
        var name = "keys" + TestEnvironment.uniqueNumber();
        var draft = Map.of("username", name, "password", PASSWORD, "role", "seller", "tenantId", tenant);
        assertThat(API.post("/api/v1/users", toJson(draft)).statusCode()).isEqualTo(201);
        return TestEnvironment.signedInAs(name, PASSWORD);
    }

    private static RestClient as(JsonNode token) {
        return API.withToken(token.get("access_token").asString());
    }

    private static String id(JsonNode key) {
        return key.get("id").asString();
    }
}
