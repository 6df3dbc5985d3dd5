package io.trunkline.realtime.drift;

import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The columns that the realtime tables have.
interface TableColumns {
    /// The names of the columns, by table or view of schema `public`.
    Mono<Map<String, Set<String>>> read();
}
