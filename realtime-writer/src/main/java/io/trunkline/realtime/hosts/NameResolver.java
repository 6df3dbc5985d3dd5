package io.trunkline.realtime.hosts;

import java.util.List;
import reactor.core.publisher.Mono;

/// Resolves a name.
@FunctionalInterface
interface NameResolver {
    /// @param host a host name, or the name of SRV records, which begins with `_`
    /// @return the host's addresses, sorted; empty when it cannot be resolved
    Mono<List<String>> resolve(String host);
}
