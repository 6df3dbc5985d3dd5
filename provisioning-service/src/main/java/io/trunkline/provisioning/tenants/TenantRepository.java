package io.trunkline.provisioning.tenants;

import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.provisioning.tenants.domain.TenantStatus;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.problem.CommonProblem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores tenants. Only [#lockPageForShare] returns deleted ones.
public interface TenantRepository {

    /// @return fails with `tenant.name-taken`
    Mono<Void> insert(Tenant tenant);

    /// Stores the next version of a tenant. The transaction has locked its row.
    Mono<Void> update(Tenant tenant);

    Mono<Tenant> find(TenantId id);

    /// Whether a user or API key of this tenant has access: its tenant is active, or it has none.
    default Mono<Boolean> allowsAccess(Optional<TenantId> tenant) {
        return tenant.map(id -> find(id).map(Tenant::isActive).defaultIfEmpty(false))
                .orElse(Mono.just(true));
    }

    /// Checks the tenant by which a list is filtered.
    ///
    /// @return empty, also without a tenant; fails with `tenant.unknown`
    default Mono<Void> requireExisting(Optional<UUID> id) {
        return Mono.justOrEmpty(id)
                .flatMap(named -> find(new TenantId(named))
                        .switchIfEmpty(
                                Mono.error(() -> CommonProblem.TENANT_UNKNOWN.problem("There is no tenant " + named))))
                .then();
    }

    /// Finds it and locks its row until the transaction ends.
    Mono<Tenant> lock(TenantId id);

    /// Finds it and locks its row against changes; other readers may lock it too.
    Mono<Tenant> lockForShare(TenantId id);

    /// Those of the ids that are ids of tenants.
    Mono<Set<TenantId>> findExisting(Collection<TenantId> ids);

    /// Whether any user belongs to the tenant.
    Mono<Boolean> hasUsers(TenantId id);

    /// Can be sorted by `name` and `createdAt`.
    Mono<Page<Tenant>> list(Filter filter, PageRequest page);

    /// The next tenants after an id, sorted by id. Includes deleted ones. Locks their rows against changes until
    /// the transaction ends.
    Mono<List<Tenant>> lockPageForShare(TenantId after, int limit);

    /// Filters of a list; an empty one matches every tenant.
    ///
    /// @param search part of the name; case is ignored
    record Filter(List<TenantStatus> statuses, Optional<String> name, Optional<String> search) {}
}
