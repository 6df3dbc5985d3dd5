package io.trunkline.provisioning.apikeys;

import io.trunkline.provisioning.apikeys.domain.ApiKey;
import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores API keys and the digests of their secrets. Only [#lockPageForShare] returns deleted ones.
interface ApiKeyRepository {

    Mono<Void> insert(ApiKey key, byte[] digest);

    /// Stores a deleted key. The transaction has locked its row.
    Mono<Void> delete(ApiKey key);

    Mono<ApiKey> find(UUID id);

    Mono<ApiKey> findByDigest(byte[] digest);

    /// Finds it and locks its row until the transaction ends.
    Mono<ApiKey> lock(UUID id);

    /// Finds the keys of a tenant and locks their rows until the transaction ends.
    Mono<List<ApiKey>> lockOfTenant(TenantId tenant);

    /// Writes at most once a minute.
    Mono<Void> recordUse(UUID id, Instant now);

    /// Can be sorted by `name` and `createdAt`.
    Mono<Page<ApiKey>> list(Filter filter, PageRequest page);

    /// The next keys after an id, sorted by id. Includes deleted ones. Locks their rows against changes until the
    /// transaction ends.
    Mono<List<ApiKey>> lockPageForShare(UUID after, int limit);

    /// Filters of a list; an empty one matches every key.
    ///
    /// @param search part of the name; case is ignored
    record Filter(List<Role> roles, Optional<UUID> tenantId, Optional<String> search) {}
}
