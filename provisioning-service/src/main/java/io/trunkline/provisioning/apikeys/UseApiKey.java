package io.trunkline.provisioning.apikeys;

import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.provisioning.apikeys.domain.ApiKey;
import io.trunkline.provisioning.platform.RandomSecret;
import io.trunkline.provisioning.tenants.TenantRepository;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Records when a key was last used. The caller is not known before, so this runs as the owner of the database.
@Component
class UseApiKey implements ApiKeys {
    private final ApiKeyRepository keys;
    private final TenantRepository tenants;
    private final Clock clock;

    UseApiKey(ApiKeyRepository keys, TenantRepository tenants, Clock clock) {
        this.keys = keys;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public Mono<ApiKey> find(String secret) {
        return keys.findByDigest(new RandomSecret(secret).digest())
                .filter(key -> key.isActive(clock.instant()))
                .filterWhen(key -> tenants.allowsAccess(key.settings().tenantId()))
                .delayUntil(key -> keys.recordUse(key.id(), clock.instant()))
                .as(OwnerAccess::run);
    }
}
