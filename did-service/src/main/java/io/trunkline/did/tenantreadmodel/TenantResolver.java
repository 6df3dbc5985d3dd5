package io.trunkline.did.tenantreadmodel;

import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.web.security.CurrentUser;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Finds the tenant of a request.
public interface TenantResolver {
    /// The tenant that the request names, or a seller's own tenant. Waits for a tenant that is not known yet, so it
    /// must not be called within a transaction.
    ///
    /// @param requested the tenant id of the request; null if it has none
    /// @return fails with `request.invalid` if the id is missing and required, `tenant.unknown` if there is no such
    ///     tenant or the caller may not see it, and `service.not-ready` if not all tenants have been read yet
    Mono<TenantId> resolve(CurrentUser caller, @Nullable UUID requested);

    /// Keeps the deletion of the tenant from being consumed until the caller's transaction ends. A transaction that
    /// stores an active number of a tenant needs it.
    ///
    /// @return fails with `tenant.unknown` if the tenant was deleted
    Mono<Void> lock(TenantId tenant);

    /// The country of the tenant's national numbers: its own, or the default country if it has none.
    Mono<Country> countryOf(TenantId tenant);
}
