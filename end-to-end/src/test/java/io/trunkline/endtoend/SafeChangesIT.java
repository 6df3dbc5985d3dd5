package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Dry runs that show the rows of Asterisk, and a new key for passwords, with all services.
class SafeChangesIT {
    private static final String KEYS = "/api/v1/password-keys";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestEnvironment environment = TestEnvironment.shared();
    private final SuiteClient api = environment.api();
    private final ConfigurationFixture fixture = new ConfigurationFixture(api);

    @Test
    void a_dry_run_shows_the_rows_that_the_change_writes_then() {
        try (SippAnswerer peer = SippAnswerer.start()) {
            JsonNode carrier = fixture.createIpCarrier(peer, Map.of());
            String path = "/api/v1/carriers/" + id(carrier);
            Map<String, Object> change = Map.of("port", 5099, "username", "user7", "password", "s3cret");

            List<JsonNode> planned = rows(api.send("PATCH", PROVISIONING, path + "?dryRun=true", change)
                    .json());

            assertThat(api.get(PROVISIONING, path).get("version").asLong()).isEqualTo(1);
            assertThat(row("ps_aors", planned).get("change").asString()).isEqualTo("changed");
            assertThat(row("ps_aors", planned).get("before").get("contact").asString())
                    .isEqualTo("sip:" + peer.host() + ":" + peer.port());
            assertThat(row("ps_auths", planned).get("after").get("password").asString())
                    .isEqualTo("(secret)");
            assertThat(api.send("PATCH", PROVISIONING, path, change).status()).isEqualTo(200);
            var written = new SuiteConfiguration(api).awaitApplied(path);
            String endpoint = written.get("endpointId").asString();
            assertThat(environment.query("asterisk", "SELECT contact FROM ps_aors WHERE id = '" + endpoint + "'"))
                    .containsExactly(
                            row("ps_aors", planned).get("after").get("contact").asString());
            assertThat(environment.query("asterisk", "SELECT username FROM ps_auths WHERE id = '" + endpoint + "'"))
                    .containsExactly(row("ps_auths", planned)
                            .get("after")
                            .get("username")
                            .asString());
        }
    }

    @Test
    void a_registered_carrier_stays_registered_while_the_key_of_its_password_is_replaced() {
        try (SippAnswerer registrar =
                SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("keys7", "s3cret"))) {
            JsonNode carrier = fixture.createRegistrationCarrier(registrar, "keys7", "s3cret", Map.of());
            fixture.awaitRegistered(id(carrier));
            long old = idOf("primary");

            assertThat(api.send("POST", PROVISIONING, KEYS + "/rotate", Map.of())
                            .status())
                    .isEqualTo(200);
            Await.until("the old key is removable", LIMIT, () -> stateOf(old).equals("removable"));
            var _ = api.delete(PROVISIONING, KEYS + "/" + old);

            String path = "/api/v1/carriers/" + id(carrier);
            assertThat(api.get(PROVISIONING, path).get("version").asLong()).isEqualTo(2);
            JsonNode test = api.post(PROVISIONING, path + "/tests", Map.of("registerAgain", true));
            String testPath = path + "/tests/" + test.get("testId").asString();
            Await.until(
                    "the test has ended",
                    LIMIT,
                    () -> !api.get(PROVISIONING, testPath)
                            .get("state")
                            .asString()
                            .equals("running"));
            assertThat(api.get(PROVISIONING, testPath).get("state").asString()).isEqualTo("passed");
            assertThat(api.get("realtime-writer", "/api/v1/realtime/drift")
                            .get("rows")
                            .findValuesAsString("table"))
                    .doesNotContain("ps_auths");
        }
    }

    private static List<JsonNode> rows(JsonNode dryRun) {
        assertThat(dryRun.get("tableRows").get("unavailable").isNull())
                .as(dryRun.toString())
                .isTrue();
        return dryRun.get("tableRows").get("rows").valueStream().toList();
    }

    private static JsonNode row(String table, List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> row.get("table").asString().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private long idOf(String state) {
        return keys().stream()
                .filter(key -> key.get("state").asString().equals(state))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asLong();
    }

    private String stateOf(long key) {
        return keys().stream()
                .filter(one -> one.get("id").asLong() == key)
                .findFirst()
                .orElseThrow()
                .get("state")
                .asString();
    }

    private List<JsonNode> keys() {
        return api.get(PROVISIONING, KEYS).get("keys").valueStream().toList();
    }
}
