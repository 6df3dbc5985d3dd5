package io.trunkline.cdr.alerts;

import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.Collection;
import reactor.core.publisher.Mono;

/// The stored alerts.
interface AlertStore {
    /// Stores alerts. One that is stored already is not changed.
    Mono<Void> save(Collection<Alert> alerts);

    /// Can be sorted by `raisedAt`.
    Mono<Page<Alert>> list(AlertFilter filter, PageRequest page);
}
