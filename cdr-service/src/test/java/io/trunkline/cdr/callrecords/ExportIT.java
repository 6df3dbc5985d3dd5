package io.trunkline.cdr.callrecords;

import static io.trunkline.cdr.TestEnvironment.API;
import static io.trunkline.cdr.TestEnvironment.DATABASE;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.TestEnvironment;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// `GET /api/v1/call-records` as CSV and as NDJSON, and the filters that all formats have.
class ExportIT {
    private static final String LIST = "/api/v1/call-records";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// More than a page.
    private static final int RECORDS = 450;
    private static final String INSERT = """
            SELECT ensure_month('2026-05-01');
            INSERT INTO names (id, kind, tenant_id, name, version, deleted)
            VALUES ('TENANT', 'tenant', 'TENANT', '=2+3, "the" tenant', 1, false);
            INSERT INTO calls (month, call_id, tenant_id, node, started_at, revision, carrier_id, number, from_number,
                reason, talk_millis, country, region, hung_up_by)
            SELECT '2026-05-01', 'ast1-1777716000.' || left('TENANT', 8) || 'x' || n, 'TENANT',
                'ast' || n % 3, '2026-05-02T10:00:00Z'::timestamptz + n * interval '1 second', 1,
                ('00000000-0000-4000-8000-00000000000' || n % 4)::uuid, '+1404555' || lpad(n::text, 4, '0'),
                '33199' || lpad((n * 7)::text, 6, '0'), CASE n % 5 WHEN 0 THEN 'no-carrier' END, n * 100,
                CASE WHEN n > 1 THEN 'US' ELSE 'CA' END, CASE WHEN n > 1 THEN 'US-GA' END, 'CALLEE'
            FROM generate_series(1, RECORDS) AS n
            """;

    private final UUID tenant = UUID.randomUUID();
    private final String seller = TOKENS.seller(tenant);

    @BeforeEach
    void store_records() throws SQLException {
        try (var owner = DATABASE.connect();
                var statement = owner.createStatement()) {
            var _ = statement.execute(
                    INSERT.replace("TENANT", tenant.toString()).replace("RECORDS", Integer.toString(RECORDS)));
        }
    }

    @Test
    void csv_has_a_line_per_record_whatever_the_limit_of_a_page() {
        var lines = export("text/csv", "?sort=startedAt").body().split("\r\n");

        assertThat(lines).hasSize(RECORDS + 1);
        assertThat(lines[0]).startsWith("callId,revision,direction,disposition,tenantId,tenant,");
        assertThat(lines[1])
                .startsWith(callId(1) + ",1,,," + tenant + ",\"'=2+3, \"\"the\"\" tenant\",")
                .contains(",331" + "99000007,+14045550001,CA,,,ast1,2026-05-02T10:00:01Z,,,,,0.1,,,,,callee,");
    }

    @Test
    void ndjson_has_the_rows_of_the_list() {
        var response = export("application/x-ndjson", "?carrierId=00000000-0000-4000-8000-000000000001");

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        assertThat(response.body()
                        .lines()
                        .map(line -> JSON.readTree(line).get("callId").asString()))
                .hasSize(113)
                .startsWith(callId(449), callId(445))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "?carrierId=00000000-0000-4000-8000-000000000001&carrierId=00000000-0000-4000-8000-000000000002, 226",
        "?number=%2B14045550042, 1",
        "?number=140455500*, 99",
        "?number=33199*, 450",
        "?number=*55004*, 10",
        "?number=*0042, 2",
        "?minTalkSeconds=44.5, 6",
        "?node=ast0&node=ast1, 300",
        "?country=CA, 1",
        "?country=CA&country=US, 450",
        "?reason=no-carrier, 90",
        "?reason=no-carrier&node=ast0, 30"
    })
    void every_format_has_the_same_filters(String query, int records) {
        assertThat(export("application/x-ndjson", query).body().lines()).hasSize(records);
        assertThat(TestEnvironment.get(LIST + query + "&count=true", seller)
                        .get("total")
                        .asInt())
                .isEqualTo(records);
    }

    @Test
    void the_format_with_the_highest_quality_is_chosen_and_others_are_refused_by_name() {
        assertThat(export("text/csv;q=0.5, application/json", "").body()).startsWith("{");
        assertThat(export("text/csv, application/json;q=0.5", "").body()).startsWith("callId,");

        var refused = export("text/event-stream", "");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(refused.body()).contains("application/json", "application/x-ndjson", "text/csv");
    }

    @Test
    void invalid_filters_are_refused_in_every_format() {
        for (var accept : List.of("text/csv", "application/x-ndjson", "application/json")) {
            for (var query : List.of("?carrierId=x", "?number=*", "?minTalkSeconds=-1", "?country=us", "?nodes=ast1")) {
                var response = export(accept, query);
                assertThat(response.statusCode()).as(accept + query).isEqualTo(400);
                assertThat(response.body()).contains("request.");
            }
        }
    }

    private String callId(int number) {
        return "ast1-1777716000." + tenant.toString().substring(0, 8) + "x" + number;
    }

    private HttpResponse<String> export(String accept, String query) {
        return API.withToken(seller).get(LIST + query, "Accept", accept);
    }
}
