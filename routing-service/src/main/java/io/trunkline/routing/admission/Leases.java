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

/// The rows of calls and leases. Rows are always locked in this order: calls, leases, caps.
public interface Leases {
    /// Locks the rows of the commands' calls in the order of their ids, and creates those that a command asks for.
    /// Other calls without a row are left out.
    Mono<List<AdmissionState.CallRow>> lockCalls(Collection<AdmissionCommand> commands);

    /// All leases of these calls.
    Mono<List<Lease>> findByCalls(Collection<String> calls);

    /// Writes the changes of a batch.
    Mono<Void> write(AdmissionState.Changes changes);

    /// Calls of a node with a lease held since before t0 that are not among the live ones.
    Mono<List<String>> findAbsentCalls(String node, Instant t0, Collection<String> live);

    /// The owner of an endpoint.
    ///
    /// @param carrier whether it is a carrier; else it is a client
    record EndpointOwner(UUID id, boolean carrier) {}

    /// The clients and carriers of these endpoints, as far as known.
    Mono<Map<String, EndpointOwner>> findEndpointOwners(Collection<String> endpoints);

    /// The time of the database's clock.
    Mono<Instant> databaseTime();

    /// The nodes with held leases.
    Mono<List<String>> findNodesWithLeases();
}
