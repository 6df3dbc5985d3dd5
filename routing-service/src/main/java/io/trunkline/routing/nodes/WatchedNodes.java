package io.trunkline.routing.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Stores when each node was last asked for a snapshot and when it last answered.
interface WatchedNodes {
    /// A time during which a node did not answer.
    ///
    /// @param leases held by the node's calls; they are kept
    record NodeOutage(String node, Instant since, long leases) {}

    /// A complete snapshot.
    ///
    /// @param requestedAt the time of the request
    record NodeAnswer(Instant requestedAt, NodeReport report) {
        NodeAnswer latest(NodeAnswer other) {
            return other.requestedAt.isAfter(requestedAt) ? other : this;
        }
    }

    /// Records that the configured nodes, and all nodes with held leases, are asked now. The unreachable time
    /// of a node that was not asked for `unreachableAfter` starts anew; a node that is no longer asked is
    /// deleted after the same time.
    Mono<Void> watch(Collection<String> configured, Duration unreachableAfter);

    /// Marks nodes without an answer for `unreachableAfter` as unreachable and returns those that were not
    /// marked before.
    Mono<List<NodeOutage>> startOutages(Duration unreachableAfter);

    /// Records answers by the time of the request they belong to. The report of the latest one is kept. An answer
    /// to a request that is older than `unreachableAfter` does not end an outage.
    ///
    /// @return the outages that end with these answers
    Mono<List<NodeOutage>> recordAnswers(Map<String, NodeAnswer> answers, Duration unreachableAfter);
}
