package io.trunkline.provisioning;

import static io.trunkline.provisioning.Stage.API;
import static io.trunkline.provisioning.Stage.WIRE;
import static io.trunkline.provisioning.Stage.code;
import static io.trunkline.provisioning.Stage.json;
import static io.trunkline.provisioning.Stage.logIn;
import static io.trunkline.provisioning.Stage.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeopleIT {
    private static final String PASSWORD = "correct horse battery";

    private final String name = "name" + Stage.number();

    @Test
    void the_first_admin_has_a_password_in_a_file_for_its_owner_only() throws Exception {
        var file = Stage.SECRETS.resolve("first-admin.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(json(API.get("/api/users/me")).get("username").asString()).isEqualTo("admin");
    }

    @Test
    void a_token_is_signed_by_the_published_key_and_says_who_it_is_for_ten_minutes() throws Exception {
        var tenant = tenant("active");
        user("seller", tenant);

        var answer = json(logIn(name, PASSWORD));

        var token = SignedJWT.parse(answer.get("accessToken").asString());
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
        assertThat(answer.get("expiresIn").asLong()).isEqualTo(600);
        assertThat(answer.get("tokenType").asString()).isEqualTo("Bearer");
    }

    @Test
    void a_login_that_fails_says_the_same_whatever_was_wrong_and_is_throttled() {
        user("staff", null);

        assertThat(code(logIn(name, "wrong"))).isEqualTo("auth.login-failed");
        assertThat(logIn("nobody-" + name, PASSWORD).body())
                .isEqualTo(logIn(name, "wrong").body());
        for (var i = 0; i < 3; i++) {
            assertThat(logIn(name, "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(code(logIn(name, PASSWORD))).isEqualTo("auth.login-throttled");
        assertThat(code(API.withToken(null).post("/api/auth/login", "{}"))).isEqualTo("request.invalid");
    }

    @Test
    void roles_see_and_change_what_is_theirs() {
        var own = tenant("active");
        user("seller", own);
        var seller = Stage.as(name, PASSWORD);
        var staff = staff();

        for (var path :
                new String[] {"/api/carriers", "/api/clients", "/api/users", "/api/dialplan-lines", "/api/tenants"}) {
            assertThat(code(seller.get(path))).isEqualTo("auth.forbidden");
            assertThat(staff.get(path).statusCode()).isEqualTo(200);
        }
        assertThat(seller.get("/api/tenants/" + own).statusCode()).isEqualTo(200);
        assertThat(code(seller.get("/api/tenants/" + tenant("active")))).isEqualTo("resource.not-found");
        assertThat(code(seller.put("/api/tenants/" + own, "{\"name\":\"x\"}"))).isEqualTo("auth.forbidden");
        assertThat(code(staff.post("/api/users", draft(Map.of("username", "x" + name, "role", "admin")))))
                .isEqualTo("auth.forbidden");
    }

    @Test
    void a_disabled_user_is_out_within_seconds_and_the_others_are_told() {
        var id = user("staff", null);
        var staff = Stage.as(name, PASSWORD);
        assertThat(staff.get("/api/users/me").statusCode()).isEqualTo(200);

        var disabled = API.put(
                "/api/users/" + id,
                written(Map.of("username", name, "role", "staff", "status", "disabled")),
                "If-Match",
                "\"1\"");

        assertThat(disabled.statusCode()).isEqualTo(200);
        Await.until("access has ended", () -> code(staff.get("/api/users/me")).equals("auth.access-ended"));
        assertThat(code(logIn(name, PASSWORD))).isEqualTo("auth.login-failed");
        var said = WIRE.await(
                AccessChanged.class, event -> event.subjectId().toString().equals(id) && event.version() == 2);
        assertThat(said.active()).isFalse();
    }

    @Test
    void a_suspended_tenant_takes_its_people_with_it_and_gives_them_back() {
        var tenant = tenant("active");
        user("seller", tenant);
        var seller = Stage.as(name, PASSWORD);

        API.put("/api/tenants/" + tenant, written(Map.of("name", "T " + tenant, "status", "suspended")));

        Await.until(
                "access has ended",
                () -> code(seller.get("/api/tenants/" + tenant)).equals("auth.access-ended"));
        assertThat(logIn(name, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(WIRE.await(
                                TenantChanged.class,
                                event -> event.tenantId().toString().equals(tenant) && event.version() == 2)
                        .status())
                .isEqualTo(TenantChanged.Status.SUSPENDED);

        API.put("/api/tenants/" + tenant, written(Map.of("name", "T " + tenant)));

        Await.until("access is back", () -> seller.get("/api/tenants/" + tenant).statusCode() == 200);
    }

    @Test
    void a_tenants_limits_are_kept_shown_and_said() {
        var destinations = Map.of("allowed", List.of("+44"), "barred", List.of("+1900", "+4470"));
        var draft = written(
                Map.of("name", "Tenant " + Stage.number(), "maxCallsPerSecond", 20, "destinations", destinations));

        var id = json(API.post("/api/tenants", draft)).get("id").asString();

        var tenant = json(API.get("/api/tenants/" + id));
        assertThat(tenant.get("maxCallsPerSecond").asInt()).isEqualTo(20);
        assertThat(tenant.get("destinations").toString())
                .isEqualTo("{\"allowed\":[\"+44\"],\"barred\":[\"+1900\",\"+4470\"]}");
        var said = WIRE.await(
                TenantChanged.class, event -> event.tenantId().toString().equals(id));
        assertThat(said.maxCallsPerSecond()).isEqualTo(20);
        assertThat(said.destinations().barred()).containsExactly("+1900", "+4470");
    }

    @Test
    void limits_of_a_tenant_that_make_no_sense_are_refused_by_name() {
        var fast = written(Map.of("name", "T", "maxCallsPerSecond", 1001));
        var vague = written(Map.of("name", "T", "destinations", Map.of("allowed", List.of("+44", "44"))));

        assertThat(code(API.post("/api/tenants", fast))).isEqualTo("tenant.limit-out-of-range");
        var answer = API.post("/api/tenants", vague);
        assertThat(code(answer)).isEqualTo("tenant.destination-invalid");
        assertThat(json(answer).get("errors").get(0).get("field").asString()).isEqualTo("destinations.allowed[1]");
    }

    @Test
    void a_changed_password_ends_the_tokens_of_the_old_one() {
        user("staff", null);
        var before = Stage.as(name, PASSWORD);
        var wrong = written(Map.of("currentPassword", "not it", "newPassword", "another long password"));
        var right = written(Map.of("currentPassword", PASSWORD, "newPassword", "another long password"));

        assertThat(code(before.put("/api/users/me/password", wrong))).isEqualTo("user.password-wrong");
        assertThat(before.put("/api/users/me/password", right).statusCode()).isEqualTo(204);

        Await.until(
                "old tokens are void", () -> code(before.get("/api/users/me")).equals("auth.access-ended"));
        var after = Stage.as(name, "another long password");
        assertThat(after.get("/api/users/me").statusCode()).isEqualTo(200);
    }

    @Test
    void users_and_tenants_keep_their_rules() {
        var tenant = tenant("active");
        var id = user("seller", tenant);
        var me = json(API.get("/api/users/me")).get("id").asString();

        assertThat(code(API.post("/api/users", draft(Map.of("role", "staff"))))).isEqualTo("user.username-taken");
        assertThat(code(API.post("/api/users", draft(Map.of("role", "staff", "password", "short")))))
                .isEqualTo("user.password-weak");
        assertThat(code(API.post("/api/users", draft(Map.of("role", "seller")))))
                .isEqualTo("user.tenant-mismatch");
        assertThat(code(API.post(
                        "/api/users",
                        draft(Map.of(
                                "role",
                                "seller",
                                "tenantId",
                                java.util.UUID.randomUUID().toString())))))
                .isEqualTo("user.tenant-unknown");
        assertThat(code(API.delete("/api/users/" + me))).isEqualTo("user.self");
        assertThat(code(API.delete("/api/tenants/" + tenant))).isEqualTo("tenant.in-use");
        assertThat(API.delete("/api/users/" + id).statusCode()).isEqualTo(204);
        assertThat(API.delete("/api/tenants/" + tenant).statusCode()).isEqualTo(204);
        assertThat(code(API.post("/api/tenants", "{}"))).isEqualTo("request.invalid");
    }

    private RestClient staff() {
        var username = "staff-" + name;
        API.post("/api/users", draft(Map.of("username", username, "role", "staff")));
        return Stage.as(username, PASSWORD);
    }

    private String tenant(String status) {
        var answer = API.post("/api/tenants", written(Map.of("name", "Tenant " + Stage.number(), "status", status)));
        return json(answer).get("id").asString();
    }

    private String user(String role, String tenant) {
        var properties = new HashMap<String, Object>(Map.of("role", role));
        if (tenant != null) {
            properties.put("tenantId", tenant);
        }
        var answer = API.post("/api/users", draft(properties));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain(PASSWORD, "argon2");
        return json(answer).get("id").asString();
    }

    private String draft(Map<String, Object> properties) {
        var draft = new HashMap<String, Object>(Map.of("username", name, "password", PASSWORD));
        draft.putAll(properties);
        return written(draft);
    }
}
