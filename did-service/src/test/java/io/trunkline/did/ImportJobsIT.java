package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.DidApi.upload;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Imports in the background.
class ImportJobsIT {
    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);

    /// Other tests read or publish all numbers.
    @AfterEach
    void delete_numbers() {
        TestEnvironment.sql("DELETE FROM did WHERE tenant_id = '" + tenant + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "upsert", "update"})
    void an_import_in_the_background_has_the_results_of_one_within_the_request(String mode) {
        String elsewhere = TestEnvironment.newNumber();
        add(TestEnvironment.signedInAsSeller(TestEnvironment.newTenant()), body(elsewhere, "active"));
        String known = TestEnvironment.newNumber();
        String file = hostileFile(known, elsewhere);
        var other = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());
        add(seller, body(known, "inactive"));
        add(other, body(known, "inactive"));

        var within = upload(other, "?mode=" + mode, file);
        assertThat(within.statusCode()).as(within.body()).isEqualTo(200);
        var job = ImportJobs.awaitEnd(seller, ImportJobs.start(seller, "?async=true&mode=" + mode, file));

        assertThat(job.get("state").asString()).isEqualTo("done");
        assertThat(withoutId(job.get("report"))).isEqualTo(withoutId(json(within)));
        assertThat(job.get("report").get("errors").size()).isGreaterThan(1_400);
        assertThat(job.get("rowsRead")).isEqualTo(job.get("rows"));
        assertThat(failedRows(seller, id(job)))
                .isEqualTo(failedRows(other, json(within).get("importId").asString()));
        assertThat(inventory(tenant)).isEqualTo(inventory(tenantOf(other))).isNotEmpty();
        assertThat(ImportJobs.count(tenant, "audit_log")).isEqualTo(ImportJobs.count(tenantOf(other), "audit_log"));
        assertThat(TestEnvironment.sql("SELECT count(*) FROM did_import_part WHERE import_id = '" + id(job) + "'"))
                .isEqualTo("0");
    }

    /// Three pages of rows, most of which are wrong in some way.
    private static String hostileFile(String known, String elsewhere) {
        var first = TestEnvironment.newNumber();
        var second = TestEnvironment.newNumber();
        var rows = List.of(
                first + ",inactive,10,\"a,b\",US,a note,{}",
                first.substring(2) + ",suspended,,c,,\"two\nlines\",",
                known + ",suspended,20,,,,",
                elsewhere + ",active,,,,,",
                elsewhere + ",available,,,,,",
                elsewhere + ",active,,,,,",
                "12,,,,,,",
                second + ",asleep,many,\"t|u\",,=1+1,",
                second + ",,,,XX,,",
                second + ",,,,,,{\"a\": 1}",
                second + ",,,,,,not json",
                second + ",,,,,,,too,many",
                second + ",\"available\"x,,,,,",
                "\u202D" + second + ",Available,unlimited,,, padded ,\"{\"\"k\"\": \"\"v\"\"}\"",
                "07 64 01 94 08,,,,fr,Lyon,",
                "4930123456.0,,,,,,",
                ",,,,,no number,",
                "  ,,,,,,",
                "x".repeat(300) + ",,,,,,");
        return "number,status,max usage,tags,country,notes,metadata\n"
                + IntStream.range(0, 2_600)
                        .mapToObj(i -> rows.get(i % rows.size()) + "\r\n")
                        .collect(Collectors.joining());
    }

    private static JsonNode withoutId(JsonNode report) {
        return ((ObjectNode) report).without("importId");
    }

    private static String failedRows(RestClient user, String id) {
        var response = user.get("/api/v1/dids/imports/" + id + "/failed-rows");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(response.body()).startsWith("\uFEFFnumber,status,max usage,tags,country,notes,metadata,error\r\n");
        return response.body();
    }

    private static String inventory(UUID tenant) {
        return TestEnvironment.sql("SELECT number, raw_number, area_code, trunk, status, max_usage, tags, metadata,"
                + " version FROM did WHERE tenant_id = '" + tenant + "' ORDER BY number");
    }

    private static UUID tenantOf(RestClient user) {
        return UUID.fromString(json(user.get("/api/v1/dids?limit=1"))
                .get("items")
                .get(0)
                .get("tenantId")
                .asString());
    }

    private static String id(JsonNode job) {
        return job.get("id").asString();
    }

    @Test
    void a_file_of_many_bytes_or_rows_is_imported_in_the_background_by_itself() {
        var bytes = ImportJobs.numbers(202, 8_000);
        assertThat(bytes.length()).isGreaterThan(1024 * 1024);
        var many =
                "number\n" + IntStream.range(0, 10_001).mapToObj(i -> i + "\n").collect(Collectors.joining());

        var large = ImportJobs.start(seller, "", bytes);
        var tall = ImportJobs.start(seller, "", many);

        assertThat(ImportJobs.awaitEnd(seller, tall).get("report").get("failed").asLong())
                .isEqualTo(10_001);
        var done = ImportJobs.awaitEnd(seller, large);
        assertThat(done.get("report").get("created").asLong()).isEqualTo(8_000);
        assertThat(done.get("rowsPerSecond").asLong()).isPositive();
        assertThat(ImportJobs.count(tenant, "did")).isEqualTo(8_000);
        assertThat(json(seller.get("/api/v1/audit/imports")).get("items")).hasSize(2);
        assertProblem(upload(seller, "?dryRun=true", bytes), 413, "import.too-large");
        assertProblem(upload(seller, "?dryRun=true", many), 413, "import.too-large");
        assertProblem(upload(seller, "?dryRun=true&async=true", "number\n"), 400, "request.invalid");
        assertProblem(upload(seller, "?async=maybe", "number\n"), 400, "request.invalid");
    }

    @Test
    void a_canceled_import_keeps_what_it_has_imported() {
        var path = ImportJobs.start(seller, "", ImportJobs.numbers(203, 20_000));
        ImportJobs.awaitMiddle(seller, path);

        var response = seller.post(path + "/cancel", "");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var canceled = json(response);
        assertThat(canceled.get("state").asString()).isEqualTo("canceled");
        long imported = canceled.get("imported").asLong();
        assertThat(imported).isPositive().isLessThan(20_000);
        var repeated = seller.post(path + "/cancel", "");
        assertProblem(repeated, 409, "import.ended");
        assertThat(ImportJobs.get(seller, path).get("rowsRead").asLong()).isEqualTo(imported);
        assertThat(ImportJobs.count(tenant, "did")).isEqualTo(imported);
        var audited = json(seller.get("/api/v1/audit/imports?action=cancel")).get("items");
        assertThat(audited.get(0).get("after").get("success").asLong()).isEqualTo(imported);
        assertThat(TestEnvironment.sql("SELECT count(*) FROM did_import_part p JOIN did_import i ON i.id = p.import_id"
                        + " WHERE i.tenant_id = '" + tenant + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_stream_has_the_progress_up_to_the_end() throws IOException, InterruptedException {
        var path = ImportJobs.start(seller, "", ImportJobs.numbers(205, 8_000));

        var events = events(path, "none");

        var names = events.stream()
                .filter(line -> line.startsWith("event:"))
                .distinct()
                .toList();
        assertThat(names).containsExactly("event:running", "event:done");
        var last = JsonMapper.shared()
                .readTree(events.stream()
                        .filter(line -> line.startsWith("data:"))
                        .reduce((_, next) -> next)
                        .orElseThrow()
                        .substring(5));
        assertThat(last.get("imported").asLong()).isEqualTo(8_000);
        var id = events.stream().filter(line -> line.startsWith("id:")).reduce((_, next) -> next);
        assertThat(statusOf(path, id.orElseThrow().substring(3))).isEqualTo(204);
        assertThat(statusOf(path, "none")).isEqualTo(200);
    }

    private List<String> events(String path, String lastEventId) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient();
                var lines = client.send(request(path, lastEventId), BodyHandlers.ofLines())
                        .body()) {
            return lines.toList();
        }
    }

    private int statusOf(String path, String lastEventId) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request(path, lastEventId), BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private HttpRequest request(String path, String lastEventId) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + seller.port() + path + "/events"))
                .header("Authorization", "Bearer " + seller.token())
                .header("Last-Event-ID", lastEventId)
                .build();
    }

    @Test
    void a_large_file_that_cannot_be_read_is_refused_in_the_response_and_nothing_of_it_is_kept() {
        var rows = ImportJobs.numbers(206, 8_000);

        assertProblem(upload(seller, "?async=true", "PK\u0003\u0004" + rows), 400, "import.not-csv");
        assertProblem(upload(seller, "%PDF-1.7\n" + rows.repeat(10)), 400, "import.not-csv");
        assertProblem(upload(seller, "?async=true", ""), 400, "import.empty");
        assertProblem(upload(seller, "?async=true", "number\n\n"), 400, "import.empty");
        assertProblem(upload(seller, "color" + rows.substring(6)), 400, "import.no-number-column");
        assertProblem(upload(seller, "number,color" + rows.substring(6)), 400, "import.unknown-column");
        assertProblem(upload(seller, rows + "1".repeat(70_000)), 400, "import.line-too-long");
        assertProblem(upload(seller, rows + "\"1"), 400, "import.unreadable");
        assertProblem(upload(seller, rows + "\0\n"), 400, "import.unreadable");
        assertProblem(upload(ADMIN, rows), 400, "request.invalid");
        assertProblem(
                DidApi.uploadForm(seller, "", Map.of("mapping", "{\"x\":\"number\"}"), rows),
                400,
                "import.unknown-column");

        assertThat(json(seller.get("/api/v1/dids/imports")).get("items")).isEmpty();
        assertThat(ImportJobs.count(tenant, "did_import")).isZero();
        assertThat(ImportJobs.count(tenant, "did")).isZero();
    }

    @Test
    void a_repeat_with_its_key_gets_the_first_answer() {
        var csv = ImportJobs.numbers(207, 2_000);
        var first = ImportJobs.start(seller, "?async=true", csv, "Idempotency-Key", "k1");
        var repeat = upload(seller, "?async=true", csv, "Idempotency-Key", "k1");

        assertThat(repeat.statusCode()).isEqualTo(202);
        assertThat(repeat.headers().firstValue("Location")).hasValue(first);
        assertThat(repeat.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertProblem(
                upload(seller, "?async=true", csv + "12\n", "Idempotency-Key", "k1"),
                409,
                "request.idempotency-conflict");
        assertProblem(upload(seller, "", csv, "Idempotency-Key", "k1"), 409, "request.idempotency-conflict");
        assertThat(ImportJobs.awaitEnd(seller, first)
                        .get("report")
                        .get("created")
                        .asLong())
                .isEqualTo(2_000);
        assertThat(json(seller.get("/api/v1/dids/imports")).get("items")).hasSize(1);
    }

    @Test
    void a_tenant_has_a_limited_number_of_imports_in_progress() {
        for (int i = 0; i < 5; i++) {
            insertReceiving("1 minute");
        }
        assertProblem(upload(seller, "?async=true", "number\n12\n"), 409, "import.too-many");
        assertThat(upload(seller, "number\n12\n").statusCode()).isEqualTo(200);
        TestEnvironment.sql("DELETE FROM did_import WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void an_interrupted_upload_fails_after_a_while() {
        String id = insertReceiving("11 minutes");
        TestEnvironment.SERVICE
                .getBean("interruptedUploadLoop", BackgroundLoop.class)
                .wake();

        var ended = ImportJobs.awaitEnd(seller, "/api/v1/dids/imports/" + id);

        assertThat(ended.get("state").asString()).isEqualTo("failed");
        assertThat(ended.get("failure").asString()).isEqualTo("upload");
    }

    private String insertReceiving(String age) {
        return TestEnvironment.sql("INSERT INTO did_import (id, tenant_id, created_at, created_by, state, worked_at)"
                + " VALUES (gen_random_uuid(), '" + tenant + "', now(), 'x', 'RECEIVING', now() - interval '" + age
                + "') RETURNING id");
    }

    @Test
    void imports_are_listed_newest_first_to_those_who_may_see_them() {
        var first = ImportJobs.start(seller, "?async=true", "number\n12\n");
        ImportJobs.awaitEnd(seller, first);
        upload(seller, "number\n" + TestEnvironment.newNumber() + "\n");
        var stranger = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());

        var listed = json(seller.get("/api/v1/dids/imports")).get("items");

        assertThat(listed.findValuesAsString("imported")).containsExactly("1", "0");
        assertThat(first).endsWith(id(listed.get(1)));
        assertThat(json(seller.get("/api/v1/dids/imports?state=running")).get("items"))
                .isEmpty();
        assertThat(json(ADMIN.get("/api/v1/dids/imports?tenantId=" + tenant)).get("items"))
                .hasSize(2);
        assertThat(json(stranger.get("/api/v1/dids/imports")).get("items")).isEmpty();
        assertProblem(stranger.get("/api/v1/dids/imports?tenantId=" + tenant), 422, "tenant.unknown");
        for (String path : List.of(first, first + "/failed-rows", first + "/events")) {
            assertProblem(stranger.get(path), 404, "resource.not-found");
        }
        assertProblem(stranger.post(first + "/cancel", ""), 404, "resource.not-found");
    }

    @Test
    void an_import_of_a_tenant_that_is_deleted_meanwhile_fails() {
        var path = ImportJobs.start(seller, "", ImportJobs.numbers(208, 20_000));
        ImportJobs.awaitMiddle(seller, path);

        TestEnvironment.deleteTenant(tenant);

        var ended = ImportJobs.awaitEnd(seller, path);
        assertThat(ended.get("state").asString()).isEqualTo("failed");
        assertThat(ended.get("failure").asString()).isEqualTo("tenant");
        Await.until(
                "the numbers of the tenant are inactive",
                Duration.ofSeconds(60),
                () -> "0"
                        .equals(TestEnvironment.sql(
                                "SELECT count(*) FROM did WHERE status = 'active' AND tenant_id = '" + tenant + "'")));
    }
}
