package io.trunkline.did;

import static io.trunkline.did.TestEnvironment.ADMIN;
import static io.trunkline.did.TestEnvironment.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.CdrRecorded.Attempt;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.Disposition;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DidsIT {
    private static final AtomicLong NEXT_NUMBER = new AtomicLong(4_045_550_000L);

    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);
    private final String number = "+1" + NEXT_NUMBER.incrementAndGet();

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
    }

    private static String body(String number, String status) {
        return "{\"number\":\"" + number + "\",\"status\":\"" + status + "\"}";
    }

    private JsonNode add(RestClient who, String json) {
        var answer = who.post("/api/dids", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private String id(JsonNode did) {
        return did.get("id").asString();
    }

    @Test
    void a_number_is_added_published_and_readable_at_both_paths() {
        var answer = seller.post(
                "/api/asterisk-dids",
                "{\"number\":\"" + number.substring(2) + "\",\"trunk\":\"acme\",\"status\":\"active\","
                        + "\"metadata\":{\"provider\":\"Provider Name\",\"region\":\"US-East\"}}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        var did = json(answer);

        assertThat(did.get("number").asString()).isEqualTo(number);
        assertThat(did.get("areaCode").asString()).isEqualTo("404");
        assertThat(did.get("usageCount").asLong()).isZero();
        assertThat(seller.get("/api/dids/" + id(did)).body()).isEqualTo(answer.body());
        assertThat(seller.get("/api/asterisk-dids/" + id(did)).body()).isEqualTo(answer.body());
        var said = EVENTS.await(DidChanged.class, event -> event.number().equals(number));
        assertThat(said)
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
    void a_tenant_lists_a_number_once_whatever_its_format() {
        add(seller, body(number, "available"));

        var answer = seller.post("/api/dids", body(number.substring(1), "active"));
        assertProblem(answer, 409, "did.already-exists");
        assertThat(json(answer).get("detail").asString()).isEqualTo("DID already exists: " + number);
    }

    @Test
    void a_number_has_one_active_holder_though_several_tenants_list_it() {
        UUID other = TestEnvironment.newTenant();
        add(seller, body(number, "active"));
        assertProblem(
                TestEnvironment.signedInAsSeller(other).post("/api/dids", body(number, "active")),
                409,
                "did.number-active-elsewhere");
        var listed = add(TestEnvironment.signedInAsSeller(other), body(number, "available"));

        assertProblem(
                TestEnvironment.signedInAsSeller(other).put("/api/dids/" + id(listed), "{\"status\":\"active\"}"),
                409,
                "did.number-active-elsewhere");
        assertThat(json(TestEnvironment.signedInAsSeller(other).get("/api/dids/" + id(listed)))
                        .get("status")
                        .asString())
                .isEqualTo("available");
    }

    @Test
    void invalid_input_is_rejected_with_its_code_and_stores_nothing() {
        assertProblem(seller.post("/api/dids", "{\"number\":"), 400, "request.malformed-json");
        assertProblem(seller.post("/api/dids", "{\"number\":\"x\",\"colour\":1}"), 400, "request.unknown-field");
        var invalid = seller.post("/api/dids", "{\"number\":\"12\"}");
        assertProblem(invalid, 400, "did.invalid-number");
        assertThat(json(invalid).get("detail").asString()).isEqualTo("Invalid phone number: 12");
        assertProblem(seller.post("/api/dids", body(number, "asleep")), 400, "request.invalid");
        assertProblem(seller.post("/api/dids", "{}"), 400, "request.invalid");
        assertProblem(
                seller.post("/api/dids", "{\"number\":\"" + number + "\",\"maxUsage\":0}"), 400, "request.invalid");
        assertProblem(
                seller.post("/api/dids", "{\"number\":\"" + number + "\",\"trunk\":\"a&b\"}"), 400, "request.invalid");
        assertProblem(ADMIN.post("/api/dids", body(number, "active")), 400, "request.invalid");
        assertProblem(
                ADMIN.post("/api/dids", "{\"number\":\"" + number + "\",\"tenantId\":\"" + UUID.randomUUID() + "\"}"),
                404,
                "tenant.unknown");
        assertProblem(seller.get("/api/dids?status=asleep"), 400, "request.invalid");
        assertProblem(seller.withToken(null).get("/api/dids"), 401, "auth.token-missing");

        assertThat(json(seller.get("/api/dids")).get("items")).isEmpty();
    }

    @Test
    void the_number_of_another_tenant_is_not_found() {
        var did = add(seller, body(number, "active"));
        var stranger = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());
        String path = "/api/dids/" + id(did);

        assertProblem(stranger.get(path), 404, "resource.not-found");
        assertProblem(stranger.put(path, "{\"status\":\"inactive\"}"), 404, "resource.not-found");
        assertProblem(stranger.delete(path), 404, "resource.not-found");
        assertProblem(stranger.get("/api/dids?tenantId=" + tenant), 404, "tenant.unknown");
        assertProblem(stranger.get("/api/dids/next-available?tenantId=" + tenant), 404, "tenant.unknown");
        assertProblem(
                stranger.post("/api/dids", "{\"number\":\"" + number + "\",\"tenantId\":\"" + tenant + "\"}"),
                404,
                "tenant.unknown");
        assertThat(json(stranger.get("/api/dids")).get("items")).isEmpty();
        assertThat(json(ADMIN.get(path)).get("id").asString()).isEqualTo(id(did));
    }

    @Test
    void a_change_with_if_match_requires_the_current_version() {
        var did = add(seller, body(number, "available"));
        String path = "/api/dids/" + id(did);

        var changed = seller.put(path, "{\"status\":\"active\"}", "If-Match", "\"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertProblem(seller.put(path, "{\"status\":\"inactive\"}", "If-Match", "\"1\""), 412, "precondition.failed");
        assertProblem(seller.put(path, "{\"number\":\"+14045559999\"}"), 409, "did.number-fixed");
        assertProblem(seller.delete(path, "If-Match", "\"1\""), 412, "precondition.failed");
        var said = EVENTS.await(DidChanged.class, event -> event.number().equals(number) && event.version() == 2);
        assertThat(said.status()).isEqualTo(DidChanged.Status.ACTIVE);
    }

    @Test
    void a_removed_number_is_not_found_and_free_for_other_tenants() {
        var did = add(seller, body(number, "active"));
        assertThat(seller.delete("/api/dids/" + id(did)).statusCode()).isEqualTo(204);

        assertProblem(seller.get("/api/dids/" + id(did)), 404, "resource.not-found");
        assertThat(EVENTS.await(DidChanged.class, event -> event.number().equals(number) && event.version() == 2)
                        .deleted())
                .isTrue();
        add(TestEnvironment.signedInAsSeller(TestEnvironment.newTenant()), body(number, "active"));
    }

    @Test
    void a_repeated_request_with_one_key_adds_one_number() {
        var first = seller.post("/api/dids", body(number, "active"), "Idempotency-Key", "k1");
        var again = seller.post("/api/dids", body(number, "active"), "Idempotency-Key", "k1");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(
                seller.post("/api/dids", body(number, "inactive"), "Idempotency-Key", "k1"),
                409,
                "request.idempotency-conflict");
    }

    @Test
    void a_list_is_filtered_and_paged_by_number() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            numbers.add("+1" + NEXT_NUMBER.incrementAndGet());
            add(seller, body(numbers.getLast(), i == 2 ? "inactive" : "active"));
        }
        var listed = new ArrayList<String>();
        String after = "";
        do {
            var page = json(seller.get("/api/dids?status=active&limit=3" + after));
            page.get("items").forEach(did -> listed.add(did.get("number").asString()));
            after = page.get("next") == null || page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        numbers.remove(2);
        assertThat(listed).isEqualTo(numbers);
        assertThat(json(ADMIN.get("/api/dids?tenantId=" + tenant)).get("items")).hasSize(5);
    }

    @Test
    void the_next_available_number_is_the_least_used_active_one() {
        var none = seller.get("/api/dids/next-available");
        assertProblem(none, 404, "did.none-available");
        assertThat(json(none).get("detail").asString()).isEqualTo("No available DIDs configured for this tenant");
        var one = add(seller, body(number, "active"));
        var other = add(seller, body("+1" + NEXT_NUMBER.incrementAndGet(), "active"));
        add(seller, body("+1" + NEXT_NUMBER.incrementAndGet(), "available"));
        String first = id(one).compareTo(id(other)) < 0 ? id(one) : id(other);
        assertThat(id(json(seller.get("/api/dids/next-available")))).isEqualTo(first);

        EVENTS.publish(outboundCallRecord(UUID.randomUUID().toString(), 1, first));

        String second = first.equals(id(one)) ? id(other) : id(one);
        Await.until(
                "counted",
                () -> id(json(seller.get("/api/dids/next-available"))).equals(second));
    }

    @Test
    void max_usage_is_stored_published_and_removed_and_a_number_at_its_limit_is_not_available() {
        String path = "/api/dids/"
                + id(json(seller.post(
                        "/api/dids", "{\"number\":\"" + number + "\",\"status\":\"active\",\"maxUsage\":1}")));
        assertThat(json(seller.get(path)).get("maxUsage").asLong()).isEqualTo(1);
        UUID did = UUID.fromString(path.substring("/api/dids/".length()));
        assertThat(EVENTS.await(DidChanged.class, event -> event.didId().equals(did))
                        .maxUsage())
                .isEqualTo(1);

        EVENTS.publish(outboundCallRecord(UUID.randomUUID().toString(), 1, did.toString()));
        Await.until("a call is counted", () -> usageCount(did.toString()) == 1);
        assertProblem(seller.get("/api/dids/next-available"), 404, "did.none-available");

        assertThat(json(seller.put(path, "{\"status\":\"active\"}"))
                        .get("maxUsage")
                        .asLong())
                .isEqualTo(1);
        assertThat(json(seller.put(path, "{\"maxUsage\":0}")).get("maxUsage").isNull())
                .isTrue();
        assertThat(seller.get("/api/dids/next-available").statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_counts_once_and_a_revision_only_the_difference_without_a_new_version() {
        String one = id(add(seller, body(number, "active")));
        String other = id(add(seller, body("+1" + NEXT_NUMBER.incrementAndGet(), "active")));
        String call = UUID.randomUUID().toString();
        EVENTS.publish(
                outboundCallRecord(call, 1, one),
                outboundCallRecord(call, 1, one),
                outboundCallRecord(UUID.randomUUID().toString(), 1, one));
        Await.until("two calls", () -> usageCount(one) == 2);

        EVENTS.publish(outboundCallRecord(call, 2, other));
        Await.until("moved", () -> usageCount(one) == 1 && usageCount(other) == 1);
        assertThat(json(seller.get("/api/dids/" + one)).get("version").asLong()).isEqualTo(1);
        assertThat(json(seller.get("/api/dids/" + one)).get("lastUsed").asString())
                .isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void an_import_adds_valid_rows_and_reports_invalid_ones() {
        String second = "+1" + NEXT_NUMBER.incrementAndGet();
        add(seller, body(second, "inactive"));
        String csv = "number,areaCode,trunk,status,maxUsage,provider,region,notes\n"
                + number + ",404,PJSIP,active,1000,Provider A,US-East,Main DID\n"
                + second + ",,,,,,,\n"
                + "12,,,,,,,\n"
                + "+1" + NEXT_NUMBER.incrementAndGet() + ",,,asleep,,,,\n"
                + "+1" + NEXT_NUMBER.incrementAndGet() + ",,,,many,,,\n";

        var answer = upload(seller, csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var report = json(answer);
        assertThat(report.get("success").asLong()).isEqualTo(1);
        assertThat(report.get("duplicates").asLong()).isEqualTo(1);
        assertThat(report.get("failed").asLong()).isEqualTo(3);
        assertThat(report.get("errors").get(0).toString())
                .isEqualTo("{\"row\":4,\"number\":\"12\",\"error\":\"Invalid phone number: 12\"}");
        var added = json(seller.get("/api/dids?status=active")).get("items");
        assertThat(added).hasSize(1);
        assertThat(added.get(0).get("metadata").get("notes").asString()).isEqualTo("Main DID");
        assertThat(added.get(0).get("maxUsage").asLong()).isEqualTo(1000);
        assertProblem(upload(seller, "phone\n1\n"), 400, "import.unreadable");
        assertProblem(upload(ADMIN, csv), 400, "request.invalid");
    }

    private static HttpResponse<String> upload(RestClient who, String csv) {
        return who.send(
                "POST",
                "/api/asterisk-dids/import",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"dids.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--b--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=b");
    }

    @Test
    void expired_idempotency_keys_and_counted_calls_are_deleted() {
        TestEnvironment.sql("INSERT INTO counted_call (call_id, revision, dids, counted_at) VALUES"
                + " ('old', 1, '{}', now() - interval '61 days'), ('new', 1, '{}', now() - interval '59 days')");
        TestEnvironment.sql("INSERT INTO idempotency_key (subject, key, fingerprint, did_id, created_at) VALUES"
                + " ('s', 'old', 'f', gen_random_uuid(), now() - interval '25 hours'),"
                + " ('s', 'new', 'f', gen_random_uuid(), now() - interval '23 hours')");

        TestEnvironment.runScheduledTasks();

        Await.until(
                "only new ones",
                () -> TestEnvironment.sql("SELECT call_id FROM counted_call WHERE call_id IN ('old', 'new')")
                                .equals("new")
                        && TestEnvironment.sql("SELECT key FROM idempotency_key WHERE subject = 's'")
                                .equals("new"));
    }

    private long usageCount(String id) {
        return json(seller.get("/api/dids/" + id)).get("usageCount").asLong();
    }

    private CdrRecorded outboundCallRecord(String callId, long revision, String did) {
        var at = Instant.parse("2026-03-01T12:00:00Z");
        var ids = new PartyIds(tenant, null, null, null, null, UUID.fromString(did));
        return new CdrRecorded(
                callId,
                revision,
                Direction.OUTBOUND,
                Disposition.NO_ANSWER,
                ids,
                null,
                "+14045550100",
                null,
                "ast1",
                at,
                null,
                at.plusSeconds(20),
                0,
                null,
                null,
                null,
                List.of(
                        new Attempt(
                                CallLeg.attempt(1), Disposition.BUSY, ids, null, null, at, null, at, 17, 486, "BUSY"),
                        new Attempt(
                                CallLeg.attempt(2),
                                Disposition.NO_ANSWER,
                                ids,
                                null,
                                null,
                                at,
                                null,
                                at,
                                19,
                                480,
                                "NOANSWER")),
                Map.of());
    }
}
