package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.MAX_FAILURES_PER_ADDRESS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.signIn;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class SignInIT {
    private static final String PASSWORD = "correct horse battery";
    private final String name = "name" + TestEnvironment.uniqueNumber();

    @Test
    void the_first_admin_password_is_in_a_file_only_its_owner_can_read() throws Exception {
        var file = TestEnvironment.SECRETS_DIRECTORY.resolve("first-admin.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(json(API.get("/api/v1/users/me")).get("username").asString()).isEqualTo("admin");
    }

    @Test
    void a_token_is_signed_with_the_published_key_and_valid_for_ten_minutes() throws Exception {
        var tenant = createTenant("active");
        createUser("seller", tenant);

        var response = json(signIn(name, PASSWORD));

        var token = SignedJWT.parse(response.get("accessToken").asString());
        var keys =
                JWKSet.parse(API.withToken(null).get("/.well-known/jwks.json").body());
        assertThat(keys.toString()).doesNotContain("\"d\"");
        assertThat(token.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("iss", "trunkline")
                .containsEntry("role", "seller")
                .containsEntry("tenant", tenant)
                .containsEntry("name", name);
        assertThat(response.get("expiresIn").asLong()).isEqualTo(600);
        assertThat(response.get("tokenType").asString()).isEqualTo("Bearer");
    }

    @Test
    void failed_sign_ins_get_the_same_response_for_every_reason_and_are_throttled() {
        createUser("staff", null);

        assertThat(problemCode(signIn(name, "wrong"))).isEqualTo("auth.login-failed");
        assertThat(withoutTrace(signIn("unknown-" + name, PASSWORD))).isEqualTo(withoutTrace(signIn(name, "wrong")));
        for (var i = 0; i < 3; i++) {
            assertThat(signIn(name, "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(problemCode(signIn(name, PASSWORD))).isEqualTo("auth.login-throttled");
        assertThat(problemCode(API.withToken(null).post("/api/v1/auth/login", "{}")))
                .isEqualTo("request.invalid");
    }

    @Test
    void brute_force_through_a_proxy_gets_nowhere_and_the_right_user_signs_in_meanwhile() {
        String home = "198.51.100.7";
        createUser("staff", null);
        assertThat(signIn(name, PASSWORD, home).statusCode()).isEqualTo(200);

        // many addresses, one account: delays follow after ten failures, at first of one second
        var known = statuses(150, i -> signIn(name, "wrong " + i, "203.0.113." + i));
        var unknown = statuses(150, i -> signIn("un" + name, "wrong " + i, "203.0.113." + i));
        assertThat(known.get(401)).isBetween(10, 20);
        assertThat(unknown.get(401)).isBetween(10, 20);
        assertThat(known.keySet()).containsExactly(401, 429);
        assertThat(unknown.keySet()).containsExactly(401, 429);
        assertThat(signIn(name, PASSWORD, home).statusCode()).isEqualTo(200);

        // many accounts, one address, which also claims to be the user's
        String attacker = home + ", 2001:db8::";
        var spread = statuses(150, i -> signIn("un" + i + name, "wrong", attacker + i));
        assertThat(spread)
                .containsExactly(entry(401, MAX_FAILURES_PER_ADDRESS), entry(429, 150 - MAX_FAILURES_PER_ADDRESS));
        var refused = signIn("another" + name, PASSWORD, attacker + 1);
        assertThat(problemCode(refused)).isEqualTo("auth.login-throttled");
        assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
        assertThat(signIn(name, PASSWORD, home).statusCode()).isEqualTo(200);
        assertThat(TestEnvironment.sql("SELECT bool_and(digest ~ '^[0-9a-f]{64}$') FROM sign_in_addresses"))
                .isEqualTo("t");
    }

    @Test
    void guessing_the_current_password_is_throttled_like_a_sign_in() {
        createUser("staff", null);
        var client = TestEnvironment.signedInAs(name, PASSWORD);
        String path = "/api/v1/users/me/password";
        for (var i = 0; i < 5; i++) {
            assertThat(problemCode(client.put(path, passwordChange("wrong " + i))))
                    .isEqualTo("user.password-wrong");
        }

        assertThat(problemCode(client.put(path, passwordChange(PASSWORD)))).isEqualTo("auth.login-throttled");
        assertThat(problemCode(signIn(name, PASSWORD))).isEqualTo("auth.login-throttled");
    }

    private static String passwordChange(String current) {
        return toJson(Map.of("currentPassword", current, "newPassword", "another horse battery"));
    }

    /// How many responses have each status.
    private static Map<Integer, Integer> statuses(int requests, IntFunction<HttpResponse<String>> request) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < requests; i++) {
            counts.merge(request.apply(i).statusCode(), 1, Integer::sum);
        }
        return counts;
    }

    private String createTenant(String status) {
        var response = API.post(
                "/api/v1/tenants",
                toJson(Map.of("name", "Tenant " + TestEnvironment.uniqueNumber(), "status", status)));
        return json(response).get("id").asString();
    }

    private String createUser(String role, String tenant) {
        var properties = new HashMap<String, Object>(Map.of("role", role));
        if (tenant != null) {
            properties.put("tenantId", tenant);
        }
        var response = API.post("/api/v1/users", draft(properties));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).doesNotContain(PASSWORD, "argon2");
        return json(response).get("id").asString();
    }

    private String draft(Map<String, Object> properties) {
        var draft = new HashMap<String, Object>(Map.of("username", name, "password", PASSWORD));
        draft.putAll(properties);
        return toJson(draft);
    }

    /// Each request has a trace of its own.
    private static String withoutTrace(HttpResponse<String> response) {
        return response.body().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }
}
