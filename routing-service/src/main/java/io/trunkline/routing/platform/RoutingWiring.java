package io.trunkline.routing.platform;

import io.trunkline.data.audit.AuditEntry;
import io.trunkline.data.audit.AuditedKinds;
import io.trunkline.data.idempotency.Fingerprint;
import io.trunkline.messaging.consumer.AccessSubscription;
import io.trunkline.messaging.consumer.Subscription;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RoutingWiring {
    private static final String[] CAMPAIGN_ACTIONS = {
        AuditEntry.CREATE,
        AuditEntry.UPDATE,
        AuditEntry.DELETE,
        "link-client",
        "unlink-client",
        "add-carrier",
        "remove-carrier",
        "add-did",
        "remove-did",
        "test-call"
    };

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Fingerprint fingerprint() {
        return Fingerprint.withoutSecrets();
    }

    /// Changes of the links, carriers and numbers of a campaign are changes of the campaign.
    @Bean
    AuditedKinds auditedKinds() {
        return AuditedKinds.none()
                .ofTenants("campaigns", "campaign", CAMPAIGN_ACTIONS)
                .ofTenants("blocked-callers", "blocked-caller", "block", "unblock")
                .ofTenants("calls", "call", "cancel", "hang-up");
    }

    @Bean
    Subscription access(InMemoryRevokedAccess revokedAccess) {
        return AccessSubscription.to(revokedAccess::apply);
    }
}
