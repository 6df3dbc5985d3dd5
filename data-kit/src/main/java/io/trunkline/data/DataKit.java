package io.trunkline.data;

import io.trunkline.data.audit.AuditLog;
import io.trunkline.data.audit.SqlAuditLog;
import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.data.idempotency.SqlIdempotentRequests;
import io.trunkline.data.retention.RetentionJob;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.web.problem.CommonProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/// Imported by a service that has an audit log and idempotency keys, with the migrations of both. It requires a
/// [Fingerprint], and runs all rules of retention of the service every `trunkline.retention.interval`.
@Configuration(proxyBeanMethods = false)
public class DataKit {
    @Bean
    AuditLog auditLog(DatabaseClient database, Clock clock, JsonMapper json) {
        return new SqlAuditLog(database, clock, json);
    }

    @Bean
    IdempotentRequests idempotentRequests(
            DatabaseClient database, Clock clock, JsonMapper json, Fingerprint fingerprint) {
        return new SqlIdempotentRequests(
                database,
                clock,
                json,
                fingerprint,
                () -> CommonProblem.IDEMPOTENCY_CONFLICT.problem("Use a new key for a different request"));
    }

    @Bean
    RetentionRule auditLogRetention(DatabaseClient database, @Value("${trunkline.retention.audit-log}") Duration keep) {
        return SqlAuditLog.retention(database, keep);
    }

    @Bean
    RetentionRule idempotencyKeyRetention(DatabaseClient database) {
        return SqlIdempotentRequests.retention(database);
    }

    @Bean
    RetentionJob retentionJob(List<RetentionRule> rules, Clock clock) {
        return new RetentionJob(rules, clock);
    }

    @Bean
    BackgroundLoop retention(RetentionJob job, @Value("${trunkline.retention.interval}") Duration interval) {
        return BackgroundLoop.named("retention").every(interval, job.longestRun(), job::run);
    }
}
