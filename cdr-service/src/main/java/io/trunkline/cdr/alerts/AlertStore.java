package io.trunkline.cdr.alerts;

import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/// The stored alerts.
interface AlertStore {
    /// Stores alerts. One that is stored already is not changed.
    Mono<Void> save(Collection<Alert> alerts);

    /// The latest first.
    Mono<List<Alert>> list(AlertFilter filter);
}
