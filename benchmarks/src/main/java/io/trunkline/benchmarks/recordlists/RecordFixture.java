package io.trunkline.benchmarks.recordlists;

import io.trunkline.benchmarks.cdr.CdrEnvironment;
import java.util.Locale;
import java.util.UUID;

/// Complete call records of a month, made by SQL, with the width of real ones: 200 tenants, 1,000 campaigns, 50
/// carriers, 300 clients, 10,000 numbers.
final class RecordFixture {
    static final String MONTH = "2026-10-01";
    static final String NEXT_MONTH = "2026-11-01";

    private static final int CHUNK = 100_000;

    /// The dispositions are those of 100 calls. Every hundredth call talks for more than five minutes.
    private static final String INSERT = """
            INSERT INTO calls (month, call_id, version, revision, direction, disposition, tenant_id, campaign_id,
                client_id, carrier_id, did_id, from_number, number, country, region, node, started_at, routed_at,
                ringing_at, answered_at, ended_at, talk_millis, post_dial_delay_millis, ring_millis, cause, sip_status,
                hung_up_by, reason, reference, facts)
            SELECT '%1$s', 'ast' || 1 + n %% 2 || '-' || CAST(extract(epoch FROM at) AS bigint) || '.' || n, 6, 1,
                CASE WHEN n %% 3 = 0 THEN 'OUTBOUND' ELSE 'INBOUND' END,
                CASE WHEN n %% 100 < 50 THEN 'ANSWERED' WHEN n %% 100 < 70 THEN 'NO_ANSWER'
                     WHEN n %% 100 < 85 THEN 'BUSY' WHEN n %% 100 < 95 THEN 'CANCELED' ELSE 'UNROUTED' END,
                %2$s, %3$s, %4$s, %5$s, %6$s,
                '+1404' || lpad(CAST(n * 7919 %% 10000000 AS text), 7, '0'),
                '+1706' || lpad(CAST(n * 104729 %% 10000000 AS text), 7, '0'),
                CASE WHEN n %% 50 = 0 THEN 'FR' ELSE 'US' END, CASE WHEN n %% 50 > 0 THEN 'US-GA' END,
                'ast' || 1 + n %% 2, at, at + interval '100 ms', at + interval '1.6 s',
                CASE WHEN n %% 100 < 50 THEN at + interval '4 s' END, at + interval '64 s',
                CASE WHEN n %% 100 = 7 THEN 301000 WHEN n %% 100 < 50 THEN 60000 ELSE 0 END, 1500, 2400, 16, 200,
                'CALLEE', CASE WHEN n %% 1000 = 99 THEN 'campaign.full' END,
                CASE WHEN n %% 10 = 0 THEN jsonb_build_object('leadId', CAST(n AS text)) ELSE '{}' END,
                jsonb_build_object('padding',
                    (SELECT string_agg(md5(CAST(n * i AS text)), '') FROM generate_series(1, 24) AS i))
            FROM (SELECT n, CAST('%1$s' AS timestamptz) + n * (interval '31 days' / %7$d) AS at
                  FROM generate_series(CAST(%8$d AS bigint), %9$d) AS n) AS call
            """;

    private static final String NAMES = """
            INSERT INTO names (id, kind, name, version, deleted)
            SELECT %1$s, '%2$s', '%2$s ' || n, 1, false FROM generate_series(0, %3$d) AS n
            """;

    private final CdrEnvironment environment;
    private final int records;

    RecordFixture(CdrEnvironment environment, int records) {
        this.environment = environment;
        this.records = records;
    }

    /// The parties of calls, and how many of them there are.
    enum Party {
        TENANT(200),
        CAMPAIGN(1_000),
        CLIENT(300),
        CARRIER(50),
        DID(10_000);

        private final int count;

        Party(int count) {
            this.count = count;
        }

        /// SQL of the id that call `n` has.
        private String sql() {
            return "CAST('%08d-0000-0000-0000-' || lpad(CAST(n %% %d AS text), 12, '0') AS uuid)"
                    .formatted(ordinal(), count);
        }

        UUID id(int number) {
            return UUID.fromString("%08d-0000-0000-0000-%012d".formatted(ordinal(), number));
        }
    }

    void fill() {
        execute("SELECT ensure_month('" + MONTH + "')");
        for (Party party : Party.values()) {
            execute(NAMES.formatted(party.sql(), party.name().toLowerCase(Locale.ROOT), party.count - 1));
        }
        for (int first = 0; first < records; first += CHUNK) {
            execute(INSERT.formatted(
                    MONTH,
                    Party.TENANT.sql(),
                    Party.CAMPAIGN.sql(),
                    Party.CLIENT.sql(),
                    Party.CARRIER.sql(),
                    Party.DID.sql(),
                    records,
                    first,
                    Math.min(first + CHUNK, records) - 1));
        }
        execute("VACUUM ANALYZE calls");
    }

    private void execute(String sql) {
        String _ = environment.execute(sql);
    }
}
