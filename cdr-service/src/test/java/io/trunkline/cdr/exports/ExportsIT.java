package io.trunkline.cdr.exports;

import static io.trunkline.cdr.TestEnvironment.API;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.TestEnvironment;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `POST /api/v1/call-records/exports`, and the files.
class ExportsIT {
    private static final String RECORDS = "/api/v1/call-records";
    private static final String EXPORTS = RECORDS + "/exports";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// More than one part of a file.
    private static final String INSERT_RECORDS = """
            SELECT ensure_month('2026-07-01');
            INSERT INTO calls (month, call_id, tenant_id, node, started_at, revision)
            SELECT '2026-07-01', 'ast1-1782986400.' || left('TENANT', 8) || 'x' || n, 'TENANT', 'ast' || n % 3,
                '2026-07-02T10:00:00Z'::timestamptz + n * interval '1 second', 1
            FROM generate_series(1, 3300) AS n
            """;

    private final UUID tenant = UUID.randomUUID();
    private final RestClient seller = API.withToken(TOKENS.seller(tenant));
    private final RestClient other = API.withToken(TOKENS.seller(UUID.randomUUID()));

    @AfterEach
    void delete_exports() {
        execute("DELETE FROM call_record_exports");
    }

    @Test
    void a_file_has_the_lines_of_the_list() {
        execute(INSERT_RECORDS.replace("TENANT", tenant.toString()));
        var query = "node=ast0&node=ast1&sort=startedAt";
        var csv = order("?format=csv&" + query);
        var ndjson = order("?format=ndjson&" + query);

        assertThat(done(csv).get("records").asInt()).isEqualTo(2_200);
        var file = seller.get(done(csv).get("file").asString());
        assertThat(file.body()).isEqualTo(list(query, "text/csv"));
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains(".csv");
        assertThat(seller.get(done(ndjson).get("file").asString()).body())
                .isEqualTo(list(query, "application/x-ndjson"));
    }

    @Test
    void another_replica_goes_on_with_a_file_after_one_was_killed() {
        execute(INSERT_RECORDS.replace("TENANT", tenant.toString()));
        var location = order("?format=csv");
        IntStream.range(0, 3).forEach(_ -> writeAndBeKilled());

        assertThat(done(location).get("records").asInt()).isEqualTo(3_300);
        assertThat(seller.get(location + "/file").body()).isEqualTo(list("", "text/csv"));
    }

    @Test
    void sellers_have_access_to_their_own_exports_and_records_only() {
        execute(INSERT_RECORDS.replace("TENANT", UUID.randomUUID().toString()));
        var location = order("?format=ndjson");

        assertThat(done(location).get("records").asInt()).isZero();
        assertThat(seller.get(location + "/file").body()).isEmpty();
        for (var path : List.of(location, location + "/file")) {
            assertThat(code(other.get(path))).isEqualTo("call-record.export-not-found");
        }
        assertThat(code(other.delete(location))).isEqualTo("call-record.export-not-found");
        assertThat(API.get(location).statusCode()).isEqualTo(200);
        assertThat(code(seller.post(EXPORTS + "?format=csv&tenantId=" + UUID.randomUUID(), "")))
                .isEqualTo("tenant.unknown");
    }

    @Test
    void exports_are_limited_in_number_age_and_size() {
        var locations = IntStream.range(0, 10)
                .mapToObj(_ -> order("?format=csv&node=none"))
                .toList();
        assertThat(code(seller.post(EXPORTS + "?format=csv", ""))).isEqualTo("call-record.too-many-exports");
        assertThat(seller.delete(locations.get(0)).statusCode()).isEqualTo(204);
        assertThat(code(seller.get(locations.get(0)))).isEqualTo("call-record.export-not-found");

        var _ = done(locations.get(1));
        execute("UPDATE call_record_exports SET created_at = now() - interval '25 h'" + " WHERE tenant_id = '" + tenant
                + "'");
        assertThat(code(seller.get(locations.get(1) + "/file"))).isEqualTo("call-record.export-not-found");
        execute("DELETE FROM call_record_exports");

        execute("INSERT INTO call_record_exports (id, filters, oldest_first, format, state, bytes, created_at)"
                + " VALUES (gen_random_uuid(), '{}', false, 'CSV', 'DONE', 1024 * 1024 * 1024, now())");
        var location = order("?format=csv");
        Await.until("it failed", () -> state(location).equals("failed"));
        assertThat(export(location).get("failure").asString()).isEqualTo("space");
        assertThat(code(seller.get(location + "/file"))).isEqualTo("call-record.export-not-done");
    }

    @Test
    void a_repeated_order_with_its_key_gets_the_first_answer() {
        var query = EXPORTS + "?format=csv&node=ast1&sort=startedAt";
        var first = seller.post(query, "", "Idempotency-Key", "order-1");
        var repeat = seller.post(query, "", "Idempotency-Key", "order-1");

        assertThat(repeat.statusCode()).isEqualTo(202);
        assertThat(repeat.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(JSON.readTree(repeat.body())).isEqualTo(JSON.readTree(first.body()));
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(repeat.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(listed(seller, "")).hasSize(1);
        assertThat(code(seller.post(EXPORTS + "?format=ndjson&node=ast1", "", "Idempotency-Key", "order-1")))
                .isEqualTo("request.idempotency-conflict");
        assertThat(other.post(query, "", "Idempotency-Key", "order-1").headers().firstValue("Idempotency-Replayed"))
                .as("the key of another user")
                .isEmpty();
    }

    @Test
    void exports_are_listed_newest_first_to_those_who_may_read_them() {
        var first = order("?format=csv&node=none");
        var second = order("?format=ndjson&node=none");
        var _ = done(first);
        var _ = done(second);

        assertThat(listed(seller, "")).containsExactly(second, first);
        assertThat(listed(seller, "?limit=1")).containsExactly(second);
        assertThat(listed(seller, "?state=done")).containsExactly(second, first);
        assertThat(listed(seller, "?state=waiting&state=failed")).isEmpty();
        assertThat(listed(other, "")).isEmpty();
        assertThat(listed(API, "")).contains(first, second);
        assertThat(code(seller.get(EXPORTS + "?state=lost"))).isEqualTo("request.invalid");
        execute("UPDATE call_record_exports SET created_at = now() - interval '25 h'");
        assertThat(listed(seller, "")).isEmpty();
    }

    /// The paths of the exports.
    private static List<String> listed(RestClient user, String query) {
        return JSON.readTree(user.get(EXPORTS + query).body())
                .get("items")
                .valueStream()
                .map(export -> EXPORTS + "/" + export.get("id").asString())
                .toList();
    }

    @Test
    void invalid_orders_are_refused() {
        assertThat(code(seller.post(EXPORTS, ""))).isEqualTo("request.invalid");
        assertThat(code(seller.post(EXPORTS + "?format=xls", ""))).isEqualTo("request.invalid");
        assertThat(code(seller.post(EXPORTS + "?format=csv&carrierId=x", ""))).isEqualTo("request.invalid");
        assertThat(code(seller.post(EXPORTS + "?format=csv&nodes=ast1", ""))).isEqualTo("request.unknown-parameter");
        assertThat(code(seller.post(EXPORTS + "?format=csv&limit=1", ""))).isEqualTo("request.unknown-parameter");
        assertThat(code(seller.post(EXPORTS + "?format=csv&sort=callId", ""))).isEqualTo("request.invalid");
    }

    /// @return the path of the export
    private String order(String query) {
        var answer = seller.post(EXPORTS + query, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode done(String location) {
        Await.until("the file is written", () -> state(location).equals("done"));
        return export(location);
    }

    private String state(String location) {
        return export(location).get("state").asString();
    }

    private JsonNode export(String location) {
        return JSON.readTree(seller.get(location).body());
    }

    private String list(String query, String accept) {
        return seller.get(RECORDS + "?" + query, "Accept", accept).body();
    }

    private static String code(HttpResponse<String> response) {
        return JSON.readTree(response.body()).get("code").asString();
    }

    private static void writeAndBeKilled() {
        var killed = TestEnvironment.SERVICE
                .getBean(WriteExports.class)
                .writePart()
                .then(Mono.error(new IllegalStateException("killed")));
        var _ = TestEnvironment.SERVICE
                .getBean(TransactionalOperator.class)
                .transactional(killed)
                .onErrorComplete()
                .blockOptional(Duration.ofSeconds(30));
    }

    private static void execute(String sql) {
        try (var owner = TestEnvironment.DATABASE.connect();
                var statement = owner.createStatement()) {
            var _ = statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
