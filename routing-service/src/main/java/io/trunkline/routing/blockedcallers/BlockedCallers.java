package io.trunkline.routing.blockedcallers;

import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores blocked callers.
interface BlockedCallers {
    /// Ordered by number, one row more than the page size.
    Mono<List<BlockedCaller>> list(UUID tenant, PageRequest page);

    /// False if the caller is already blocked; the existing entry is left unchanged.
    Mono<Boolean> add(BlockedCaller caller);

    Mono<BlockedCaller> find(UUID tenant, String number);

    /// True if the caller was blocked.
    Mono<Boolean> remove(UUID tenant, String number);
}
