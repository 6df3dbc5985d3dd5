package io.trunkline.realtime.projection;

import io.trunkline.realtime.projection.Bookkeeping.Applied;
import io.trunkline.realtime.projection.domain.Claims;
import io.trunkline.realtime.projection.domain.Drift;
import io.trunkline.realtime.projection.domain.EntityKey;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// What is applied, and whether the tables still hold it.
final class InspectTables {
    private final Bookkeeping bookkeeping;
    private final Tables tables;
    private final Reconcile reconcile;
    private final TransactionalOperator oneSnapshot;

    /// @param oneSnapshot all reads of it see the database as of one instant, or a change on its way would look
    ///     like drift
    InspectTables(Bookkeeping bookkeeping, Tables tables, Reconcile reconcile, TransactionalOperator oneSnapshot) {
        this.bookkeeping = bookkeeping;
        this.tables = tables;
        this.reconcile = reconcile;
        this.oneSnapshot = oneSnapshot;
    }

    Mono<List<Applied>> applied(Optional<EntityKey> after, int limit) {
        return bookkeeping.list(after, limit);
    }

    /// Every row that somebody edited by hand, added or took away.
    Mono<List<Drift>> drift() {
        return bookkeeping
                .claims()
                .map(claims -> Claims.winners(claims).values())
                .flatMap(reconcile::opened)
                .zipWhen(_ -> tables.everything(), Drift::between)
                .as(oneSnapshot::transactional);
    }
}
