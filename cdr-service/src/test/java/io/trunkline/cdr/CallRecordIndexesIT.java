package io.trunkline.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters of `GET /api/v1/call-records` that must not read one record after the other, although row-level security
/// keeps PostgreSQL from using most conditions for an index.
class CallRecordIndexesIT {
    private static final String JULY =
            "/api/v1/call-records?from=2026-07-01T00:00:00Z&to=2026-08-01T00:00:00Z&count=true&";

    @BeforeAll
    static void store_records() {
        var _ = TestEnvironment.sql("""
                SELECT ensure_month('2026-07-01');
                INSERT INTO calls (month, call_id, node, started_at, revision, number, from_number, reference, tags)
                SELECT '2026-07-01', 'ast1-1782950400.indexes' || n, 'ast1', '2026-07-02T00:00:00Z', 1,
                    '+1404' || lpad((n * 9973 % 10000000)::text, 7, '0'), '+33' || lpad((n * 7919)::text, 9, '0'),
                    jsonb_build_object('lead', 'indexes' || n), jsonb_build_object('source', 'indexes' || n)
                FROM generate_series(1, 5000) AS n;
                ANALYZE calls;
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "number=14040997*,          calls_by_number",
        "number=3300000791*,        calls_by_from_number",
        "number=*9973,              calls_by_number_end",
        "number=*00007919,          calls_by_from_number_end",
        "reference=lead:indexes17,  calls_by_reference",
        "tag=source:indexes17,      calls_by_tag"
    })
    void are_found_by_an_index(String filter, String index) {
        long before = scans(index);

        assertThat(TestEnvironment.get(JULY + filter).get("total").asInt()).isPositive();

        Await.until(index + " was used", () -> scans(index) > before);
    }

    /// PostgreSQL reports them about a second later.
    private static long scans(String index) {
        return Long.parseLong(TestEnvironment.sql("""
                SELECT coalesce(sum(idx_scan), 0) FROM pg_stat_all_indexes
                WHERE indexrelid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'INDEX'::regclass)
                """.replace("INDEX", index)));
    }
}
