package io.trunkline.routing.live;

import io.trunkline.routing.live.domain.LiveState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What is held, read without a lock.
interface Holdings {
    /// Everything, or a tenant's campaigns and links.
    Mono<LiveState> read(Optional<UUID> tenant);

    /// Held leases in the order they were taken.
    Mono<List<LiveLease>> leases(LeaseFilter filter);
}
