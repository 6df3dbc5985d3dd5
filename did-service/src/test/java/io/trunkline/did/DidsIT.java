package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static io.trunkline.did.TestEnvironment.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.testkit.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DidsIT {
    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);
    private final String number = TestEnvironment.newNumber();

    @Test
    void a_number_is_added_published_and_readable_at_both_paths() {
        var response = seller.post(
                "/api/asterisk-dids",
                "{\"number\":\"" + number.substring(2) + "\",\"trunk\":\"acme\",\"status\":\"active\","
                        + "\"metadata\":{\"provider\":\"Provider Name\",\"region\":\"US-East\"}}");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
        var did = json(response);

        assertThat(did.get("number").asString()).isEqualTo(number);
        assertThat(did.get("areaCode").asString()).isEqualTo("404");
        assertThat(did.get("usageCount").asLong()).isZero();
        assertThat(seller.get("/api/v1/dids/" + id(did)).body()).isEqualTo(response.body());
        assertThat(seller.get("/api/asterisk-dids/" + id(did)).body()).isEqualTo(response.body());
        var published = EVENTS.await(DidChanged.class, event -> event.number().equals(number));
        assertThat(published)
                .isEqualTo(new DidChanged(
                        UUID.fromString(id(did)),
                        1,
                        false,
                        tenant,
                        number,
                        "404",
                        "acme",
                        DidChanged.Status.ACTIVE,
                        null,
                        Map.of("provider", "Provider Name", "region", "US-East")));
    }

    @Test
    void a_tenant_has_a_number_once_regardless_of_its_format() {
        add(seller, body(number, "available"));

        var response = seller.post("/api/v1/dids", body(number.substring(1), "active"));
        assertProblem(response, 409, "did.already-exists");
        assertThat(json(response).get("detail").asString()).isEqualTo("DID already exists: " + number);
    }

    @Test
    void a_number_has_one_active_holder_though_several_tenants_list_it() {
        UUID other = TestEnvironment.newTenant();
        add(seller, body(number, "active"));
        assertProblem(
                TestEnvironment.signedInAsSeller(other).post("/api/v1/dids", body(number, "active")),
                409,
                "did.number-active-elsewhere");
        var listed = add(TestEnvironment.signedInAsSeller(other), body(number, "available"));

        assertProblem(
                TestEnvironment.signedInAsSeller(other).patch("/api/v1/dids/" + id(listed), "{\"status\":\"active\"}"),
                409,
                "did.number-active-elsewhere");
        assertThat(json(TestEnvironment.signedInAsSeller(other).get("/api/v1/dids/" + id(listed)))
                        .get("status")
                        .asString())
                .isEqualTo("available");
    }

    @Test
    void invalid_input_is_rejected_with_its_code_and_stores_nothing() {
        assertProblem(seller.post("/api/v1/dids", "{\"number\":"), 400, "request.malformed-json");
        assertProblem(seller.post("/api/v1/dids", "{\"number\":\"x\",\"color\":1}"), 400, "request.unknown-field");
        var invalid = seller.post("/api/v1/dids", "{\"number\":\"12\"}");
        assertProblem(invalid, 400, "number.invalid");
        assertThat(json(invalid).get("detail").asString())
                .isEqualTo("Invalid phone number: 12 has too few digits for a number of +1");
        assertThat(seller.post("/api/v1/dids", "{\"number\":\"abc\"}").body())
                .contains("\"is not a phone number: it contains letters\"");
        assertProblem(seller.post("/api/v1/dids", body(number, "asleep")), 400, "request.invalid");
        assertProblem(seller.post("/api/v1/dids", "{}"), 400, "request.invalid");
        assertProblem(
                seller.post("/api/v1/dids", "{\"number\":\"" + number + "\",\"maxUsage\":-1}"), 400, "request.invalid");
        assertProblem(
                seller.post("/api/v1/dids", "{\"number\":\"" + number + "\",\"trunk\":\"a&b\"}"),
                400,
                "request.invalid");
        assertProblem(ADMIN.post("/api/v1/dids", body(number, "active")), 400, "request.invalid");
        assertProblem(
                ADMIN.post(
                        "/api/v1/dids", "{\"number\":\"" + number + "\",\"tenantId\":\"" + UUID.randomUUID() + "\"}"),
                422,
                "tenant.unknown");
        assertProblem(seller.get("/api/v1/dids?status=asleep"), 400, "request.invalid");
        assertProblem(seller.withToken(null).get("/api/v1/dids"), 401, "auth.token-missing");

        assertThat(json(seller.get("/api/v1/dids")).get("items")).isEmpty();
    }

    @Test
    void the_number_of_another_tenant_is_not_found() {
        var did = add(seller, body(number, "active"));
        var stranger = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());
        String path = "/api/v1/dids/" + id(did);

        assertProblem(stranger.get(path), 404, "resource.not-found");
        assertProblem(stranger.patch(path, "{\"status\":\"inactive\"}"), 404, "resource.not-found");
        assertProblem(stranger.delete(path), 404, "resource.not-found");
        assertProblem(stranger.get("/api/v1/dids?tenantId=" + tenant), 422, "tenant.unknown");
        assertProblem(stranger.get("/api/v1/dids/next-available?tenantId=" + tenant), 422, "tenant.unknown");
        assertProblem(
                stranger.post("/api/v1/dids", "{\"number\":\"" + number + "\",\"tenantId\":\"" + tenant + "\"}"),
                422,
                "tenant.unknown");
        assertThat(json(stranger.get("/api/v1/dids")).get("items")).isEmpty();
        assertThat(json(ADMIN.get(path)).get("id").asString()).isEqualTo(id(did));
    }

    @Test
    void a_change_with_if_match_requires_the_current_version() {
        var did = add(seller, body(number, "available"));
        String path = "/api/v1/dids/" + id(did);

        var changed = seller.patch(path, "{\"status\":\"active\"}", "If-Match", "\"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertProblem(seller.patch(path, "{\"status\":\"inactive\"}", "If-Match", "\"1\""), 412, "precondition.failed");
        assertProblem(seller.patch(path, "{\"number\":\"+14045559999\"}"), 409, "did.number-fixed");
        assertProblem(seller.delete(path, "If-Match", "\"1\""), 412, "precondition.failed");
        var published = EVENTS.await(DidChanged.class, event -> event.number().equals(number) && event.version() == 2);
        assertThat(published.status()).isEqualTo(DidChanged.Status.ACTIVE);
    }

    @Test
    void a_removed_number_is_not_found_and_free_for_other_tenants() {
        var did = add(seller, body(number, "active"));
        assertThat(seller.delete("/api/v1/dids/" + id(did)).statusCode()).isEqualTo(204);

        assertProblem(seller.get("/api/v1/dids/" + id(did)), 404, "resource.not-found");
        assertThat(EVENTS.await(DidChanged.class, event -> event.number().equals(number) && event.version() == 2)
                        .deleted())
                .isTrue();
        add(TestEnvironment.signedInAsSeller(TestEnvironment.newTenant()), body(number, "active"));
    }

    @Test
    void a_repeated_request_with_one_key_adds_one_number() {
        var first = seller.post("/api/v1/dids", body(number, "active"), "Idempotency-Key", "k1");
        var again = seller.post("/api/v1/dids", body(number, "active"), "Idempotency-Key", "k1");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertProblem(
                seller.post("/api/v1/dids", body(number, "inactive"), "Idempotency-Key", "k1"),
                409,
                "request.idempotency-conflict");
    }

    @Test
    void a_dry_run_of_a_new_number_returns_it_and_stores_nothing() {
        var dryRun = seller.post("/api/v1/dids?dryRun=true", body(number, "active"), "Idempotency-Key", "k1");

        DidApi.assertDryRun(dryRun);
        assertThat(json(dryRun).get("number").asString()).isEqualTo(number);
        assertThat(json(seller.get("/api/v1/dids")).get("items")).isEmpty();
        assertThat(TestEnvironment.sql("SELECT count(*) FROM audit_log WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo("0");
        var added = seller.post("/api/v1/dids", body(number, "inactive"), "Idempotency-Key", "k1");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(EVENTS.await(DidChanged.class, event -> event.number().equals(number))
                        .didId()
                        .toString())
                .isEqualTo(id(json(added)));
        assertProblem(seller.post("/api/v1/dids?dryRun=true", body(number, "active")), 409, "did.already-exists");
    }

    @Test
    void a_list_is_filtered_and_paged_by_number() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            numbers.add(TestEnvironment.newNumber());
            add(seller, body(numbers.getLast(), i == 2 ? "inactive" : "active"));
        }
        var listed = new ArrayList<String>();
        String after = "";
        do {
            var page = json(seller.get("/api/v1/dids?status=active&limit=3" + after));
            page.get("items").forEach(did -> listed.add(did.get("number").asString()));
            after = page.get("next") == null || page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        numbers.remove(2);
        assertThat(listed).isEqualTo(numbers);
        assertThat(json(ADMIN.get("/api/v1/dids?tenantId=" + tenant)).get("items"))
                .hasSize(5);
    }

    @Test
    void a_list_has_repeatable_filters_a_search_an_order_and_a_count() {
        var numbers = new ArrayList<String>();
        var statuses = List.of("active", "inactive", "available");
        for (int i = 0; i < 3; i++) {
            numbers.add(TestEnvironment.newNumber());
            add(
                    seller,
                    "{\"number\":\"" + numbers.get(i) + "\",\"status\":\"" + statuses.get(i) + "\",\"trunk\":\"t" + i
                            + "\",\"metadata\":{\"provider\":\"Provider " + i + "\"}}");
        }

        assertThat(listed("status=active&status=inactive")).containsExactly(numbers.get(0), numbers.get(1));
        assertThat(listed("trunk=t2&trunk=t0")).containsExactly(numbers.get(0), numbers.get(2));
        assertThat(listed("number=" + numbers.get(1).substring(1))).containsExactly(numbers.get(1));
        assertThat(listed("q=provider%202")).containsExactly(numbers.get(2));
        assertThat(listed("q=" + numbers.get(1).substring(4))).containsExactly(numbers.get(1));
        assertThat(listed("sort=-createdAt&limit=2")).containsExactly(numbers.get(2), numbers.get(1));
        assertThat(json(seller.get("/api/v1/dids?count=true&limit=1"))
                        .get("total")
                        .asLong())
                .isEqualTo(3);
        assertThat(json(seller.get("/api/v1/dids?limit=1")).has("total")).isFalse();
        assertProblem(seller.get("/api/v1/dids?sort=color"), 400, "request.invalid");
        assertProblem(seller.get("/api/v1/dids?count=yes"), 400, "request.invalid");
        assertProblem(seller.get("/api/v1/dids?number=12"), 400, "number.invalid");
        assertProblem(seller.get("/api/v1/dids?state=active"), 400, "request.unknown-parameter");
    }

    private List<String> listed(String parameters) {
        return json(seller.get("/api/v1/dids?" + parameters))
                .get("items")
                .valueStream()
                .map(did -> did.get("number").asString())
                .toList();
    }
}
