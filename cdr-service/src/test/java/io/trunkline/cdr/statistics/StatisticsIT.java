package io.trunkline.cdr.statistics;

import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cdr.TestEnvironment;
import io.trunkline.cdr.statistics.domain.Dimension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `GET /api/v1/statistics`, with call records as cdr-service stores them.
class StatisticsIT {
    private static final String STATISTICS = "/api/v1/statistics";

    private final UUID tenant = UUID.randomUUID();
    private final UUID carrier = UUID.randomUUID();
    private final CountingFixture counting = new CountingFixture();

    @BeforeEach
    void create_months() {
        RandomCallsFixture.execute("SELECT ensure_month('2026-04-01'); SELECT ensure_month('2026-05-01')");
    }

    @Test
    void each_attempt_counts_for_its_carrier_and_a_call_counts_once_for_its_tenant() {
        RandomCallsFixture.execute("""
                INSERT INTO names (id, kind, name, version, deleted) VALUES ('CARRIER', 'carrier', 'Borealis', 1, false);
                INSERT INTO calls (month, call_id, tenant_id, node, disposition, started_at, ended_at, talk_millis,
                    post_dial_delay_millis, revision, changed_in)
                VALUES ('2026-04-01', 'ast1-1775124000.TENANT', 'TENANT', 'ast1', 'ANSWERED', '2026-04-02T10:00:00Z',
                    '2026-04-02T10:02:10Z', 120000, 3000, 1, pg_current_xact_id());
                INSERT INTO attempts (month, call_id, attempt, carrier_id, disposition, started_at, answered_at,
                    ended_at, post_dial_delay_millis)
                VALUES ('2026-04-01', 'ast1-1775124000.TENANT', 1, 'CARRIER', 'CONGESTION', '2026-04-02T10:00:01Z',
                        NULL, '2026-04-02T10:00:02Z', NULL),
                    ('2026-04-01', 'ast1-1775124000.TENANT', 2, 'CARRIER', 'ANSWERED', '2026-04-02T10:00:02Z',
                        '2026-04-02T10:00:10Z', '2026-04-02T10:02:10Z', 3000);
                """.replace(
                        "ast1-1775124000.TENANT",
                        "ast1-1775124000." + tenant.toString().substring(0, 8))
                .replace("TENANT", tenant.toString())
                .replace("CARRIER", carrier.toString()));
        CountingFixture.awaitCounted();

        var byCarrier = read("carrier", "&from=2026-04-02T10:00:00Z&to=2026-04-02T11:00:00Z&bucket=PT5M");
        assertThat(byCarrier.get("bucket").asString()).isEqualTo("PT5M");
        var row = byCarrier.get("rows").get(0);
        assertThat(row.get("id").asString()).isEqualTo(carrier.toString());
        assertThat(row.get("name").asString()).isEqualTo("Borealis");
        assertThat(row.get("attempts").asInt()).isEqualTo(2);
        assertThat(row.at("/byDisposition/congestion").asInt()).isEqualTo(1);
        assertThat(row.get("answeredShare").asDouble()).isEqualTo(0.5);
        assertThat(row.get("effectiveShare").asDouble()).isEqualTo(0.5);
        assertThat(row.get("averageTalkSeconds").asDouble()).isEqualTo(120.0);
        assertThat(row.get("postDialDelayMedianSeconds").asDouble()).isBetween(2.85, 3.15);
        assertThat(row.get("concurrentPeak").asInt()).isEqualTo(2);
        assertThat(row.get("series").toString())
                .isEqualTo("[{\"at\":\"2026-04-02T10:00:00Z\",\"attempts\":2,\"answered\":1,\"talkSeconds\":120.0,"
                        + "\"concurrentPeak\":2}]");

        var byTenant = read("tenant", "&from=2026-04-02T10:00:00Z&to=2026-04-03T00:00:00Z")
                .get("rows")
                .get(0);
        assertThat(byTenant.get("attempts").asInt()).isEqualTo(1);
        assertThat(byTenant.get("answeredShare").asDouble()).isEqualTo(1.0);
        assertThat(byTenant.get("postDialDelayMedianSeconds").asDouble()).isBetween(2.85, 3.15);
        assertThat(byTenant.get("concurrentPeak").asInt()).isEqualTo(1);
    }

    @Test
    void rollups_equal_a_recount_after_revisions_repeats_and_killed_jobs() {
        var calls = new RandomCallsFixture(System.nanoTime());
        for (int round = 0; round < 80; round++) {
            switch (calls.nextInt(4)) {
                case 0 -> calls.repeatAnyOrAdd();
                case 1 -> calls.reviseAnyOrAdd();
                default -> calls.add();
            }
            switch (calls.nextInt(10)) {
                case 0 -> counting.onTwoReplicas();
                case 1 -> counting.killed();
                default -> {}
            }
        }
        CountingFixture.awaitCounted();

        for (var range : List.of(Duration.ZERO, Duration.ofMinutes(37), Duration.ofHours(3))) {
            var end = RandomCallsFixture.EARLIEST.plus(Duration.ofHours(7));
            assertRecounted(calls.tenant, RandomCallsFixture.EARLIEST.plus(range), end.minus(range));
        }
        assertRecounted(calls.tenant, Instant.parse("2026-04-30T00:00:00Z"), Instant.parse("2026-05-02T00:00:00Z"));
        assertRecounted(calls.tenant, Instant.parse("2026-04-30T22:10:00Z"), Instant.parse("2026-05-02T00:00:00Z"));
        for (var bucket : List.of("PT1M", "PT10M", "PT1H", "P1D")) {
            assertSeries(calls.tenant, bucket);
        }
    }

    @Test
    void days_that_were_counted_before_they_had_peaks_get_them() throws IOException {
        var calls = new RandomCallsFixture(System.nanoTime());
        IntStream.range(0, 20).forEach(_ -> calls.add());
        CountingFixture.awaitCounted();
        RandomCallsFixture.execute("DELETE FROM rollups WHERE size = 'day' AND attempts = 0;"
                + "UPDATE rollups SET in_progress = 0, peak_change = 0 WHERE size = 'day'");

        try (var migration = getClass().getResourceAsStream("/db/cdr-service/V024__peaks_of_days.sql")) {
            RandomCallsFixture.execute(
                    new String(Objects.requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8));
        }

        assertRecounted(calls.tenant, Instant.parse("2026-04-30T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));
        assertRecounted(calls.tenant, Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-02T00:00:00Z"));
    }

    @Test
    void a_seller_sees_the_calls_of_its_own_tenant_only() {
        var calls = new RandomCallsFixture(3);
        calls.add();
        CountingFixture.awaitCounted();

        var range = "&from=2026-04-30T00:00:00Z&to=2026-05-02T00:00:00Z";
        assertThat(get(TOKENS.seller(calls.tenant), "node", range).get("rows")).hasSize(1);
        for (var dimension : Dimension.values()) {
            assertThat(get(TOKENS.seller(tenant), dimension.wireName(), range).get("rows"))
                    .isEmpty();
        }
        assertThat(get(TOKENS.seller(tenant), "node", range + "&tenantId=" + calls.tenant)
                        .get("code")
                        .asString())
                .isEqualTo("tenant.unknown");
    }

    @Test
    void rows_can_be_limited_to_ids() {
        var calls = new RandomCallsFixture(7);
        IntStream.range(0, 30).forEach(_ -> calls.add());
        CountingFixture.awaitCounted();
        var seller = TOKENS.seller(calls.tenant);
        var days = "&from=2026-04-30T00:00:00Z&to=2026-05-02T00:00:00Z&bucket=P1D";
        var rows = get(seller, "client", days).get("rows");
        assertThat(rows).hasSizeGreaterThan(2);

        var last = rows.get(rows.size() - 1);
        var first = rows.get(0);
        assertThat(get(seller, "client", days + "&id=" + last.get("id").asString())
                        .get("rows"))
                .containsExactly(last);
        var two = days + "&id=" + last.get("id").asString() + "&id="
                + first.get("id").asString();
        assertThat(get(seller, "client", two).get("rows")).containsExactly(first, last);
        var page = get(seller, "client", two + "&limit=1");
        assertThat(page.get("rows")).containsExactly(first);
        assertThat(get(
                                seller,
                                "client",
                                two + "&limit=1&after=" + page.get("next").asString())
                        .get("rows"))
                .containsExactly(last);
        assertThat(get(seller, "client", days + "&id=" + UUID.randomUUID()).get("rows"))
                .isEmpty();
        assertThat(get(TOKENS.seller(tenant), "client", two).get("rows")).isEmpty();
    }

    @Test
    void figures_of_calls_equal_the_lists_of_the_same_calls() {
        var calls = new RandomCallsFixture(System.nanoTime());
        IntStream.range(0, 60).forEach(_ -> calls.add());
        CountingFixture.awaitCounted();
        var seller = TOKENS.seller(calls.tenant);

        for (var by : List.of("node", "campaign", "reason")) {
            var page = get(seller, by, "&from=2026-04-30T22:10:30Z&to=2026-05-01T01:20:10Z");
            var range = "from=%s&to=%s"
                    .formatted(page.get("from").asString(), page.get("to").asString());
            assertThat(page.get("rows")).isNotEmpty();
            page.get("rows")
                    .forEach(row -> row.get("byDisposition").propertyStream().forEach(one -> {
                        var filters = range + "&disposition=" + one.getKey() + "&"
                                + (by.equals("campaign") ? "campaignId" : by) + "="
                                + row.get("id").asString();
                        assertThat(listed(seller, filters))
                                .as(filters)
                                .isEqualTo(one.getValue().asInt());
                    }));
        }
    }

    private static int listed(String token, String filters) {
        return TestEnvironment.get("/api/v1/call-records?limit=1&count=true&" + filters, token)
                .get("total")
                .asInt();
    }

    private static void assertRecounted(UUID ofTenant, Instant from, Instant to) {
        var recount = new Recount(ofTenant, from, to);
        for (var dimension : Dimension.values()) {
            assertThat(figures(ofTenant, dimension, from, to))
                    .as("by %s from %s to %s", dimension, from, to)
                    .isEqualTo(recount.by(dimension));
        }
    }

    /// Each bucket of a time series has the figures of a request for this bucket alone.
    private void assertSeries(UUID ofTenant, String bucket) {
        var from = Instant.parse("2026-04-30T22:00:00Z");
        var seller = TOKENS.seller(ofTenant);
        var rows = get(seller, "client", "&from=" + from + "&to=2026-05-01T02:00:00Z&bucket=" + bucket)
                .get("rows");
        rows.forEach(row -> assertThat(row.get("series")
                        .valueStream()
                        .mapToInt(one -> one.get("attempts").asInt())
                        .sum())
                .isEqualTo(row.get("attempts").asInt()));
        rows.get(0).get("series").valueStream().limit(8).forEach(point -> {
            var at = Instant.parse(point.get("at").asString());
            var alone = get(seller, "client", "&from=" + at + "&to=" + at.plus(Duration.parse(bucket)))
                    .get("rows")
                    .valueStream()
                    .filter(one -> one.get("id").equals(rows.get(0).get("id")))
                    .findFirst()
                    .orElseThrow();
            assertThat(point.get("concurrentPeak")).as(bucket + " " + point).isEqualTo(alone.get("concurrentPeak"));
            assertThat(point.get("attempts")).isEqualTo(alone.get("attempts"));
            assertThat(point.get("talkSeconds")).isEqualTo(alone.get("talkSeconds"));
        });
    }

    /// The lines of a [Recount], read in pages of two.
    private static List<String> figures(UUID ofTenant, Dimension by, Instant from, Instant to) {
        List<String> lines = new ArrayList<>();
        var after = "";
        do {
            var page = get(TOKENS.seller(ofTenant), by.wireName(), "&from=" + from + "&to=" + to + "&limit=2" + after);
            page.get("rows").forEach(row -> lines.add(line(row)));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return lines;
    }

    private static String line(JsonNode row) {
        var line = new StringBuilder(
                row.get("id").asString() + " " + row.get("attempts").asInt());
        row.get("byDisposition")
                .propertyStream()
                .forEach(one -> line.append(" %s %s".formatted(one.getKey(), one.getValue())));
        return line + " talk " + Math.round(row.get("talkSeconds").asDouble() * 1_000) + " peak "
                + row.get("concurrentPeak");
    }

    private JsonNode read(String by, String parameters) {
        return get(TOKENS.admin(), by, parameters + "&tenantId=" + tenant);
    }

    private static JsonNode get(String token, String by, String parameters) {
        return TestEnvironment.get(STATISTICS + "?by=" + by + parameters, token);
    }
}
