package io.trunkline.cdr.platform;

import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.data.idempotency.IdempotentRequests;
import io.trunkline.data.idempotency.SqlIdempotentRequests;
import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/// The clock, Idempotency-Keys, and the access revoked by provisioning-service.
@Configuration(proxyBeanMethods = false)
class PlatformWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Of orders of exports.
    @Bean
    IdempotentRequests idempotentRequests(DatabaseClient database, Clock clock, JsonMapper json) {
        return new SqlIdempotentRequests(
                database,
                clock,
                json,
                Fingerprint.withoutSecrets(),
                () -> CommonProblem.IDEMPOTENCY_CONFLICT.problem("Use a new key for a different request"));
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
