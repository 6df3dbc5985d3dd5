package io.trunkline.realtime.hosts;

import io.trunkline.realtime.hosts.domain.Answer;
import reactor.core.publisher.Mono;

/// Resolves a name.
@FunctionalInterface
interface NameResolver {
    /// @param host a host name, or the name of SRV records, which begins with `_`
    Mono<Answer> resolve(String host);
}
