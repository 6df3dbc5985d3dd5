package io.trunkline.provisioning.apikeys;

import io.trunkline.provisioning.tenants.PartsOfTenant;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.security.CurrentUser;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Deletes the keys of a tenant with it.
@Component
class KeysOfTenant implements PartsOfTenant {
    private final ApiKeyRepository keys;
    private final ManageApiKeys manage;

    KeysOfTenant(ApiKeyRepository keys, ManageApiKeys manage) {
        this.keys = keys;
        this.manage = manage;
    }

    @Override
    public Mono<Void> delete(CurrentUser by, TenantId tenant) {
        return keys.lockOfTenant(tenant)
                .flatMapMany(Flux::fromIterable)
                .concatMap(key -> manage.delete(by, key))
                .then();
    }
}
