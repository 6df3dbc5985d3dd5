package io.trunkline.cdr.alerts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The alerts that are kept.
interface Alerts {
    /// Keeps alerts, each once.
    Mono<Void> keep(Collection<Alert> alerts);

    /// The latest first.
    Mono<List<Alert>> list(AlertFilter filter);

    /// Deletes what was raised before.
    Mono<Void> forget(Instant before);
}
