package io.trunkline.routing.liveusage;

import io.trunkline.routing.liveusage.domain.LiveState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Reads live usage, without locks.
interface LiveUsage {
    /// The usage of everything, or of one tenant's campaigns and links.
    Mono<LiveState> read(Optional<UUID> tenant);

    /// Held leases in the order they were taken.
    Mono<List<LiveLease>> leases(LeaseFilter filter);
}
