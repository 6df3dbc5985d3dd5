package io.trunkline.routing.blockedcallers;

import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores blocked callers.
interface BlockedCallers {
    /// Ordered by number, one row more than the page size.
    ///
    /// @param number E.164 or `anonymous`; empty for all
    Mono<List<BlockedCaller>> list(UUID tenant, Optional<String> number, PageRequest page);

    /// False if the caller is already blocked; the existing entry is left unchanged.
    Mono<Boolean> add(BlockedCaller caller);

    Mono<BlockedCaller> find(UUID tenant, String number);

    /// @param tenant finds only its own blocked callers; empty for all tenants
    Mono<BlockedCaller> find(UUID id, Optional<UUID> tenant);

    /// Returns the removed entry; empty if there was none.
    Mono<BlockedCaller> remove(UUID id, Optional<UUID> tenant);
}
