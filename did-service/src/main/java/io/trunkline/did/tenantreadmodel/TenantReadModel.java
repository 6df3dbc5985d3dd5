package io.trunkline.did.tenantreadmodel;

import io.trunkline.messaging.references.ReferenceState;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The tenants that exist, by tenant.changed.
interface TenantReadModel {
    /// Available unless the tenant is deleted.
    Mono<ReferenceState> state(UUID id);

    /// Stores the tenants whose version is newer than the stored one.
    Mono<Void> apply(List<TenantVersion> tenants);

    /// The latest version of a tenant; a list has each tenant once.
    record TenantVersion(UUID id, long version, boolean deleted) {}
}
