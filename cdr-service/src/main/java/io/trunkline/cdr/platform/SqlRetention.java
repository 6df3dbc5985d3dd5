package io.trunkline.cdr.platform;

import io.trunkline.data.idempotency.SqlIdempotentRequests;
import io.trunkline.data.retention.RetentionJob;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlPartitionRetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Deletes alerts, exports, Idempotency-Keys, call records with their statistics, and the audit log after
/// their retention.
@Configuration(proxyBeanMethods = false)
class SqlRetention {
    private static final Duration FIRST_RUN = Duration.ofMinutes(1);

    private static final List<String> TABLES_BY_MONTH =
            List.of("attempts", "calls", "counted_calls", "rollups_minute", "rollups_hour", "rollups_day");

    private static final String DELETE_ALERTS = """
            DELETE FROM alerts WHERE alert_id IN (
                SELECT alert_id FROM alerts WHERE raised_at < :before ORDER BY raised_at LIMIT 1000)
            """;

    private static final String DELETE_EXPORTS = """
            DELETE FROM call_record_exports WHERE id IN (
                SELECT id FROM call_record_exports WHERE created_at < :before ORDER BY created_at LIMIT 10)
            """;

    /// @param alertRetention  how long alerts are kept
    /// @param recordRetention how long a month of call records is kept after it has ended; null keeps all months
    @Bean
    BackgroundLoop retentionLoop(
            DatabaseClient database,
            Clock clock,
            @Value("${trunkline.cdr.alert-retention}") Duration alertRetention,
            @Value("${trunkline.cdr.record-retention:#{null}}") @Nullable Duration recordRetention,
            @Value("${trunkline.cdr.export-retention}") Duration exportRetention,
            RetentionRule auditLogRetention,
            @Value("${trunkline.retention.interval}") Duration interval) {
        List<RetentionRule> rules = new ArrayList<>();
        rules.add(auditLogRetention);
        rules.add(new SqlRetentionRule("alerts", alertRetention, database, DELETE_ALERTS));
        rules.add(new SqlRetentionRule("exports", exportRetention, database, DELETE_EXPORTS));
        rules.add(SqlIdempotentRequests.retention(database));
        if (recordRetention != null) {
            rules.add(new SqlPartitionRetentionRule("call-records", recordRetention, database, TABLES_BY_MONTH));
        }
        RetentionJob job = new RetentionJob(rules, clock);
        return BackgroundLoop.named("retention").firstAfter(FIRST_RUN).every(interval, job.longestRun(), job::run);
    }
}
