package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.signIn;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import io.trunkline.web.security.ActiveTenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsersAndTenantsIT {
    private static final String PASSWORD = "correct horse battery";
    private final String name = "name" + TestEnvironment.uniqueNumber();

    @Test
    void each_role_reads_and_changes_only_what_it_may() {
        var own = createTenant("active");
        createUser("seller", own);
        var seller = TestEnvironment.signedInAs(name, PASSWORD);
        var staff = newStaffUser();

        for (var path : new String[] {
            "/api/v1/carriers", "/api/v1/clients", "/api/v1/users", "/api/v1/dialplan-lines", "/api/v1/tenants"
        }) {
            assertThat(problemCode(seller.get(path))).isEqualTo("auth.forbidden");
            assertThat(staff.get(path).statusCode()).isEqualTo(200);
        }
        assertThat(seller.get("/api/v1/tenants/" + own).statusCode()).isEqualTo(200);
        assertThat(problemCode(seller.get("/api/v1/tenants/" + createTenant("active"))))
                .isEqualTo("resource.not-found");
        assertThat(problemCode(seller.put("/api/v1/tenants/" + own, "{\"name\":\"x\"}")))
                .isEqualTo("auth.forbidden");
        assertThat(problemCode(staff.post("/api/v1/users", draft(Map.of("username", "x" + name, "role", "admin")))))
                .isEqualTo("auth.forbidden");
    }

    @Test
    void a_disabled_user_loses_access_within_seconds_and_an_event_is_published() {
        var id = createUser("staff", null);
        var staff = TestEnvironment.signedInAs(name, PASSWORD);
        assertThat(staff.get("/api/v1/users/me").statusCode()).isEqualTo(200);

        var disabled = API.put(
                "/api/v1/users/" + id,
                toJson(Map.of("username", name, "role", "staff", "status", "disabled")),
                "If-Match",
                "\"1\"");

        assertThat(disabled.statusCode()).isEqualTo(200);
        Await.until(
                "access is revoked",
                () -> problemCode(staff.get("/api/v1/users/me")).equals("auth.access-ended"));
        assertThat(problemCode(signIn(name, PASSWORD))).isEqualTo("auth.login-failed");
        var published = EVENTS.await(
                AccessChanged.class, event -> event.subjectId().toString().equals(id) && event.version() == 2);
        assertThat(published.active()).isFalse();
    }

    @Test
    void suspending_a_tenant_revokes_the_access_of_its_users_until_it_is_active_again() {
        var tenant = createTenant("active");
        createUser("seller", tenant);
        var seller = TestEnvironment.signedInAs(name, PASSWORD);

        API.put("/api/v1/tenants/" + tenant, toJson(Map.of("name", "T " + tenant, "status", "suspended")));

        Await.until(
                "access is revoked",
                () -> problemCode(seller.get("/api/v1/tenants/" + tenant)).equals("auth.access-ended"));
        assertThat(signIn(name, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(isActive(tenant)).isFalse();
        assertThat(EVENTS.await(
                                TenantChanged.class,
                                event -> event.tenantId().toString().equals(tenant) && event.version() == 2)
                        .status())
                .isEqualTo(TenantChanged.Status.SUSPENDED);

        API.put("/api/v1/tenants/" + tenant, toJson(Map.of("name", "T " + tenant)));

        Await.until(
                "access is restored",
                () -> seller.get("/api/v1/tenants/" + tenant).statusCode() == 200);
        assertThat(isActive(tenant)).isTrue();
        assertThat(isActive(UUID.randomUUID().toString())).isFalse();
    }

    /// Whether a token of an external issuer may name the tenant.
    private static @Nullable Boolean isActive(String tenant) {
        return TestEnvironment.SERVICE
                .getBean(ActiveTenants.class)
                .isActive(UUID.fromString(tenant))
                .block();
    }

    @Test
    void tenant_limits_are_stored_returned_and_published() {
        var destinations = Map.of("allowed", List.of("+44"), "barred", List.of("+1900", "+4470"));
        var draft = toJson(Map.of(
                "name",
                "Tenant " + TestEnvironment.uniqueNumber(),
                "maxCallsPerSecond",
                20,
                "destinations",
                destinations));

        var id = json(API.post("/api/v1/tenants", draft)).get("id").asString();

        var tenant = json(API.get("/api/v1/tenants/" + id));
        assertThat(tenant.get("maxCallsPerSecond").asInt()).isEqualTo(20);
        assertThat(tenant.get("destinations").toString())
                .isEqualTo("{\"allowed\":[\"+44\"],\"barred\":[\"+1900\",\"+4470\"]}");
        var published = EVENTS.await(
                TenantChanged.class, event -> event.tenantId().toString().equals(id));
        assertThat(published.maxCallsPerSecond()).isEqualTo(20);
        assertThat(published.destinations().barred()).containsExactly("+1900", "+4470");
    }

    @Test
    void a_tenant_has_a_country_which_is_the_default_one_unless_it_is_set() {
        var path = "/api/v1/tenants/" + createTenant("active");

        assertThat(json(API.get(path)).get("country").asString()).isEqualTo("US");
        assertThat(json(API.patch(path, "{\"country\": \"PT\"}")).get("country").asString())
                .isEqualTo("PT");
        assertThat(problemCode(API.patch(path, "{\"country\": \"pt\"}"))).isEqualTo("request.invalid");
        assertThat(problemCode(API.patch(path, "{\"country\": \"ZZ\"}"))).isEqualTo("request.invalid");
        assertThat(json(API.get(path)).get("country").asString()).isEqualTo("PT");
        assertThat(json(API.patch(path, "{\"country\": null}")).get("country").asString())
                .isEqualTo("US");
        assertThat(publishedCountries(path)).containsExactly("US", "PT", "US");
    }

    private static List<String> publishedCountries(String path) {
        return LongStream.rangeClosed(1, 3)
                .mapToObj(version -> EVENTS.await(
                                TenantChanged.class,
                                event -> path.endsWith(event.tenantId().toString()) && event.version() == version)
                        .country())
                .toList();
    }

    @Test
    void invalid_tenant_limits_are_rejected_with_their_field() {
        var fast = toJson(Map.of("name", "T", "maxCallsPerSecond", 1001));
        var vague = toJson(Map.of("name", "T", "destinations", Map.of("allowed", List.of("+44", "44"))));

        assertThat(problemCode(API.post("/api/v1/tenants", fast))).isEqualTo("tenant.limit-out-of-range");
        var response = API.post("/api/v1/tenants", vague);
        assertThat(problemCode(response)).isEqualTo("tenant.destination-invalid");
        assertThat(json(response).get("errors").get(0).get("field").asString()).isEqualTo("destinations.allowed[1]");
    }

    @Test
    void a_password_change_revokes_earlier_tokens() {
        createUser("staff", null);
        var before = TestEnvironment.signedInAs(name, PASSWORD);
        var wrong = toJson(Map.of("currentPassword", "not it", "newPassword", "another long password"));
        var right = toJson(Map.of("currentPassword", PASSWORD, "newPassword", "another long password"));

        assertThat(problemCode(before.put("/api/v1/users/me/password", wrong))).isEqualTo("user.password-wrong");
        assertThat(before.put("/api/v1/users/me/password", right).statusCode()).isEqualTo(204);

        Await.until(
                "old tokens are revoked",
                () -> problemCode(before.get("/api/v1/users/me")).equals("auth.access-ended"));
        var after = TestEnvironment.signedInAs(name, "another long password");
        assertThat(after.get("/api/v1/users/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_patch_keeps_or_replaces_the_password_and_cannot_remove_it() {
        var path = "/api/v1/users/" + createUser("staff", null);

        assertThat(API.patch(path, "{\"displayName\": \"Ana\"}").statusCode()).isEqualTo(200);
        assertThat(signIn(name, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(problemCode(API.patch(path, "{\"password\": \"short\"}"))).isEqualTo("user.password-weak");
        assertThat(problemCode(API.patch(path, "{\"password\": null}"))).isEqualTo("request.invalid");

        var replaced = API.patch(path, toJson(Map.of("password", "another long password")));

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.body()).doesNotContain("another long password", "argon2");
        assertThat(signIn(name, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(signIn(name, "another long password").statusCode()).isEqualTo(200);
    }

    @Test
    void a_patch_is_refused_like_a_replacement() {
        var seller = "/api/v1/users/" + createUser("seller", createTenant("active"));
        var me = "/api/v1/users/" + json(API.get("/api/v1/users/me")).get("id").asString();
        var staff = newStaffUser();

        assertThat(problemCode(staff.patch(seller, "{\"role\": \"staff\", \"tenantId\": null}")))
                .isEqualTo("auth.forbidden");
        assertThat(problemCode(staff.patch(me, "{\"displayName\": \"x\"}"))).isEqualTo("auth.forbidden");
        assertThat(problemCode(API.patch(me, "{\"status\": \"disabled\"}"))).isEqualTo("user.self");
        assertThat(problemCode(API.patch(seller, toJson(Map.of("tenantId", java.util.UUID.randomUUID())))))
                .isEqualTo("tenant.unknown");
        assertThat(staff.patch(seller, "{\"displayName\": \"Bo\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void rules_of_users_and_tenants_are_enforced() {
        var tenant = createTenant("active");
        var id = createUser("seller", tenant);
        var me = json(API.get("/api/v1/users/me")).get("id").asString();

        assertThat(problemCode(API.post("/api/v1/users", draft(Map.of("role", "staff")))))
                .isEqualTo("user.username-taken");
        assertThat(problemCode(API.post("/api/v1/users", draft(Map.of("role", "staff", "password", "short")))))
                .isEqualTo("user.password-weak");
        assertThat(problemCode(API.post("/api/v1/users", draft(Map.of("role", "seller")))))
                .isEqualTo("user.tenant-mismatch");
        assertThat(problemCode(API.post(
                        "/api/v1/users",
                        draft(Map.of(
                                "role",
                                "seller",
                                "tenantId",
                                java.util.UUID.randomUUID().toString())))))
                .isEqualTo("tenant.unknown");
        assertThat(problemCode(API.delete("/api/v1/users/" + me))).isEqualTo("user.self");
        assertThat(problemCode(API.delete("/api/v1/tenants/" + tenant))).isEqualTo("tenant.in-use");
        assertThat(API.delete("/api/v1/users/" + id).statusCode()).isEqualTo(204);
        assertThat(API.delete("/api/v1/tenants/" + tenant).statusCode()).isEqualTo(204);
        assertThat(problemCode(API.post("/api/v1/tenants", "{}"))).isEqualTo("request.invalid");
    }

    private RestClient newStaffUser() {
        var username = "staff-" + name;
        API.post("/api/v1/users", draft(Map.of("username", username, "role", "staff")));
        return TestEnvironment.signedInAs(username, PASSWORD);
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
}
