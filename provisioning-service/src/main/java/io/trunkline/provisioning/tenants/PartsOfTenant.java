package io.trunkline.provisioning.tenants;

import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.security.CurrentUser;
import reactor.core.publisher.Mono;

/// What another feature stores for a tenant, and deletes with it.
public interface PartsOfTenant {
    /// Runs in the transaction that deletes the tenant, which has locked its row.
    Mono<Void> delete(CurrentUser by, TenantId tenant);
}
