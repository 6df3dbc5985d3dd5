package io.trunkline.realtime.projection;

import java.util.List;
import reactor.core.publisher.Mono;

/// Asks the name service.
@FunctionalInterface
interface Resolver {
    /// @return the host's addresses, sorted; empty when there are none to be had
    Mono<List<String>> resolve(String host);
}
