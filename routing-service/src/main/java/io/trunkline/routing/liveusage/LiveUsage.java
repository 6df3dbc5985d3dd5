package io.trunkline.routing.liveusage;

import io.trunkline.routing.liveusage.domain.LiveState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What is held, read without a lock.
interface LiveUsage {
    /// Everything, or a tenant's campaigns and links.
    Mono<LiveState> read(Optional<UUID> tenant);

    /// Held leases in the order they were taken.
    Mono<List<LiveLease>> leases(LeaseFilter filter);
}
