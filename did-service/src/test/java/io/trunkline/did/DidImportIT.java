package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.DidApi.upload;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DidImportIT {
    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);
    private final String number = TestEnvironment.newNumber();

    @Test
    void an_import_adds_valid_rows_and_reports_invalid_ones() {
        String second = TestEnvironment.newNumber();
        add(seller, body(second, "inactive"));
        String csv = "number,areaCode,trunk,status,maxUsage,provider,region,notes\n"
                + number + ",404,PJSIP,active,1000,Provider A,US-East,Main DID\n"
                + second + ",,,,,,,\n"
                + "12,,,,,,,\n"
                + TestEnvironment.newNumber() + ",,,asleep,,,,\n"
                + TestEnvironment.newNumber() + ",,,,many,,,\n";

        var response = upload(seller, csv);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var report = json(response);
        assertThat(report.get("success").asLong()).isEqualTo(1);
        assertThat(report.get("duplicates").asLong()).isEqualTo(1);
        assertThat(report.get("failed").asLong()).isEqualTo(3);
        assertThat(report.get("errors").get(0).toString())
                .isEqualTo("{\"row\":4,\"number\":\"12\","
                        + "\"error\":\"Invalid phone number: 12 has too few digits for a number of +1\","
                        + "\"column\":\"number\",\"value\":\"12\",\"code\":\"number.invalid\"}");
        var added = json(seller.get("/api/v1/dids?status=active")).get("items");
        assertThat(added).hasSize(1);
        assertThat(added.get(0).get("metadata").get("notes").asString()).isEqualTo("Main DID");
        assertAudited(added.get(0).get("id").asString());
        assertThat(added.get(0).get("maxUsage").asLong()).isEqualTo(1000);
        assertProblem(upload(seller, "color\nred\n"), 400, "import.no-number-column");
        assertProblem(upload(ADMIN, csv), 400, "request.invalid");
    }

    /// The import, and each number that it added.
    private void assertAudited(String did) {
        var imports = json(seller.get("/api/v1/audit/imports")).get("items");
        assertThat(imports).hasSize(1);
        var counts = imports.get(0).get("after");
        assertThat(counts.get("success").asInt()).isEqualTo(1);
        assertThat(counts.get("failed").asInt()).isEqualTo(3);
        assertThat(counts.get("duplicates").asInt()).isEqualTo(1);
        var numbers = json(seller.get("/api/v1/audit/dids?action=create&entityId=" + did))
                .get("items");
        assertThat(numbers).hasSize(1);
        assertThat(numbers.get(0).get("after").get("number").asString()).isEqualTo(number);
        var stranger = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());
        assertThat(json(stranger.get("/api/v1/audit/dids?entityId=" + did)).get("items"))
                .isEmpty();
        assertThat(json(ADMIN.get("/api/v1/audit/imports?tenantId=" + tenant)).get("items"))
                .hasSize(1);
    }

    @Test
    void a_dry_run_reports_each_row_and_stores_nothing() {
        String known = TestEnvironment.newNumber();
        String elsewhere = TestEnvironment.newNumber();
        add(seller, body(known, "inactive"));
        add(TestEnvironment.signedInAsSeller(TestEnvironment.newTenant()), body(elsewhere, "active"));
        String csv = "number,status\n" + number + ",\n" + number.substring(2) + ",\n" + known + ",\n" + elsewhere
                + ",active\n12,\n";

        var dryRun = upload(seller, "?dryRun=true", csv);

        DidApi.assertDryRun(dryRun);
        var report = json(dryRun);
        assertThat(report.get("success").asLong()).isEqualTo(1);
        assertThat(report.get("duplicates").asLong()).isEqualTo(2);
        assertThat(report.get("errors").findValuesAsString("number")).containsExactly(elsewhere, "12");
        assertThat(json(seller.get("/api/v1/dids")).get("items")).hasSize(1);
        assertThat(TestEnvironment.sql("SELECT count(*) FROM audit_log WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo("1");
        var real = upload(seller, csv);
        assertThat(real.headers().firstValue("Dry-Run")).isEmpty();
        assertThat(report.get("importId").isNull()).isTrue();
        assertThat(withoutId(json(real))).isEqualTo(withoutId(report));
    }

    private static JsonNode withoutId(JsonNode report) {
        return ((ObjectNode) report).without("importId");
    }

    @Test
    void concurrent_and_later_repeats_with_one_key_import_the_file_once() {
        var csv = "number\n" + number + "\n" + TestEnvironment.newNumber() + "\n12\n";
        var sent = IntStream.range(0, 5)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> upload(seller, "", csv, "Idempotency-Key", "k1"),
                        task -> Thread.ofVirtual().start(task)))
                .toList();

        var responses =
                new ArrayList<>(sent.stream().map(CompletableFuture::join).toList());
        responses.add(upload(seller, "", csv, "Idempotency-Key", "k1"));

        assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(responses).extracting(DidApi::json).containsOnly(json(responses.getFirst()));
        assertThat(json(responses.getFirst()).get("success").asLong()).isEqualTo(2);
        assertThat(responses.stream()
                        .filter(response -> response.headers()
                                .firstValue("Idempotency-Replayed")
                                .isEmpty()))
                .hasSize(1);
        assertThat(responses.getLast().headers().firstValue("Idempotency-Replayed"))
                .hasValue("true");
        assertThat(json(seller.get("/api/v1/dids")).get("items")).hasSize(2);
    }

    @Test
    void a_key_belongs_to_one_file_and_is_free_after_a_refusal_and_a_dry_run() {
        var csv = "number\n" + number + "\n";
        assertProblem(upload(seller, "", "color\nred\n", "Idempotency-Key", "k1"), 400, "import.no-number-column");
        DidApi.assertDryRun(upload(seller, "?dryRun=true", csv, "Idempotency-Key", "k1"));

        var imported = upload(seller, "", csv, "Idempotency-Key", "k1");

        assertThat(imported.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(json(imported).get("success").asLong()).isEqualTo(1);
        assertProblem(
                upload(seller, "", csv + TestEnvironment.newNumber() + "\n", "Idempotency-Key", "k1"),
                409,
                "request.idempotency-conflict");
        assertThat(json(seller.get("/api/v1/dids")).get("items")).hasSize(1);
    }

    @Test
    void a_national_list_of_another_country_is_rejected() {
        var report = json(upload(seller, """
                number,notes
                07 64 01 94 08,Lyon
                089 1234567,Munich
                030 12345678,Berlin
                """));

        assertThat(report.get("success").asLong()).isZero();
        assertThat(report.get("failed").asLong()).isEqualTo(3);
        assertThat(json(seller.get("/api/v1/dids")).get("items")).isEmpty();
    }

    @Test
    void a_number_damaged_by_a_spreadsheet_is_rejected_by_the_import_and_the_api() {
        var report = json(upload(seller, "number\n4930123456.0\n4.93012E+11\n40455567890\n555-1234\n"));

        assertThat(report.get("failed").asLong()).isEqualTo(4);
        for (var row : report.get("errors")) {
            var response = seller.post("/api/v1/dids", body(row.get("number").asString(), "active"));
            assertProblem(response, 400, "number.invalid");
            assertThat(json(response).get("detail").asString())
                    .isEqualTo(row.get("error").asString());
        }
    }

    @Test
    void invisible_characters_and_typographic_dashes_are_ignored_and_other_characters_are_named() {
        var area = number.substring(2, 5);
        var line = number.substring(5);
        var report = json(upload(
                seller,
                "number\n\u202A" + number + "\u202C\n+1\u00A0" + area + "\u00A0" + line + "\n" + area + "\u2013"
                        + line.substring(0, 3) + "\u2013" + line.substring(3) + "\n'" + number + "\n" + area + "x"
                        + line + "\n"));

        assertThat(report.get("success").asLong()).isEqualTo(1);
        assertThat(report.get("duplicates").asLong()).isEqualTo(3);
        assertThat(report.get("errors").get(0).get("error").asString()).endsWith("contains letters");
    }

    @Test
    void the_old_mexican_mobile_form_is_the_same_number() {
        var line = number.substring(2);

        assertThat(add(seller, body("+521" + line, "available")).get("number").asString())
                .isEqualTo("+52" + line);
        assertProblem(seller.post("/api/v1/dids", body("+52" + line, "available")), 409, "did.already-exists");
    }
}
