package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.ListPages;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who changed what, as the API lists it.
class AuditIT {
    private static final String PASSWORD = "correct-horse-battery";
    private static final String OTHER_PASSWORD = "staple-of-another-horse";
    private final String name = "audited" + TestEnvironment.uniqueNumber();

    @Test
    void the_changes_of_a_carrier_are_listed_newest_first_with_before_and_after() {
        var id = id(API.post("/api/v1/carriers", carrier(Map.of("maxChannels", 10))));
        API.put("/api/v1/carriers/" + id, carrier(Map.of("maxChannels", 20)));
        API.put("/api/v1/carriers/" + id, carrier(Map.of("maxChannels", 20)));
        API.delete("/api/v1/carriers/" + id);

        var changes = changes("carriers", "entityId=" + id);

        assertThat(changes)
                .extracting(change -> change.get("action").asString())
                .containsExactly("delete", "update", "create");
        assertThat(changes).extracting(change -> change.get("version").asLong()).containsExactly(3L, 2L, 1L);
        assertThat(changes.getFirst().get("before").get("maxChannels").asInt()).isEqualTo(20);
        assertThat(changes.getFirst().get("after").isNull()).isTrue();
        assertThat(changes.get(1).get("before").get("maxChannels").asInt()).isEqualTo(10);
        assertThat(changes.get(1).get("after").get("maxChannels").asInt()).isEqualTo(20);
        assertThat(changes.getLast().get("before").isNull()).isTrue();
        assertThat(changes.getLast().get("after").get("name").asString()).isEqualTo(name);
        var actor = changes.getFirst().get("actor");
        assertThat(actor.get("kind").asString()).isEqualTo("user");
        assertThat(actor.get("id").asString())
                .isEqualTo(json(API.get("/api/v1/users/me")).get("id").asString());
        assertThat(actor.get("name").asString()).isEqualTo("admin");
    }

    @Test
    void changes_are_filtered_by_actor_action_and_time_and_read_in_pages() {
        var user = createUser(Map.of("role", "staff"));
        var staff = TestEnvironment.signedInAs(name, PASSWORD);
        var carrier = id(staff.post("/api/v1/carriers", carrier(Map.of())));
        for (int channels = 1; channels <= 3; channels++) {
            staff.put("/api/v1/carriers/" + carrier, carrier(Map.of("maxChannels", channels)));
        }
        var list = new ListPages(API, "/api/v1/audit/carriers", "action");

        assertThat(list.all("actor=" + name)).containsExactly("update", "update", "update", "create");
        assertThat(list.all("sort=at&actor=" + user)).containsExactly("create", "update", "update", "update");
        assertThat(list.all("action=create&action=delete&actor=" + user)).containsExactly("create");
        assertThat(list.count("actor=" + user)).isEqualTo(4);
        var second =
                changes("carriers", "sort=at&actor=" + user).get(1).get("at").asString();
        assertThat(list.all("from=" + second + "&actor=" + user)).hasSize(3);
        assertThat(list.all("to=" + second + "&actor=" + user)).containsExactly("create");
        assertThat(list.problemCode("action=created")).isEqualTo("request.invalid");
        assertThat(list.problemCode("from=yesterday")).isEqualTo("request.invalid");
        assertThat(list.problemCode("to=" + second + "&from=" + second)).isEqualTo("request.invalid");
        assertThat(list.problemCode("user=" + user)).isEqualTo("request.unknown-parameter");
    }

    @Test
    void a_password_never_appears_but_its_change_does() {
        var carrier = id(API.post("/api/v1/carriers", registration(PASSWORD)));
        API.put("/api/v1/carriers/" + carrier, registration(OTHER_PASSWORD));
        var client = id(API.post("/api/v1/clients", toJson(Map.of("name", name, "password", PASSWORD))));
        API.patch("/api/v1/clients/" + client, toJson(Map.of("password", OTHER_PASSWORD)));
        var user = createUser(Map.of("role", "staff"));
        TestEnvironment.signedInAs(name, PASSWORD)
                .put(
                        "/api/v1/users/me/password",
                        toJson(Map.of("currentPassword", PASSWORD, "newPassword", OTHER_PASSWORD)));
        API.patch("/api/v1/users/" + user, toJson(Map.of("password", PASSWORD)));

        assertSecret(changes("carriers", "entityId=" + carrier), "update");
        assertSecret(changes("clients", "entityId=" + client), "update");
        var ofUser = changes("users", "entityId=" + user);
        assertSecret(ofUser, "update");
        assertSecret(ofUser.subList(1, 3), "change-password");
        assertThat(ofUser.get(1).get("actor").get("name").asString()).isEqualTo(name);
        assertThat(TestEnvironment.sql("SELECT before, detail FROM audit_log"))
                .doesNotContain(PASSWORD, OTHER_PASSWORD, "argon2");
    }

    @Test
    void neither_generated_passwords_nor_the_secrets_of_api_keys_appear() {
        var user = createUser(Map.of("role", "staff"));
        var generated = json(API.post("/api/v1/users/" + user + "/reset-password", ""))
                .get("password")
                .asString();
        var key = json(API.post("/api/v1/api-keys", toJson(Map.of("name", name, "role", "staff"))));

        assertSecret(changes("users", "entityId=" + user), "reset-password");
        var ofKey = changes("api-keys", "entityId=" + key.get("id").asString());
        assertThat(ofKey).hasSize(1);
        assertThat(ofKey.getFirst().get("after").get("name").asString()).isEqualTo(name);
        assertThat(TestEnvironment.sql("SELECT before, detail FROM audit_log"))
                .doesNotContain(generated, key.get("secret").asString());
        assertThat(changes("signing-keys", "sort=at")
                        .getFirst()
                        .get("actor")
                        .get("kind")
                        .asString())
                .isEqualTo("system");
    }

    private static void assertSecret(List<JsonNode> changes, String action) {
        assertThat(changes.getFirst().get("action").asString()).isEqualTo(action);
        assertThat(changes.getFirst().get("changedSecrets").toString()).isEqualTo("[\"password\"]");
        assertThat(changes.toString()).doesNotContain(PASSWORD, OTHER_PASSWORD, "argon2");
    }

    @Test
    void a_seller_reads_the_changes_of_its_own_tenant_only() {
        var own = id(API.post("/api/v1/tenants", toJson(Map.of("name", name))));
        var other = id(API.post("/api/v1/tenants", toJson(Map.of("name", name + "b"))));
        createUser(Map.of("role", "seller", "tenantId", own));
        var seller = TestEnvironment.signedInAs(name, PASSWORD);

        var tenants = new ListPages(seller, "/api/v1/audit/tenants", "entityId");
        assertThat(tenants.all("action=create")).containsExactly(own);
        assertThat(tenants.all("entityId=" + other)).isEmpty();
        assertThat(tenants.problemCode("tenantId=" + other)).isEqualTo("tenant.unknown");
        for (var kind :
                List.of("carriers", "clients", "users", "dialplan-lines", "provisioning-service-dead-letters")) {
            assertThat(problemCode(seller.get("/api/v1/audit/" + kind)))
                    .as(kind)
                    .isEqualTo("auth.forbidden");
        }
        assertThat(problemCode(seller.get("/api/v1/audit/campaigns"))).isEqualTo("resource.not-found");
        assertThat(new ListPages(API, "/api/v1/audit/users", "action").all("tenantId=" + own))
                .containsExactly("create");
    }

    private String createUser(Map<String, Object> settings) {
        var draft = new HashMap<String, Object>(settings);
        draft.put("username", name);
        draft.put("password", PASSWORD);
        return id(API.post("/api/v1/users", toJson(draft)));
    }

    private String carrier(Map<String, Object> settings) {
        var draft = new HashMap<String, Object>(settings);
        draft.put("name", name);
        draft.put("host", "192.0.2.1");
        return toJson(draft);
    }

    private String registration(String password) {
        return carrier(Map.of("registrationType", "registration", "username", name, "password", password));
    }

    private static List<JsonNode> changes(String kind, String parameters) {
        var changes = new ArrayList<JsonNode>();
        json(API.get("/api/v1/audit/" + kind + "?" + parameters)).get("items").forEach(changes::add);
        return changes;
    }

    private static String id(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return json(response).get("id").asString();
    }
}
