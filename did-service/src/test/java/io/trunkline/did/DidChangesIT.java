package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.TestEnvironment.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.testkit.RestClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DidChangesIT {
    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);
    private final String number = TestEnvironment.newNumber();

    private String did;
    private String path;
    private String earlierPath;

    @BeforeEach
    void addNumber() {
        did = id(add(
                seller,
                "{\"number\":\"" + number + "\",\"status\":\"active\",\"maxUsage\":5,\"trunk\":\"acme\","
                        + "\"metadata\":{\"provider\":\"Acme\",\"region\":\"US-East\"}}"));
        path = "/api/v1/dids/" + did;
        earlierPath = "/api/asterisk-dids/" + did;
    }

    @Test
    void put_replaces_and_gives_omitted_fields_their_default() {
        var replaced = json(seller.put(path, "{\"number\":\"" + number + "\",\"status\":\"inactive\"}"));

        assertThat(replaced.get("status").asString()).isEqualTo("inactive");
        assertThat(replaced.get("trunk").asString()).isEqualTo("PJSIP");
        assertThat(replaced.get("maxUsage").isNull()).isTrue();
        assertThat(replaced.get("metadata")).isEmpty();
        assertProblem(seller.put(path, "{\"status\":\"active\"}"), 400, "request.invalid");
    }

    @Test
    void patch_changes_only_the_fields_that_it_names() {
        var patched = json(seller.patch(path, "{\"status\":\"inactive\",\"metadata\":{\"region\":null}}"));

        assertThat(patched.get("status").asString()).isEqualTo("inactive");
        assertThat(patched.get("trunk").asString()).isEqualTo("acme");
        assertThat(patched.get("maxUsage").asLong()).isEqualTo(5);
        assertThat(patched.get("metadata").toString()).isEqualTo("{\"provider\":\"Acme\"}");
        assertThat(patched.get("version").asLong()).isEqualTo(2);
    }

    @Test
    void patch_with_null_gives_the_default() {
        var patched = json(seller.patch(path, "{\"maxUsage\":null,\"trunk\":null,\"status\":null,\"metadata\":null}"));

        assertThat(patched.get("maxUsage").isNull()).isTrue();
        assertThat(patched.get("trunk").asString()).isEqualTo("PJSIP");
        assertThat(patched.get("status").asString()).isEqualTo("available");
        assertThat(patched.get("metadata")).isEmpty();
    }

    @Test
    void zero_is_a_limit_of_nothing() {
        assertThat(json(seller.patch(path, "{\"maxUsage\":0}")).get("maxUsage").asLong())
                .isZero();
        assertProblem(seller.get("/api/v1/dids/next-available"), 409, "did.none-available");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\":\"active\"}"})
    void a_patch_without_effect_makes_no_version_and_no_event(String patch) {
        assertThat(json(seller.patch(path, patch)).get("version").asLong()).isEqualTo(1);
        seller.patch(path, "{\"status\":\"inactive\"}");

        var next = EVENTS.await(DidChanged.class, event -> event.number().equals(number) && event.version() > 1);
        assertThat(next.status()).isEqualTo(DidChanged.Status.INACTIVE);
    }

    @Test
    void a_put_without_effect_makes_no_version_and_no_event() {
        var before = seller.get(path).body();
        var same = "{\"number\":\"" + number + "\",\"status\":\"active\",\"maxUsage\":5,\"trunk\":\"acme\","
                + "\"metadata\":{\"region\":\"US-East\",\"provider\":\"Acme\"}}";

        assertThat(seller.put(path, same).body()).isEqualTo(before);

        assertThat(changes()).isEqualTo("1");
    }

    @Test
    void a_dry_run_of_a_change_returns_the_next_version_and_stores_nothing() {
        var before = seller.get(path).body();
        var put = "{\"number\":\"" + number + "\",\"status\":\"inactive\"}";

        var replaced = seller.put(path + "?dryRun=true", put);
        var patched = seller.patch(path + "?dryRun=true", "{\"status\":\"inactive\"}");
        var merged = seller.put(earlierPath + "?dryRun=true", "{\"status\":\"inactive\"}");

        assertThat(List.of(replaced, patched, merged)).allSatisfy(response -> {
            DidApi.assertDryRun(response);
            assertThat(json(response).get("version").asLong()).isEqualTo(2);
            assertThat(json(response).get("status").asString()).isEqualTo("inactive");
        });
        assertThat(seller.get(path).body()).isEqualTo(before);
        assertThat(changes()).isEqualTo("1");
        seller.patch(path, "{\"status\":\"suspended\"}");
        assertThat(EVENTS.await(DidChanged.class, event -> event.number().equals(number) && event.version() == 2)
                        .status())
                .isEqualTo(DidChanged.Status.SUSPENDED);
        assertProblem(seller.patch(path + "?dryRun=true", "{\"number\":\"+14045559999\"}"), 409, "did.number-fixed");
        assertProblem(
                seller.patch(path + "?dryRun=true", "{\"status\":\"active\"}", "If-Match", "\"1\""),
                412,
                "precondition.failed");
        assertProblem(seller.patch(path + "?dryrun=true", "{}"), 400, "request.unknown-parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"number\":null} | request.invalid",
                "{\"status\":\"asleep\"} | request.invalid",
                "{\"maxUsage\":\"5\"} | request.invalid",
                "{\"maxUsage\":-1} | request.invalid",
                "{\"color\":1} | request.unknown-field",
            })
    void an_invalid_patch_changes_nothing(String patch, String code) {
        JsonNode before = json(seller.get(path));
        assertProblem(seller.patch(path, patch), 400, code);
        assertThat(json(seller.get(path))).isEqualTo(before);
    }

    @Test
    void a_null_in_the_metadata_of_a_put_is_refused() {
        assertProblem(
                seller.put(path, "{\"number\":\"" + number + "\",\"metadata\":{\"provider\":null}}"),
                400,
                "request.invalid");
        assertProblem(
                seller.post(
                        "/api/v1/dids",
                        "{\"number\":\"" + TestEnvironment.newNumber() + "\",\"metadata\":{\"provider\":null}}"),
                400,
                "request.invalid");
    }

    @Test
    void patches_of_different_fields_at_once_both_hold() {
        for (int round = 0; round < 20; round++) {
            var patches = List.of(
                    "{\"status\":\"" + (round % 2 == 0 ? "inactive" : "active") + "\"}",
                    "{\"maxUsage\":" + (100 + round) + "}",
                    "{\"metadata\":{\"round\":\"" + round + "\"}}");
            var sent = patches.stream()
                    .map(patch -> CompletableFuture.supplyAsync(() -> seller.patch(path, patch)))
                    .toList();
            sent.forEach(one -> assertThat(one.join().statusCode()).isEqualTo(200));

            JsonNode after = json(seller.get(path));
            assertThat(after.get("status").asString()).isEqualTo(round % 2 == 0 ? "inactive" : "active");
            assertThat(after.get("maxUsage").asLong()).isEqualTo(100 + round);
            assertThat(after.get("metadata").get("round").asString()).isEqualTo(String.valueOf(round));
        }
    }

    @Test
    void at_the_path_of_earlier_systems_put_merges_and_zero_removes_the_limit() {
        var kept = json(seller.put(earlierPath, "{\"status\":\"inactive\"}"));
        assertThat(kept.get("maxUsage").asLong()).isEqualTo(5);
        assertThat(kept.get("trunk").asString()).isEqualTo("acme");

        var unlimited = json(seller.put(earlierPath, "{\"maxUsage\":0}"));
        assertThat(unlimited.get("maxUsage").isNull()).isTrue();
        assertThat(unlimited.get("status").asString()).isEqualTo("inactive");
    }

    /// How many changes the audit log has. Each of them is also an event.
    private String changes() {
        return TestEnvironment.sql("SELECT count(*) FROM audit_log WHERE entity_id = '" + did + "'");
    }
}
