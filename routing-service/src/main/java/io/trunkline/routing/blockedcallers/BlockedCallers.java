package io.trunkline.routing.blockedcallers;

import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Where blocked callers are kept.
interface BlockedCallers {
    /// By number, one row more than the page shows.
    Mono<List<BlockedCaller>> list(UUID tenant, PageRequest page);

    /// Whether it is new; one that is there stays as it is.
    Mono<Boolean> add(BlockedCaller caller);

    Mono<BlockedCaller> find(UUID tenant, String number);

    /// Whether it was there.
    Mono<Boolean> remove(UUID tenant, String number);

    /// Leaves a row that says who changed what.
    Mono<Void> audit(CurrentUser actor, String action, UUID tenant, String number);
}
