package io.trunkline.routing.platform;

import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.audit.SqlAuditLog;
import io.trunkline.data.retention.RetentionJob;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/// The audit log, and retention.
@Configuration(proxyBeanMethods = false)
class DataWiring {
    private static final Duration RETENTION_TIMEOUT = Duration.ofMinutes(5);

    @Bean
    AuditLog auditLog(DatabaseClient database, Clock clock, JsonMapper json) {
        return new SqlAuditLog(database, clock, json);
    }

    @Bean
    RetentionRule auditLogRetention(DatabaseClient database, @Value("${trunkline.retention.audit-log}") Duration keep) {
        return SqlAuditLog.retention(database, keep);
    }

    @Bean
    RetentionJob retentionJob(List<RetentionRule> rules, Clock clock) {
        return new RetentionJob(rules, clock);
    }

    @Bean
    BackgroundLoop retention(RetentionJob job, @Value("${trunkline.retention.interval}") Duration interval) {
        return BackgroundLoop.named("retention").every(interval, RETENTION_TIMEOUT, job::run);
    }
}
