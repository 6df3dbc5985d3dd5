package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertDryRun;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.TestEnvironment.newNumber;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BulkChangeIT {
    private static final String BULK = "/api/v1/dids/bulk";

    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);

    private static String change(List<String> ids, String set) {
        return "{\"ids\":" + ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",", "[", "]"))
                + ",\"set\":" + set + "}";
    }

    private static List<String> results(JsonNode report) {
        return report.get("results").values().stream()
                .map(result -> result.get("result").asString() + " "
                        + result.get("code").asString(""))
                .toList();
    }

    private JsonNode did(String id) {
        return json(seller.get("/api/v1/dids/" + id));
    }

    @Test
    void one_request_changes_status_trunk_and_tags_and_has_a_result_for_each_number() {
        String taken = newNumber();
        RestClient other = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());
        String others = id(add(other, body(taken, "active")));
        String first = id(add(seller, "{\"number\":\"" + newNumber() + "\",\"tags\":[\"old\"]}"));
        String same = id(add(
                seller,
                "{\"number\":\"" + newNumber() + "\",\"status\":\"active\",\"trunk\":\"alpha\",\"tags\":[\"new\"]}"));
        String refused = id(add(seller, body(taken, "inactive")));
        String missing = UUID.randomUUID().toString();

        var report = json(seller.post(
                BULK,
                change(
                        List.of(first, refused, same, others, missing, first),
                        "{\"status\":\"active\",\"trunk\":\"alpha\",\"addTags\":[\"new\"],\"removeTags\":[\"old\"]}")));

        assertThat(results(report))
                .containsExactly(
                        "updated ",
                        "failed did.number-active-elsewhere",
                        "unchanged ",
                        "failed resource.not-found",
                        "failed resource.not-found",
                        "unchanged ");
        assertThat(Stream.of("updated", "unchanged", "failed")
                        .map(name -> report.get(name).asInt()))
                .containsExactly(1, 2, 3);
        assertThat(did(first).get("status").asString()).isEqualTo("active");
        assertThat(did(first).get("trunk").asString()).isEqualTo("alpha");
        assertThat(did(first).get("tags").toString()).isEqualTo("[\"new\"]");
        assertThat(did(first).get("version").asInt()).isEqualTo(2);
        assertThat(did(refused).get("status").asString()).isEqualTo("inactive");
        assertThat(json(seller.get("/api/v1/audit/dids?action=update&entityId=" + first))
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void a_dry_run_changes_nothing_and_a_repeat_with_a_key_is_answered_once() {
        String did = id(add(seller, body(newNumber(), "available")));
        String request = change(List.of(did), "{\"status\":\"inactive\"}");

        var dryRun = seller.post(BULK + "?dryRun=true", request);

        assertDryRun(dryRun);
        assertThat(did(did).get("status").asString()).isEqualTo("available");
        var first = seller.post(BULK, request, "Idempotency-Key", "k");
        assertThat(json(first)).isEqualTo(json(dryRun));
        var repeat = seller.post(BULK, request, "Idempotency-Key", "k");
        assertThat(json(repeat)).isEqualTo(json(first));
        assertThat(repeat.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void a_number_keeps_at_most_twenty_tags() {
        String tags = Stream.iterate(0, i -> i + 1)
                .limit(20)
                .map(i -> "\"t" + i + "\"")
                .collect(Collectors.joining(","));
        String did = id(add(seller, "{\"number\":\"" + newNumber() + "\",\"tags\":[" + tags + "]}"));

        assertThat(results(json(seller.post(BULK, change(List.of(did), "{\"addTags\":[\"x\"]}")))))
                .containsExactly("failed request.invalid");
        assertThat(results(json(seller.post(BULK, change(List.of(did), "{\"tags\":[]}")))))
                .containsExactly("updated ");
        assertThat(did(did).get("tags")).isEmpty();
    }

    @Test
    void a_request_without_ids_or_values_is_refused() {
        String did = id(add(seller, body(newNumber(), "available")));
        for (String wrong : List.of(
                change(List.of(), "{\"status\":\"active\"}"),
                change(List.of(did), "{}"),
                change(List.of(did), "{\"status\":\"asleep\"}"),
                change(List.of(did), "{\"trunk\":\"a b\"}"),
                change(List.of(did), "{\"tags\":[\"a,b\"]}"),
                change(Collections.nCopies(1_001, did), "{\"status\":\"active\"}"),
                "{}")) {
            assertProblem(seller.post(BULK, wrong), 400, "request.invalid");
        }
        assertProblem(seller.post(BULK, change(List.of(did), "{\"number\":\"1\"}")), 400, "request.unknown-field");
    }
}
