package io.trunkline.realtime.hosts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// The last known addresses of names.
interface ResolvedHostStore {
    /// Without names that have never resolved.
    Mono<Map<String, List<String>>> find(Collection<String> hosts);

    /// @param found names, each with at least one address
    Mono<Void> save(Map<String, List<String>> found, Instant resolvedAt);
}
