package io.trunkline.routing.nodes;

import java.util.List;
import reactor.core.publisher.Mono;

/// Which nodes answer.
public interface ReachableNodes {
    /// Those of these nodes that are not known to be unreachable, in the same order; all of them if none is left.
    Mono<List<String>> among(List<String> nodes);
}
