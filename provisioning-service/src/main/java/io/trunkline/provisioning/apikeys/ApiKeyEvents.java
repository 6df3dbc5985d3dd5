package io.trunkline.provisioning.apikeys;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.provisioning.apikeys.domain.ApiKey;
import io.trunkline.telephony.ids.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Turns an API key into access.changed: whether its tokens are accepted.
@Configuration(proxyBeanMethods = false)
class ApiKeyEvents {

    @Bean
    RepublishSource apiKeyRepublishSource(ApiKeyRepository keys) {
        return (after, limit) -> keys.lockPageForShare(after, limit)
                .map(page -> page.stream().map(ApiKeyEvents::eventOf).toList());
    }

    static Event eventOf(ApiKey key) {
        return new AccessChanged(
                key.id(),
                key.version(),
                key.deletedAt() != null,
                AccessChanged.Kind.API_KEY,
                key.settings().tenantId().map(TenantId::value).orElse(null),
                key.deletedAt() == null,
                null);
    }
}
