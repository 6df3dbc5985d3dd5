package io.trunkline.data.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.data.DatabaseFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SqlPartitionRetentionRuleIT {
    private static final Instant APRIL_1 = Instant.parse("2026-04-01T00:00:00Z");

    private final RetentionRule rule = new SqlPartitionRetentionRule(
            "records", Duration.ofDays(31), DatabaseFixture.CLIENT, List.of("calls", "attempts"));

    @BeforeEach
    void createPartitions() {
        for (String table : List.of("calls", "attempts", "unrelated")) {
            DatabaseFixture.run("CREATE TABLE " + table + " (month date NOT NULL) PARTITION BY RANGE (month)");
            createMonth(table, "2025-12-01", "2026-01-01");
            createMonth(table, "2026-01-01", "2026-02-01");
            createMonth(table, "2026-02-01", "2026-03-01");
            createMonth(table, "2026-03-01", "2026-04-01");
        }
        DatabaseFixture.run("CREATE TABLE calls_without_month PARTITION OF calls DEFAULT");
    }

    @AfterEach
    void dropTables() {
        DatabaseFixture.run("DROP TABLE calls, attempts, unrelated");
    }

    @Test
    void drops_the_partitions_that_ended_before_and_no_others() {
        assertThat(rule.deleteBatch(APRIL_1.minus(rule.keep())).block()).isEqualTo(6);

        assertThat(rule.deleteBatch(APRIL_1.minus(rule.keep())).block()).isZero();
        assertThat(partitions("calls")).isEqualTo("calls_2026_03_01,calls_without_month");
        assertThat(partitions("attempts")).isEqualTo("attempts_2026_03_01");
        assertThat(partitions("unrelated").split(",")).hasSize(4);
    }

    @Test
    void a_month_that_ended_less_long_ago_stays() {
        assertThat(rule.deleteBatch(APRIL_1.minus(rule.keep()).minusSeconds(1)).block())
                .isEqualTo(4);

        assertThat(partitions("attempts")).isEqualTo("attempts_2026_02_01,attempts_2026_03_01");
    }

    @Test
    void does_not_queue_behind_a_transaction_that_holds_the_table() {
        Mono<Long> dropWhileRead = DatabaseFixture.CLIENT
                .sql("SELECT month FROM calls")
                .then()
                .then(Mono.defer(() -> Mono.fromFuture(
                        rule.deleteBatch(APRIL_1.minus(rule.keep())).toFuture())))
                .as(DatabaseFixture.TRANSACTIONS::transactional);

        assertThatThrownBy(() -> dropWhileRead.block(Duration.ofSeconds(30))).hasMessageContaining("lock timeout");

        assertThat(partitions("calls").split(",")).hasSize(5);
        assertThat(partitions("attempts").split(",")).hasSize(4);
    }

    private static void createMonth(String table, String from, String to) {
        DatabaseFixture.run("CREATE TABLE " + table + "_" + from.replace('-', '_') + " PARTITION OF " + table
                + " FOR VALUES FROM ('" + from + "') TO ('" + to + "')");
    }

    private static String partitions(String table) {
        return DatabaseFixture.sql(
                "SELECT string_agg(CAST(inhrelid AS regclass)::text, ',' ORDER BY inhrelid::regclass::text)"
                        + " FROM pg_inherits WHERE inhparent = CAST('" + table + "' AS regclass)");
    }
}
