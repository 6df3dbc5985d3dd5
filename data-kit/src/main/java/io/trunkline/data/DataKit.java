package io.trunkline.data;

import io.trunkline.data.audit.AuditKit;
import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.data.idempotency.SqlIdempotentRequests;
import io.trunkline.data.retention.RetentionKit;
import io.trunkline.data.retention.RetentionRule;
import io.trunkline.web.problem.CommonProblem;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/// Imported by a service that has an audit log and idempotency keys, with the migrations of both. It requires a
/// [Fingerprint].
@Configuration(proxyBeanMethods = false)
@Import({AuditKit.class, RetentionKit.class})
public class DataKit {
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
    RetentionRule idempotencyKeyRetention(DatabaseClient database) {
        return SqlIdempotentRequests.retention(database);
    }
}
