package io.trunkline.routing.blockedcallers;

import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores blocked callers.
interface BlockedCallers {
    /// Can be sorted by `number` and `createdAt`.
    Mono<Page<BlockedCaller>> list(Filter filter, PageRequest page);

    /// Filters of a list; an empty one matches every blocked caller.
    ///
    /// @param number E.164 or `anonymous`
    /// @param search part of the number, the note or the name of the user who blocked it; case is ignored
    record Filter(Optional<UUID> tenant, Optional<String> number, Optional<String> search) {}

    /// False if the caller is already blocked; the existing entry is left unchanged.
    Mono<Boolean> add(BlockedCaller caller);

    Mono<BlockedCaller> find(UUID tenant, String number);

    /// @param tenant finds only its own blocked callers; empty for all tenants
    Mono<BlockedCaller> find(UUID id, Optional<UUID> tenant);

    /// Returns the removed entry; empty if there was none.
    Mono<BlockedCaller> remove(UUID id, Optional<UUID> tenant);
}
