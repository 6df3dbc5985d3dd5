package io.trunkline.realtime.apply;

import java.util.List;
import reactor.core.publisher.Mono;

/// Asks the name service.
@FunctionalInterface
interface NameResolver {
    /// @return the host's addresses, sorted; empty when there are none to be had
    Mono<List<String>> resolve(String host);
}
