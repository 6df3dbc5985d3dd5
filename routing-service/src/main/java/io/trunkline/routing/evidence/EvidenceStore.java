package io.trunkline.routing.evidence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What evidence is compared with: the held leases of a node, and who owns an endpoint.
interface EvidenceStore {
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
