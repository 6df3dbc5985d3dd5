package io.trunkline.cdr.alerts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The alerts that are kept.
interface AlertStore {
    /// Keeps alerts, each once.
    Mono<Void> save(Collection<Alert> alerts);

    /// The latest first.
    Mono<List<Alert>> list(AlertFilter filter);

    /// Deletes what was raised before.
    Mono<Void> deleteBefore(Instant before);
}
