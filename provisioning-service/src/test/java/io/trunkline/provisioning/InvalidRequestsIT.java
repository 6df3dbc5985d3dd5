package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.EntityEvent;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.invalid.InvalidRequests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvalidRequestsIT {
    private static final InvalidRequests REQUESTS = new InvalidRequests(API);

    /// Tests of carriers and clients need one.
    @BeforeAll
    static void a_node_is_known() {
        EVENTS.publish(new NodeSnapshot("test-a", Instant.EPOCH, null, null, Instant.now(), true, List.of()));
        String client = API.post(EntityKind.CLIENT.collection(), toJson(EntityKind.CLIENT.newDraft()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Await.until("the node is known", () -> API.post(client + "/tests", "").statusCode() != 503);
    }

    @AfterAll
    static void every_operation_was_sent_invalid_requests() {
        assertThat(REQUESTS.operationsNotSent()).isEmpty();
        REQUESTS.print("provisioning-service");
    }

    @ParameterizedTest
    @EnumSource
    void an_invalid_entity_gets_a_4xx_changes_nothing_and_publishes_nothing(EntityKind kind) {
        String draft = toJson(kind.newDraft());
        String path = API.post(kind.collection(), draft)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        long versionsBefore = publishedVersions();
        int changesBefore = REQUESTS.changes();

        REQUESTS.sendBodies("POST", kind.collection(), draft, null);
        REQUESTS.sendBodies("PUT", path, draft, path);
        REQUESTS.sendBodies("PATCH", path, "{}", path);
        REQUESTS.sendParameters(kind.collection());
        if (kind == EntityKind.CARRIER) {
            REQUESTS.sendParameters(path + "/events");
            REQUESTS.sendParameters(path + "/versions");
            REQUESTS.sendParameters(path + "/dependents");
            REQUESTS.sendParameters("/api/v1/carriers/stats");
        }
        if (kind == EntityKind.CARRIER || kind == EntityKind.CLIENT) {
            REQUESTS.sendBodies("POST", path + "/tests", "{\"call\": {\"to\": \"+14045556789\"}}", null);
            REQUESTS.sendParameters(path + "/tests");
        }

        assertThat(REQUESTS.failures()).isEmpty();
        assertThat(publishedVersions() - versionsBefore).isEqualTo(REQUESTS.changes() - changesBefore);
    }

    @Test
    void an_invalid_sign_in_password_or_filter_gets_a_4xx() {
        String username = "ana" + TestEnvironment.uniqueNumber();
        String password = "correct horse battery";
        Map<String, String> user = Map.of("username", username, "password", password, "role", "staff");
        assertThat(API.post("/api/v1/users", toJson(user)).statusCode()).isEqualTo(201);
        String signIn = toJson(Map.of("username", username, "password", password));

        REQUESTS.sendBodies("POST", "/api/v1/auth/login", signIn, null);
        REQUESTS.as(TestEnvironment.signedInAs(username, password))
                .sendBodies(
                        "PUT",
                        "/api/v1/users/me/password",
                        toJson(Map.of("currentPassword", password, "newPassword", password)),
                        null);
        REQUESTS.sendBodies("POST", "/api/v1/auth/logout", toJson(Map.of("refreshToken", "tlr_unknown")), null);
        REQUESTS.sendForms("/api/v1/auth/token", Map.of("grant_type", "refresh_token", "refresh_token", "tlr_unknown"));
        REQUESTS.sendForms(
                "/api/v1/auth/token",
                Map.of("grant_type", "client_credentials", "client_id", "unknown", "client_secret", "tlk_unknown"));
        REQUESTS.as(API).sendBodies("POST", "/api/v1/api-keys", toJson(Map.of("name", "any", "role", "staff")), null);
        REQUESTS.sendBodies(
                "POST",
                "/api/v1/dialplan-lines/outbound-blocks",
                toJson(Map.of("prefix", "3" + TestEnvironment.uniqueNumber(), "carrierId", createCarrier())),
                null);
        REQUESTS.sendParameters("/api/v1/api-keys");
        REQUESTS.sendParameters("/api/v1/dead-letters/provisioning-service");
        REQUESTS.sendParameters("/api/v1/audit/carriers");
        REQUESTS.sendUnknownParameters();

        assertThat(REQUESTS.failures()).isEmpty();
    }

    private static String createCarrier() {
        String name = "Carrier " + TestEnvironment.uniqueNumber();
        return TestEnvironment.json(
                        API.post("/api/v1/carriers", toJson(Map.of("name", name, "host", "sip.example.com"))))
                .get("id")
                .asString();
    }

    /// A change of a tenant is published in two topics.
    private static long publishedVersions() {
        Await.until(
                "the outbox is empty", () -> sql("SELECT count(*) FROM outbox").equals("0"));
        return EVENTS.consumeAll(EntityEvent.class).stream()
                .map(event -> event.key() + " " + event.version())
                .distinct()
                .count();
    }
}
