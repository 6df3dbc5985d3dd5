package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.signIn;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionsIT {
    private static final String PASSWORD = "correct horse battery";
    private final String name = "session" + TestEnvironment.uniqueNumber();

    @Test
    void a_refresh_token_is_exchanged_for_new_tokens_of_the_same_session() {
        createUser(Map.of("role", "staff"));
        var first = json(signIn(name, PASSWORD));

        var response = refresh(first.get("refreshToken").asString());

        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        var second = json(response);
        assertThat(second.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(second.get("expires_in").asLong()).isEqualTo(600);
        assertThat(second.get("refresh_expires_in").asLong()).isEqualTo(12 * 3600);
        assertThat(usernameOf(second.get("access_token").asString())).isEqualTo(name);
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refreshToken"));
        assertThat(refresh(second.get("refresh_token").asString()).statusCode()).isEqualTo(200);
        assertThat(sql("SELECT count(*) FROM refresh_tokens WHERE digest = '"
                        + first.get("refreshToken").asString() + "'::bytea"))
                .isEqualTo("0");
    }

    @Test
    void two_tabs_that_refresh_at_the_same_time_both_go_on() {
        createUser(Map.of("role", "staff"));
        var token = json(signIn(name, PASSWORD)).get("refreshToken").asString();

        var one = json(refresh(token));
        var other = json(refresh(token));

        assertThat(refresh(one.get("refresh_token").asString()).statusCode()).isEqualTo(200);
        assertThat(refresh(other.get("refresh_token").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_used_after_its_grace_ends_the_whole_session() {
        var user = createUser(Map.of("role", "staff"));
        var stolen = json(signIn(name, PASSWORD)).get("refreshToken").asString();
        var current = json(refresh(stolen));
        sql("UPDATE refresh_tokens SET replaced_at = replaced_at - interval '31 s' WHERE session_id IN"
                + " (SELECT id FROM sessions WHERE user_id = '" + user + "') AND replaced_at IS NOT NULL");

        assertThat(problemCode(refresh(stolen))).isEqualTo("auth.refresh-token-invalid");

        assertThat(json(refresh(current.get("refresh_token").asString()))
                        .get("error")
                        .asString())
                .isEqualTo("invalid_grant");
        awaitRevoked(current.get("access_token").asString());
        var session = sql("SELECT id FROM sessions WHERE user_id = '" + user + "'");
        assertThat(EVENTS.await(
                                AccessChanged.class,
                                event -> event.subjectId().toString().equals(session))
                        .active())
                .isFalse();
    }

    @Test
    void signing_out_ends_one_session_and_signing_out_everywhere_ends_all() {
        createUser(Map.of("role", "staff"));
        var one = json(signIn(name, PASSWORD));
        var other = json(signIn(name, PASSWORD));
        var signOut = toJson(Map.of("refreshToken", one.get("refreshToken").asString()));

        assertThat(API.withToken(null).post("/api/v1/auth/logout", signOut).statusCode())
                .isEqualTo(204);

        assertThat(API.withToken(null).post("/api/v1/auth/logout", signOut).statusCode())
                .isEqualTo(204);
        assertThat(refresh(one.get("refreshToken").asString()).statusCode()).isEqualTo(400);
        awaitRevoked(one.get("accessToken").asString());
        assertThat(usernameOf(other.get("accessToken").asString())).isEqualTo(name);

        assertThat(API.withToken(other.get("accessToken").asString())
                        .post("/api/v1/auth/logout-everywhere", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(refresh(other.get("refreshToken").asString()).statusCode()).isEqualTo(400);
        awaitRevoked(other.get("accessToken").asString());
        var again = json(signIn(name, PASSWORD));
        assertThat(usernameOf(again.get("accessToken").asString())).isEqualTo(name);
        assertThat(refresh(again.get("refreshToken").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_suspended_tenant_cannot_refresh_until_it_is_active_again() {
        var tenant = json(API.post("/api/v1/tenants", toJson(Map.of("name", "Tenant of " + name))))
                .get("id")
                .asString();
        createUser(Map.of("role", "seller", "tenantId", tenant));
        var token = json(signIn(name, PASSWORD)).get("refreshToken").asString();

        API.patch("/api/v1/tenants/" + tenant, "{\"status\":\"suspended\"}");

        assertThat(problemCode(refresh(token))).isEqualTo("auth.refresh-token-invalid");
        API.patch("/api/v1/tenants/" + tenant, "{\"status\":\"active\"}");
        assertThat(refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_reset_password_is_shown_once_ends_all_sessions_and_should_be_changed() {
        var id = createUser(Map.of("role", "staff"));
        var before = json(signIn(name, PASSWORD));
        assertThat(problemCode(
                        API.post("/api/v1/users/" + id + "/reset-password", toJson(Map.of("password", PASSWORD)))))
                .isEqualTo("request.unknown-field");

        var reset = API.post("/api/v1/users/" + id + "/reset-password", "");

        assertThat(reset.headers().firstValue("Cache-Control")).contains("no-store");
        var password = json(reset).get("password").asString();
        assertThat(refresh(before.get("refreshToken").asString()).statusCode()).isEqualTo(400);
        assertThat(signIn(name, PASSWORD).statusCode()).isEqualTo(401);
        var after = json(signIn(name, password));
        assertThat(after.get("passwordChangeRequired").asBoolean()).isTrue();
        var change = toJson(Map.of("currentPassword", password, "newPassword", PASSWORD));
        assertThat(API.withToken(after.get("accessToken").asString())
                        .put("/api/v1/users/me/password", change)
                        .statusCode())
                .isEqualTo(204);
        assertThat(json(signIn(name, PASSWORD)).get("passwordChangeRequired").asBoolean())
                .isFalse();
        assertThat(sql("SELECT count(*) FROM audit_log WHERE detail::text LIKE '%" + password + "%'"))
                .isEqualTo("0");
    }

    @Test
    void a_password_should_be_changed_until_the_user_has_chosen_it() {
        var path = "/api/v1/users/" + createUser(Map.of("role", "admin"));
        assertThat(isPasswordChangeRequired()).isTrue();
        var own = TestEnvironment.signedInAs(name, PASSWORD);
        var same = toJson(Map.of("currentPassword", PASSWORD, "newPassword", PASSWORD));
        assertThat(problemCode(own.put("/api/v1/users/me/password", same))).isEqualTo("user.password-unchanged");
        assertThat(isPasswordChangeRequired()).isTrue();

        own.patch(path, toJson(Map.of("password", PASSWORD)));
        assertThat(isPasswordChangeRequired()).isFalse();

        API.patch(path, toJson(Map.of("displayName", "Ana")));
        assertThat(isPasswordChangeRequired()).isFalse();
        API.patch(path, toJson(Map.of("password", PASSWORD)));
        assertThat(isPasswordChangeRequired()).isTrue();
    }

    private boolean isPasswordChangeRequired() {
        return json(signIn(name, PASSWORD)).get("passwordChangeRequired").asBoolean();
    }

    @Test
    void staff_cannot_reset_the_password_of_an_admin() {
        createUser(Map.of("role", "staff"));
        var admin = json(API.get("/api/v1/users/me")).get("id").asString();

        var reset = TestEnvironment.signedInAs(name, PASSWORD).post("/api/v1/users/" + admin + "/reset-password", "");

        assertThat(problemCode(reset)).isEqualTo("auth.forbidden");
    }

    private String createUser(Map<String, Object> properties) {
        var draft = new HashMap<String, Object>(Map.of("username", name, "password", PASSWORD));
        draft.putAll(properties);
        return json(API.post("/api/v1/users", toJson(draft))).get("id").asString();
    }

    private static HttpResponse<String> refresh(String token) {
        return TestEnvironment.requestToken("grant_type=refresh_token&refresh_token=" + token);
    }

    private static String usernameOf(String accessToken) {
        JsonNode user = json(API.withToken(accessToken).get("/api/v1/users/me"));
        return user.path("username").asString(user.toString());
    }

    private static void awaitRevoked(String accessToken) {
        Await.until(
                "the token is revoked",
                () -> problemCode(API.withToken(accessToken).get("/api/v1/users/me"))
                        .equals("auth.access-ended"));
    }
}
