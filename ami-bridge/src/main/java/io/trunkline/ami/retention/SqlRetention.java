package io.trunkline.ami.retention;

import io.trunkline.data.retention.RetentionJob;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Keeps published facts, claimed commands and the channel event log for `trunkline.retention.facts` (7 days), and
/// the audit log for `trunkline.retention.audit-log` (730 days). Older rows are deleted every
/// `trunkline.retention.interval` (1 hour).
@Configuration(proxyBeanMethods = false)
class SqlRetention {

    private static final String DELETE_FACTS = """
            DELETE FROM published_fact
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM published_fact WHERE published_at < :before ORDER BY published_at LIMIT 5000))
            """;

    private static final String DELETE_COMMANDS = """
            DELETE FROM command
            WHERE id IN (SELECT id FROM command WHERE claimed_at < :before ORDER BY claimed_at LIMIT 5000)
            """;

    private static final String DELETE_CEL = """
            DELETE FROM cel
            WHERE id IN (SELECT id FROM cel WHERE inserted_at < :before ORDER BY inserted_at LIMIT 5000)
            """;

    @Bean
    BackgroundLoop retention(
            DatabaseClient database,
            Clock clock,
            @Value("${trunkline.retention.facts}") Duration keep,
            RetentionRule auditLogRetention,
            @Value("${trunkline.retention.interval}") Duration interval) {
        RetentionJob job = new RetentionJob(rules(database, keep, auditLogRetention), clock);
        return BackgroundLoop.named("retention").firstAfter(interval).every(interval, job.longestRun(), job::run);
    }

    private static List<RetentionRule> rules(DatabaseClient database, Duration keep, RetentionRule auditLog) {
        return List.of(
                auditLog,
                new SqlRetentionRule("published-facts", keep, database, DELETE_FACTS),
                new SqlRetentionRule("commands", keep, database, DELETE_COMMANDS),
                new SqlRetentionRule("channel-event-log", keep, database, DELETE_CEL));
    }
}
