package io.trunkline.data.audit;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.messaging.deadletters.RedeliveryRecorder;
import io.trunkline.web.openapi.ApiDescription;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/// The audit log of a service, with the migrations of `db/data-kit/audit`, and its list in the API. A service
/// declares its kinds as [AuditedKinds]. The redeliveries of dead letters are a kind of every service.
@Configuration(proxyBeanMethods = false)
public class AuditKit {
    private static final String DEAD_LETTER = "dead-letter";
    private static final String REDELIVER = "redeliver";

    @Bean
    AuditLog auditLog(DatabaseClient database, Clock clock, JsonMapper json) {
        return new SqlAuditLog(database, clock, json);
    }

    @Bean
    RetentionRule auditLogRetention(DatabaseClient database, @Value("${trunkline.retention.audit-log}") Duration keep) {
        return SqlAuditLog.retention(database, keep);
    }

    @Bean
    AuditedKinds auditedDeadLetters(@Value("${spring.application.name}") String service) {
        return AuditedKinds.none().ofPlatform(service + "-dead-letters", DEAD_LETTER, REDELIVER);
    }

    @Bean
    RedeliveryRecorder redeliveryRecorder(AuditLog log) {
        return (by, letter) -> log.append(AuditEntry.of(
                by,
                REDELIVER,
                new AuditEntry.Entity(DEAD_LETTER, letter.id(), null, null),
                AuditEntry.Change.to(RedeliveredLetter.of(letter))));
    }

    @Bean
    @ConditionalOnWebApplication
    AuditController auditController(ObjectProvider<AuditedKinds> kinds, DatabaseClient database, JsonMapper json) {
        return new AuditController(AuditedKinds.merged(kinds.stream()), new SqlAuditedChanges(database, json));
    }

    @Bean
    @ConditionalOnWebApplication
    ApiDescription auditDescription(ObjectProvider<AuditedKinds> kinds) {
        AuditedKinds all = AuditedKinds.merged(kinds.stream());
        return ApiDescription.none()
                .parameterValues("listChanges", "kind", texts(all.paths()))
                .parameterValues("listChanges", "action", texts(all.actions()))
                .values("AuditedActor.kind", "user", "api-key", "system");
    }

    private static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }
}
