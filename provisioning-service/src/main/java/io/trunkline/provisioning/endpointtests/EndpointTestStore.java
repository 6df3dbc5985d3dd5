package io.trunkline.provisioning.endpointtests;

import io.trunkline.events.nodes.EndpointTested;
import io.trunkline.provisioning.endpointtests.domain.EndpointTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores tests of carriers and clients.
interface EndpointTestStore {
    /// How many tests of each carrier and client are kept.
    int KEPT = 20;

    /// Stores a test, unless another one of the same carrier or client runs, and deletes the oldest ones.
    ///
    /// @return whether it was stored
    Mono<Boolean> insert(EndpointTest test);

    /// The test of a carrier or client that runs.
    Mono<EndpointTest> findRunning(UUID owner, Instant now);

    /// The last tests of a carrier or client, the latest first.
    Mono<List<EndpointTest>> list(UUID owner);

    Mono<EndpointTest> find(UUID owner, UUID testId);

    /// Stores what a node reported, unless something later is stored, or the test has ended.
    Mono<Void> save(EndpointTested results, Instant now);
}
