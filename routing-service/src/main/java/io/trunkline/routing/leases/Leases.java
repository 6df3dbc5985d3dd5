package io.trunkline.routing.leases;

import io.trunkline.routing.leases.domain.Book;
import io.trunkline.routing.leases.domain.Command;
import io.trunkline.routing.leases.domain.Lease;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The rows of calls and leases. Whoever locks both, and caps, takes the calls' rows first and the caps' last.
interface Leases {
    /// Locks the rows of the commands' calls in the order of their ids, and makes those that are to be remembered;
    /// calls that are neither known nor to be remembered are left out.
    Mono<List<Book.CallRow>> lockCalls(Collection<Command> commands);

    /// All leases of these calls.
    Mono<List<Lease>> ofCalls(Collection<String> calls);

    /// Writes what a batch changed of calls and leases.
    Mono<Void> write(Book.Changes changes);

    /// Calls of a node that hold something since before t0 and are not among the live ones.
    Mono<List<String>> absent(String node, Instant t0, Collection<String> live);

    /// Whose endpoint it is.
    ///
    /// @param carrier whether it is a carrier's; else a client's
    record Owner(UUID id, boolean carrier) {}

    /// The clients and carriers behind endpoints, as far as known.
    Mono<Map<String, Owner>> owners(Collection<String> endpoints);

    /// The database's own clock.
    Mono<Instant> now();

    /// Nodes that hold leases.
    Mono<List<String>> nodesInUse();
}
