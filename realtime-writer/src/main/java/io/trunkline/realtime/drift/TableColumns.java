package io.trunkline.realtime.drift;

import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The columns that the realtime tables have.
interface TableColumns {
    /// The names of the columns, by table or view of schema `public`.
    Mono<Map<String, Set<String>>> read();

    /// Runs the statements of a remedy in their order.
    Mono<Void> run(List<String> remedy);
}
