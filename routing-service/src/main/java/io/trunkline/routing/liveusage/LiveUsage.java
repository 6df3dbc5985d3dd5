package io.trunkline.routing.liveusage;

import io.trunkline.routing.liveusage.domain.LiveState;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Reads live usage, without locks.
interface LiveUsage {
    /// The usage of everything, or of one tenant's campaigns and links.
    Mono<LiveState> read(Optional<UUID> tenant);

    /// Held leases. Can be sorted by `takenAt`.
    Mono<Page<LiveLease>> leases(LeaseFilter filter, PageRequest page);
}
