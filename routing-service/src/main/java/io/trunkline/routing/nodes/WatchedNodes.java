package io.trunkline.routing.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// When each node last answered.
interface WatchedNodes {
    /// A node's silence.
    ///
    /// @param leases that it holds, and that stay
    record NodeOutage(String node, Instant since, long leases) {}

    /// Notes that the configured nodes, and those that hold leases, are asked now. Of one that nobody asked for so
    /// long, no silence counts before now; one that is asked no more is forgotten after as long.
    Mono<Void> watch(Collection<String> configured, Duration silentAfter);

    /// Silences that lasted so long and were not told before; from now on they are.
    Mono<List<NodeOutage>> startOutages(Duration silentAfter);

    /// Notes which questions were answered, by the moment that each was asked at. What was asked longer ago than
    /// this is no sign of life any more.
    ///
    /// @return the told silences that end with it
    Mono<List<NodeOutage>> recordAnswers(Map<String, Instant> questions, Duration silentAfter);
}
