package io.trunkline.realtime.apply;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// What names resolved to before.
interface ResolvedHostStore {
    /// Those that ever resolved; the others are missing.
    Mono<Map<String, List<String>>> find(Collection<String> hosts);

    /// @param found names with at least one address each
    Mono<Void> save(Map<String, List<String>> found, Instant resolvedAt);
}
