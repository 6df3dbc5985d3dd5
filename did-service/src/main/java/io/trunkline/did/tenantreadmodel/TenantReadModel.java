package io.trunkline.did.tenantreadmodel;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The tenants that were heard of.
interface TenantReadModel {
    /// Whether there is such a tenant, and it is not deleted.
    Mono<Boolean> exists(UUID id);

    /// Keeps what is newer than what is known.
    Mono<Void> apply(List<TenantVersion> tenants);

    /// A tenant's last word, no tenant twice in a list.
    record TenantVersion(UUID id, long version, boolean deleted) {}
}
