package io.trunkline.provisioning.tenants;

import io.trunkline.provisioning.tenants.domain.Tenant;
import io.trunkline.provisioning.tenants.domain.TenantId;
import io.trunkline.provisioning.tenants.domain.TenantStatus;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The tenants that are stored. Deleted ones are never found, and only said again by [#allIncludingDeleted].
public interface TenantRepository {

    /// @return an error when the name is another's
    Mono<Void> insert(Tenant tenant);

    /// Stores the next version of a tenant that the transaction holds locked.
    Mono<Void> update(Tenant tenant);

    Mono<Tenant> find(TenantId id);

    /// Finds it and keeps others from changing it until the transaction ends.
    Mono<Tenant> lock(TenantId id);

    /// Finds it and keeps it from being deleted until the transaction ends.
    Mono<Tenant> lockForShare(TenantId id);

    /// Whether users belong to it.
    Mono<Boolean> hasUsers(TenantId id);

    /// In the order of names.
    ///
    /// @param status null for every one
    /// @param search a part of the name, whatever its case; null for any
    Mono<List<Tenant>> list(@Nullable TenantStatus status, @Nullable String search, PageRequest page);

    /// Every tenant, deleted ones too, read `FOR SHARE`.
    Flux<Tenant> allIncludingDeleted();
}
