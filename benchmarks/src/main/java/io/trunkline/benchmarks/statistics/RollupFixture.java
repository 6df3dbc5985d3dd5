package io.trunkline.benchmarks.statistics;

import io.trunkline.benchmarks.cdr.CdrEnvironment;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// Rollups as many calls in a month leave them, made by SQL, hour by hour, as the rows of calls are stored. Only the
/// first and the last day have minutes.
final class RollupFixture {
    static final String MONTH = "2026-10-01";
    static final String NEXT_MONTH = "2026-11-01";

    /// The tenant of rows of all tenants.
    static final String ALL_TENANTS = "00000000-0000-0000-0000-000000000000";

    /// A tenant whose calls are in the rollups of carriers and numbers.
    static final String TENANT = "00000001-0000-0000-0000-000000000001";

    private static final int TENANTS = 200;
    private static final int HOURS_OF_MONTH = 744;

    /// A row for each id and bucket in which it probably has a call.
    private static final String FILL = """
            INSERT INTO rollups (
                month, size, dimension, id, at, tenant_id, attempts, answered, busy, no_answer, rejected, failed,
                congestion, canceled, unrouted, talk_millis, post_dial_delays,
                in_progress, changes, net_change, peak_change)
            SELECT '%1$s', '%2$s', '%3$s', %4$s, at, %5$s, %6$d, %6$d / 2, %6$d / 10, %6$d - %6$d / 2 - %6$d / 10,
                0, 0, 0, 0, 0, %6$d * CAST(60000 AS bigint),
                (SELECT jsonb_object_agg(80 + delay, 1 + %6$d / 40) FROM generate_series(1, least(40, %6$d)) AS delay),
                1, '{}', 0, 3
            FROM generate_series(1, %7$d) AS number,
                generate_series(CAST('%8$s' AS timestamptz), CAST('%9$s' AS timestamptz) - interval '1 second',
                    interval '1 %2$s') AS at
            WHERE random() < %10$s
            ORDER BY at
            """;

    private final CdrEnvironment environment;
    private final int calls;

    /// @param calls in the month
    RollupFixture(CdrEnvironment environment, int calls) {
        this.environment = environment;
        this.calls = calls;
    }

    /// @param ids how many ids there are
    /// @param tenant SQL of the tenant of `number`
    record Group(String dimension, int ids, String id, String tenant) {}

    void fill() {
        execute("SELECT ensure_month('" + MONTH + "')");
        LocalDate nextMonth = LocalDate.parse(NEXT_MONTH);
        LocalDate.parse(MONTH).datesUntil(nextMonth).forEach(day -> fill(day, day.plusDays(1)));
        execute("VACUUM ANALYZE rollups");
    }

    private void fill(LocalDate day, LocalDate nextDay) {
        var uuid = "lpad(to_hex(number), 8, '0') || '-0000-0000-0000-000000000000'";
        var tenant =
                "CAST(lpad(to_hex(1 + number % " + TENANTS + "), 8, '0') || '-0000-0000-0000-000000000001' AS uuid)";
        var ofFive = "lpad(to_hex(1 + (number + number / 200) % 50), 8, '0') || '-0000-0000-0000-000000000000'";
        for (var group : List.of(
                new Group("carrier", 50, uuid, "CAST('" + ALL_TENANTS + "' AS uuid)"),
                new Group("carrier", 5 * TENANTS, ofFive, tenant),
                new Group("campaign", 1_000, uuid, tenant),
                new Group("did", 10_000, uuid, tenant),
                new Group("tenant", TENANTS, uuid, tenant),
                new Group("country", 20, "'C' || number", "CAST('" + ALL_TENANTS + "' AS uuid)"),
                new Group("country", 2 * TENANTS, "'C' || (number + number / 200) % 20", tenant),
                new Group("node", 2, "'ast' || number", "CAST('" + ALL_TENANTS + "' AS uuid)"),
                new Group("node", 2 * TENANTS, "'ast' || (1 + number / 200 % 2)", tenant))) {
            fill(group, "day", HOURS_OF_MONTH / 24, day, nextDay);
            fill(group, "hour", HOURS_OF_MONTH, day, nextDay);
            if (day.getDayOfMonth() == 1 || nextDay.getDayOfMonth() == 1) {
                fill(group, "minute", HOURS_OF_MONTH * 60, day, nextDay);
            }
        }
    }

    /// @param buckets how many buckets of this size the month has
    private void fill(Group group, String size, int buckets, LocalDate from, LocalDate to) {
        double each = (double) calls / group.ids() / buckets;
        execute(String.format(
                Locale.ROOT,
                FILL,
                MONTH,
                size,
                group.dimension(),
                group.id(),
                group.tenant(),
                Math.max(1, Math.round(each)),
                group.ids(),
                from,
                to,
                Double.toString(Math.min(1, 1 - Math.exp(-each)))));
    }

    private void execute(String sql) {
        String _ = environment.execute(sql);
    }
}
