package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.AdmissionCommand;
import io.trunkline.routing.admission.domain.AdmissionState;
import io.trunkline.routing.admission.domain.Lease;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The rows of calls and leases. Whoever locks both, and caps, takes the calls' rows first and the caps' last.
public interface Leases {
    /// Locks the rows of the commands' calls in the order of their ids, and makes those that are to be remembered;
    /// calls that are neither known nor to be remembered are left out.
    Mono<List<AdmissionState.CallRow>> lockCalls(Collection<AdmissionCommand> commands);

    /// All leases of these calls.
    Mono<List<Lease>> findByCalls(Collection<String> calls);

    /// Writes what a batch changed of calls and leases.
    Mono<Void> write(AdmissionState.Changes changes);

    /// Calls of a node that hold something since before t0 and are not among the live ones.
    Mono<List<String>> findAbsentCalls(String node, Instant t0, Collection<String> live);

    /// Whose endpoint it is.
    ///
    /// @param carrier whether it is a carrier's; else a client's
    record EndpointOwner(UUID id, boolean carrier) {}

    /// The clients and carriers behind endpoints, as far as known.
    Mono<Map<String, EndpointOwner>> findEndpointOwners(Collection<String> endpoints);

    /// The database's own clock.
    Mono<Instant> databaseTime();

    /// Nodes that hold leases.
    Mono<List<String>> findNodesWithLeases();
}
