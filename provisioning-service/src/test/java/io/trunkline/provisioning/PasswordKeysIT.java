package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.DATABASE;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.REALTIME_WRITER;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.testkit.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `/api/v1/password-keys`. The environment looks for passwords of old keys only after a rotation.
class PasswordKeysIT {
    private static final String KEYS = "/api/v1/password-keys";

    private final int number = TestEnvironment.uniqueNumber();

    @Test
    void a_rotation_encrypts_all_again_and_the_old_key_may_go_when_all_is_applied() throws Exception {
        var carrier = createCarrier("Keys " + number, "s3cret-" + number);
        var client = create("clients", Map.of("name", "Keys " + number, "password", "s3cret-of-client-" + number));
        var deleted = create("clients", Map.of("name", "Gone " + number));
        assertThat(API.delete("/api/v1/clients/" + deleted).statusCode()).isEqualTo(204);
        var sites = create(
                "clients",
                Map.of(
                        "name",
                        "Sites " + number,
                        "endpoints",
                        List.of(Map.of("mode", "fixed", "host", "sites" + number + ".example.com"), Map.of())));
        long old = primary();

        var rotated = API.post(KEYS + "/rotate", "");

        assertThat(rotated.statusCode()).as(rotated.body()).isEqualTo(200);
        long next = primary();
        assertThat(next).isNotEqualTo(old);
        awaitResealed();
        assertThat(keyOf("carriers", carrier)).isEqualTo(next);
        assertThat(keyOf("clients", client)).isEqualTo(next);
        assertThat(keyOf("clients", deleted)).isEqualTo(next);
        assertThat(sql("SELECT encode(substring(decode(further_endpoints -> 0 ->> 'sealedPassword', 'base64')"
                        + " FROM 2 FOR 4), 'hex') FROM clients WHERE id = '" + sites + "'"))
                .isEqualTo("%08x".formatted(next));
        assertThat(decrypted("carriers", "carrier", carrier)).isEqualTo("s3cret-" + number);
        assertThat(decrypted("clients", "client", client)).isEqualTo("s3cret-of-client-" + number);
        var published = EVENTS.await(
                CarrierChanged.class, event -> event.key().equals(carrier.toString()) && event.version() == 2);
        assertThat(published.sealedPassword()).isEqualTo(sealed("carriers", carrier));
        assertThat(API.get("/api/v1/audit/carriers?entityId=" + carrier).body())
                .contains("\"kind\":\"system\"", "\"changedSecrets\":[\"password\"]");

        assertThat(stateOf(old)).isEqualTo("in-use");
        assertThat(json(API.get(KEYS)).get("unapplied").asLong()).isPositive();
        assertThat(problemCode(API.delete(KEYS + "/" + old))).isEqualTo("password-key.in-use");
        applyAll();
        assertThat(stateOf(old)).isEqualTo("removable");
        assertThat(problemCode(API.delete(KEYS + "/" + next))).isEqualTo("password-key.in-use");
        assertThat(API.delete(KEYS + "/" + old).statusCode()).isEqualTo(204);

        assertThat(API.delete(KEYS + "/" + old).statusCode()).isEqualTo(404);
        assertThat(decrypted("carriers", "carrier", carrier)).isEqualTo("s3cret-" + number);
        assertThat(API.get("/api/v1/audit/password-keys?entityId=" + old).body())
                .contains("\"action\":\"delete\"");
        assertThat(API.get("/api/v1/audit/password-keys?entityId=" + next).body())
                .contains("\"action\":\"create\"");
    }

    @Test
    void a_key_that_realtime_writer_does_not_have_waits_and_encrypts_nothing() {
        var primary = primary();
        var keys = ids();

        var refused = REALTIME_WRITER.having(keys, () -> API.post(KEYS + "/rotate", ""));
        var unconfirmed = REALTIME_WRITER.refusingWith(503, () -> API.post(KEYS + "/rotate", ""));

        assertThat(problemCode(refused)).isEqualTo("password-key.not-distributed");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problemCode(unconfirmed)).isEqualTo("password-key.unconfirmed");
        assertThat(unconfirmed.statusCode()).isEqualTo(503);
        assertThat(primary()).isEqualTo(primary);
        long waiting = ids().getLast();
        assertThat(ids()).hasSize(keys.size() + 1);
        assertThat(stateOf(waiting)).isEqualTo("waiting");
        assertThat(keyOf("carriers", createCarrier("Waits " + number, "any"))).isEqualTo(primary);

        assertThat(API.post(KEYS + "/rotate", "").statusCode()).isEqualTo(200);

        assertThat(primary()).isEqualTo(waiting);
        assertThat(ids()).hasSize(keys.size() + 1);
        awaitResealed();
    }

    /// The transaction of one carrier waits for a lock, and its connection is ended, as a kill of the service would.
    @Test
    void an_interrupted_run_continues_where_it_stopped() throws SQLException {
        awaitResealed();
        var carriers = new ArrayList<UUID>();
        for (int i = 0; i < 4; i++) {
            carriers.add(createCarrier("Part " + i + " " + number, "s3cret"));
        }
        carriers.sort(Comparator.comparing(UUID::toString));
        var stuck = carriers.get(2);
        try (var connection = DATABASE.connect()) {
            connection.setAutoCommit(false);
            var _ = connection.createStatement().execute("SELECT FROM carriers WHERE id = '" + stuck + "' FOR UPDATE");
            assertThat(API.post(KEYS + "/rotate", "").statusCode()).isEqualTo(200);
            Await.until("one before it is done", () -> version(carriers.getFirst()) == 2);
            Await.until("it waits", () -> waiting() > 0);

            sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND datname = current_database() AND query LIKE '%FROM carriers%'");

            assertThat(version(stuck)).isEqualTo(1);
            assertThat(keyOf("carriers", stuck)).isNotEqualTo(primary());
            assertThat(json(API.get(KEYS)).get("unsealed").asLong()).isPositive();
            connection.rollback();
        }

        awaitResealed();

        assertThat(carriers).allSatisfy(carrier -> {
            assertThat(keyOf("carriers", carrier)).isEqualTo(primary());
            assertThat(version(carrier)).isEqualTo(2);
        });
    }

    private static UUID createCarrier(String name, String password) {
        return create(
                "carriers",
                Map.of("name", name, "host", "127.1.2.3", "username", name.replace(' ', '-'), "password", password));
    }

    private static UUID create(String kind, Map<String, Object> draft) {
        HttpResponse<String> created = API.post("/api/v1/" + kind, toJson(draft));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return UUID.fromString(json(created).get("id").asString());
    }

    private static void awaitResealed() {
        Await.until(
                "all are encrypted again",
                () -> json(API.get(KEYS)).get("unsealed").asLong() == 0);
    }

    private static List<JsonNode> keys() {
        return json(API.get(KEYS)).get("keys").valueStream().toList();
    }

    private static List<Long> ids() {
        return keys().stream().map(key -> key.get("id").asLong()).toList();
    }

    private static long primary() {
        return keys().stream()
                .filter(key -> key.get("state").asString().equals("primary"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asLong();
    }

    private static String stateOf(long id) {
        return keys().stream()
                .filter(key -> key.get("id").asLong() == id)
                .findFirst()
                .orElseThrow()
                .get("state")
                .asString();
    }

    private static String sealed(String table, UUID id) {
        return sql("SELECT sealed_password FROM " + table + " WHERE id = '" + id + "'");
    }

    private static long version(UUID carrier) {
        return Long.parseLong(sql("SELECT version FROM carriers WHERE id = '" + carrier + "'"));
    }

    private static long waiting() {
        return Long.parseLong(sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND datname = current_database() AND query LIKE '%FROM carriers%'"));
    }

    private static long keyOf(String table, UUID id) {
        return HexFormat.fromHexDigitsToLong(
                HexFormat.of().formatHex(Base64.getDecoder().decode(sealed(table, id)), 1, 5));
    }

    private static String decrypted(String table, String kind, UUID id) throws GeneralSecurityException, IOException {
        var keyset = Files.readString(TestEnvironment.SECRETS_DIRECTORY.resolve("carrier-keyset.json"));
        var bytes = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class)
                .decrypt(
                        Base64.getDecoder().decode(sealed(table, id)),
                        (kind + "|" + id + "|password").getBytes(StandardCharsets.UTF_8));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// As realtime-writer reports it.
    private static void applyAll() {
        sql("""
                INSERT INTO applied_versions (entity_id, database, version, applied_at, incarnation, sequence)
                SELECT id, 'asterisk', version, now(), now(), 1 FROM carriers
                UNION ALL SELECT coalesce(first_endpoint, id), 'asterisk', version, now(), now(), 1 FROM clients
                UNION ALL SELECT CAST(further ->> 'id' AS uuid), 'asterisk', version, now(), now(), 1
                FROM clients, jsonb_array_elements(further_endpoints) AS further
                ON CONFLICT DO NOTHING;
                UPDATE applied_versions SET version = entity.version
                FROM (SELECT id, version FROM carriers
                      UNION ALL SELECT coalesce(first_endpoint, id), version FROM clients
                      UNION ALL SELECT CAST(further ->> 'id' AS uuid), version
                      FROM clients, jsonb_array_elements(further_endpoints) AS further) AS entity
                WHERE entity.id = entity_id AND applied_versions.version < entity.version""");
    }
}
