package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.DidApi.upload;
import static io.trunkline.did.DidApi.uploadForm;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportModesIT {
    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);
    private final String number = TestEnvironment.newNumber();
    private final String other = TestEnvironment.newNumber();

    private JsonNode did(String number) {
        var items = json(seller.get("/api/v1/dids?number=" + number.replace("+", "%2B")))
                .get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<Long> counts(JsonNode report) {
        return List.of(
                report.get("created").asLong(),
                report.get("updated").asLong(),
                report.get("unchanged").asLong(),
                report.get("duplicates").asLong(),
                report.get("failed").asLong());
    }

    @Test
    void upsert_adds_new_numbers_and_changes_what_the_file_gives_of_existing_ones() {
        add(seller, "{\"number\":\"" + number + "\",\"maxUsage\":5,\"trunk\":\"alpha\",\"metadata\":{\"a\":\"b\"}}");
        String csv = "number,status,maxUsage,notes,tags\n" + number + ",ACTIVE,,hello,x|y\n" + other + ",,7,,\n" + other
                + ",,unlimited,,\n";

        var report = json(upload(seller, "?mode=upsert", csv));

        assertThat(counts(report)).containsExactly(1L, 2L, 0L, 0L, 0L);
        assertThat(report.get("ok").asBoolean()).isTrue();
        assertThat(report.get("success").asLong()).isEqualTo(3);
        var changed = did(number);
        assertThat(changed.get("status").asString()).isEqualTo("active");
        assertThat(changed.get("maxUsage").asLong()).isEqualTo(5);
        assertThat(changed.get("trunk").asString()).isEqualTo("alpha");
        assertThat(changed.get("tags").values()).extracting(JsonNode::asString).containsExactly("x", "y");
        assertThat(changed.get("metadata"))
                .isEqualTo(JsonMapper.shared().readTree("{\"a\":\"b\",\"notes\":\"hello\"}"));
        assertThat(changed.get("importId").isNull()).isTrue();
        assertThat(did(other).get("maxUsage").isNull()).isTrue();
        assertThat(did(other).get("version").asLong()).isEqualTo(2);
        assertThat(did(other).get("importId")).isEqualTo(report.get("importId"));
        assertThat(counts(json(upload(seller, "?mode=upsert", "number,status\n" + number + ",active\n"))))
                .containsExactly(0L, 0L, 1L, 0L, 0L);
    }

    @Test
    void new_numbers_without_a_status_get_that_of_the_request_and_existing_ones_keep_theirs() {
        add(seller, body(number, "inactive"));
        String blank = TestEnvironment.newNumber();
        String csv = "number,status\n" + number + ",\n" + other + ",suspended\n" + blank + ",\n";

        assertThat(counts(json(upload(seller, "?mode=upsert&status=active", csv))))
                .containsExactly(2L, 0L, 1L, 0L, 0L);

        assertThat(did(number).get("status").asString()).isEqualTo("inactive");
        assertThat(did(other).get("status").asString()).isEqualTo("suspended");
        assertThat(did(blank).get("status").asString()).isEqualTo("active");
        assertProblem(upload(seller, "?status=ready", csv), 400, "request.invalid");
    }

    @Test
    void a_parameter_that_is_sent_as_a_field_of_the_form_is_refused_instead_of_ignored() {
        var refused = uploadForm(seller, "", Map.of("status", "active"), "number\n" + number + "\n");

        assertProblem(refused, 400, "request.invalid");
        assertThat(json(refused).get("detail").asString()).contains("status must be a parameter of the query");
        assertThat(json(seller.get("/api/v1/dids")).get("items")).isEmpty();
    }

    @Test
    void an_import_in_the_background_remembers_the_status_for_rows_without_one() {
        String path = ImportJobs.start(seller, "?async=true&status=active", "number\n" + number + "\n");

        ImportJobs.awaitEnd(seller, path);

        assertThat(did(number).get("status").asString()).isEqualTo("active");
    }

    @Test
    void update_changes_only_numbers_that_the_tenant_has_and_a_dry_run_changes_none() {
        add(seller, body(number, "available"));
        String csv = "number,status\n" + number + ",inactive\n" + other + ",active\n";

        assertThat(counts(json(upload(seller, "?mode=update&dryRun=true", csv))))
                .containsExactly(0L, 1L, 0L, 0L, 1L);
        assertThat(did(number).get("status").asString()).isEqualTo("available");
        var report = json(upload(seller, "?mode=update", csv));

        assertThat(counts(report)).containsExactly(0L, 1L, 0L, 0L, 1L);
        assertThat(report.get("errors").get(0).toString())
                .isEqualTo("{\"row\":3,\"number\":\"" + other + "\",\"error\":\"DID not found: " + other
                        + "\",\"column\":\"number\",\"value\":\"" + other + "\",\"code\":\"resource.not-found\"}");
        assertThat(did(number).get("status").asString()).isEqualTo("inactive");
        assertProblem(upload(seller, "?mode=replace", csv), 400, "request.invalid");
    }

    @Test
    void a_row_that_cannot_become_active_leaves_the_others_as_they_are_applied() {
        add(TestEnvironment.signedInAsSeller(TestEnvironment.newTenant()), body(number, "active"));
        add(seller, body(number, "inactive"));
        add(seller, body(other, "inactive"));

        var report =
                json(upload(seller, "?mode=upsert", "number,status\n" + number + ",active\n" + other + ",active\n"));

        assertThat(counts(report)).containsExactly(0L, 1L, 0L, 0L, 1L);
        var error = report.get("errors").get(0);
        assertThat(error.get("column").asString()).isEqualTo("status");
        assertThat(error.get("code").asString()).isEqualTo("did.number-active-elsewhere");
        assertThat(did(number).get("status").asString()).isEqualTo("inactive");
        assertThat(did(other).get("status").asString()).isEqualTo("active");
    }

    @Test
    void every_wrong_cell_is_named_with_its_column_as_the_file_calls_it() {
        var report = json(upload(
                seller,
                "Telephone;Estado;Max Calls;Tags;Trunk;Country;Region\n+1404;asleep;many;a\u00a7b;a b;XX;"
                        + "x".repeat(300) + "\n+1404;;;;;;\n"));

        assertThat(report.get("errors").values())
                .extracting(error -> error.get("column").asString())
                .containsExactlyInAnyOrder("Telephone", "Estado", "Max Calls", "Tags", "Trunk", "Country", "Region");
        assertThat(report.get("failed").asLong()).isEqualTo(2);
        assertThat(report.get("separator").asString()).isEqualTo(";");
        assertThat(report.get("errors").values())
                .extracting(error -> error.get("error").asString())
                .contains("status must be one of active, available, inactive, suspended");
    }

    @Test
    void a_row_with_a_country_has_a_national_number_of_that_country() {
        // numbers of other tests are North American
        String line = "0" + "1" + number.substring(number.length() - 8);
        var report = json(upload(seller, "number,country\n" + line + ",fr\n" + number.substring(2) + ",\n"));

        assertThat(counts(report)).containsExactly(2L, 0L, 0L, 0L, 0L);
        assertThat(did("+33" + line.substring(1)).get("rawNumber").asString()).isEqualTo(line);
    }

    @Test
    void failed_rows_are_corrected_and_sent_again_as_they_were_downloaded() {
        String csv = "Notes;Phone;Estado\n=1+1;" + number + ";asleep\nfine;" + other + ";\n\"a\n\"\"b\"\";c\";12;\n";
        var report = json(upload(seller, csv));
        String path = "/api/v1/dids/imports/" + report.get("importId").asString();

        var failed = seller.get(path + "/failed-rows");

        assertThat(failed.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(failed.body())
                .isEqualTo("\uFEFFNotes,Phone,Estado,error\r\n'=1+1," + number
                        + ",asleep,\"status must be one of active, available, inactive, suspended\"\r\n"
                        + "\"a\n\"\"b\"\";c\",12,,Invalid phone number: 12 has too few digits for a number of +1\r\n");
        var again = json(upload(seller, failed.body()));
        assertThat(again.get("errors").size()).isEqualTo(2);
        var corrected = json(upload(seller, failed.body().replace("asleep", "Inactive")));
        assertThat(counts(corrected)).containsExactly(1L, 0L, 0L, 0L, 1L);
        assertThat(did(number).get("metadata").get("notes").asString()).isEqualTo("=1+1");
        assertThat(json(seller.get(path)).get("report")).isEqualTo(report);
        var stranger = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());
        assertProblem(stranger.get(path), 404, "resource.not-found");
        assertProblem(stranger.get(path + "/failed-rows"), 404, "resource.not-found");
        assertThat(ADMIN.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_mapping_names_the_columns_of_a_file() {
        String csv = "Linie,Farbe\n" + number + ",rot\n";
        assertProblem(upload(seller, csv), 400, "import.no-number-column");
        assertProblem(
                uploadForm(seller, "", Map.of("mapping", "{\"Linie\":\"number\"}"), csv), 400, "import.unknown-column");

        var mapped = uploadForm(seller, "", Map.of("mapping", "{\"Linie\":\"number\",\"Farbe\":null}"), csv);

        assertThat(counts(json(mapped))).containsExactly(1L, 0L, 0L, 0L, 0L);
        for (String wrong : List.of("x", "null", "[]", "{\"Linie\":\"color\"}", "{\"Linie\":{}}", "{\"Linie\":1}")) {
            assertProblem(uploadForm(seller, "", Map.of("mapping", wrong), csv), 400, "request.invalid");
        }
    }

    @Test
    void files_that_are_no_lists_of_numbers_get_a_problem_that_says_what_they_are() {
        assertProblem(upload(seller, "%PDF-1.7\n"), 400, "import.not-csv");
        assertProblem(upload(seller, "PK\u0003\u0004\n"), 400, "import.not-csv");
        assertProblem(upload(seller, ""), 400, "import.empty");
        assertProblem(upload(seller, "number\n\n"), 400, "import.empty");
        assertProblem(upload(seller, "number\n" + "1".repeat(70_000)), 400, "import.line-too-long");
        assertProblem(upload(seller, "number\n\"1"), 400, "import.unreadable");
    }
}
