package io.trunkline.did.tenantreadmodel;

import io.trunkline.messaging.references.ReferenceState;
import io.trunkline.telephony.numbers.Country;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The tenants that exist, by tenant.changed.
interface TenantReadModel {
    /// Available unless the tenant is deleted.
    Mono<ReferenceState> state(UUID id);

    /// Locks the row of a tenant against changes until the transaction ends.
    ///
    /// @return whether the tenant exists
    Mono<Boolean> lockExisting(UUID id);

    /// Empty for a tenant that is unknown or has none.
    Mono<Country> country(UUID id);

    /// Stores the tenants whose version is newer than the stored one.
    Mono<Void> apply(List<TenantVersion> tenants);

    /// The latest version of a tenant; a list has each tenant once.
    ///
    /// @param country ISO 3166-1; null if the event has none
    record TenantVersion(
            UUID id,
            long version,
            boolean deleted,
            @Nullable String country) {}
}
